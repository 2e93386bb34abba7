"""Notes at a passage: they go along with it, are answered and resolved, and no reader has them."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from articles.acts.passages import add_passage_note
from articles.acts.removal.orders import ask_removal, do_removal
from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish
from articles.draft.passages import Passage, find, running_text
from articles.draft.revisions import restore_story
from articles.draft.snapshot import story_of
from articles.models import Article, Notice, PassageNote
from editions.choices import Kind
from newsroom.leaks import leaks
from people.actors import SHELL
from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in, the_text
from tests.builders import live_article, make_article
from tests.desk.client import desk, open_story, story_url

pytestmark = pytest.mark.django_db

BODY = (
    "<p>The ferry ran on Monday. Ten <em>old</em> ships waited.</p>"
    "<p>The ferry ran on Friday, and the harbour slept.</p>"
)


def note_at(article: Article, exact: str, before: str = "", words: str = "Who says so?") -> int:
    return add_passage_note(article, Passage(exact, before), words, by=SHELL).pk


def save(user: User, article: Article, body: str) -> None:
    client = desk(user)
    client.post(story_url(article), {**open_story(client, article), "body": body})


@pytest.mark.parametrize(
    ("body", "exact", "is_lost"),
    [
        pytest.param(f"<p>New above.</p>{BODY}", "ferry ran", False, id="moved"),
        pytest.param(BODY.replace("on Friday", "at noon"), "ferry ran", False, id="beside"),
        pytest.param(
            BODY.replace("ferry ran on F", "old ferry hardly ran on F"),
            "ferry hardly ran",
            False,
            id="written-into",
        ),
        pytest.param(
            BODY.replace("ferry ran on F", "ferry sailed on F"), "ferry sailed", False, id="mended"
        ),
        pytest.param(BODY.replace("<em>old</em>", "<strong>old</strong>"), "ferry ran", False,
                     id="marked"),
        pytest.param("<p>The ferry ran on Monday.</p>", "ferry ran", True, id="gone"),
    ],
)  # fmt: skip
def test_note_goes_along_with_its_passage(
    web_editor: User, body: str, exact: str, is_lost: bool
) -> None:
    article = make_article(body=BODY)
    pk = note_at(article, "ferry ran", before="waited. The ")
    save(web_editor, article, body)
    note = PassageNote.objects.get(pk=pk)
    assert (note.exact, note.is_lost) == (exact, is_lost)
    if not is_lost:
        text = running_text(body)
        place = find(Passage(note.exact, note.before, note.after), text)
        assert place
        assert place[0] == text.rindex(exact)


def test_note_is_there_again_when_its_passage_is(web_editor: User) -> None:
    article = make_article(body=BODY)
    before = story_of(article)
    pk = note_at(article, "Ten old ships waited")
    save(web_editor, article, "<p>Nothing is left.</p>")
    page = desk(web_editor).get(story_url(article)).content.decode()
    assert "These words are no longer in the text." in page
    restore_story(article, before, by=SHELL)
    assert PassageNote.objects.get(pk=pk).is_lost is False


def test_note_at_words_that_are_not_saved_yet_waits_for_them(web_editor: User) -> None:
    article = make_article(body=BODY)
    pk = note_at(article, "A whale came by")
    save(web_editor, article, f"{BODY}<p>A whale came by.</p>")
    note = PassageNote.objects.get(pk=pk)
    assert (note.exact, note.is_lost, note.after) == ("A whale came by", False, ".")


def test_colleagues_leave_answer_and_resolve_notes(
    reporter: User, web_editor: User, photo_editor: User, moderator: User
) -> None:
    article = make_article(by=reporter, body=BODY)
    at = f"/admin/stories/{article.public_id}/passages/"
    sent = {"exact": "Ten old  ships", "before": "Monday. ", "after": " waited.", "words": "Ten?"}
    assert desk(moderator).post(at, sent).status_code == 404
    assert Client().post(at, sent).status_code == 302
    assert desk(web_editor).get(at).status_code == 404
    assert not PassageNote.objects.exists()
    desk(web_editor).post(at, sent)
    note = PassageNote.objects.get()
    assert (note.exact, note.before, note.by) == ("Ten old ships", "Monday. ", "Wen Jia")
    told = Notice.objects.get(user=reporter).words
    assert told == f"Wen Jia left a note in “{article}”: Ten?"

    answered = f"{at}{note.pk}/answer/"
    desk(photo_editor).post(answered, {f"words-{note.pk}": "I counted nine."})
    assert Notice.objects.filter(user=web_editor, words__contains="nine").count() == 1
    page = desk(reporter).get(story_url(article)).content.decode()
    assert "I counted nine." in page
    desk(reporter).post(f"{at}{note.pk}/resolve/", {"resolved": "yes"})
    note.refresh_from_db()
    assert note.resolved_by == str(reporter)
    assert "1 resolved" in desk(reporter).get(story_url(article)).content.decode()
    # An answer takes it up again.
    desk(reporter).post(answered, {f"words-{note.pk}": "Are you sure?"})
    note.refresh_from_db()
    assert note.resolved_at is None

    refused = desk(reporter).post(at, {**sent, "exact": " "}, headers={"X-Requested-With": "fetch"})
    assert (refused.status_code, refused.content.decode()) == (
        400, "Mark the words first that the note is about.",
    )  # fmt: skip
    other = make_article()
    elsewhere = f"/admin/stories/{other.public_id}/passages/{note.pk}/resolve/"
    assert desk(reporter).post(elsewhere).status_code == 404


def test_no_reader_has_a_note(web_editor: User) -> None:
    secret = "The minister's brother owns the yard, ask the lawyers."
    article = make_article(body=BODY)
    note_at(article, "Ten old ships", words=secret)
    publish(article, by=SHELL)
    amend(article, {"headline": "Ships leave"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert list(leaks([article.public_id])) == []
    assert secret not in article.revisions.last().text  # type: ignore[union-attr]
    # What the search for leaks says nothing of is not there: it finds one that is.
    put_in(article, make_thread("Ships", "ships", secret, by=SHELL), by=SHELL)
    assert [leak.what for leak in leaks([article.public_id])] == [
        f"shows “{secret}” of “{article}”"
    ]


def test_removal_by_order_reaches_the_passage_of_a_note(
    publisher: User, second_publisher: User
) -> None:
    rest = "<p>The ferry ran on Monday, and ten ships waited.</p>"
    article = live_article(body=f"<p>Mr Roe of 4 Quay Street stole it, it was said.</p>{rest}")
    lost, beside = note_at(article, "of 4 Quay"), note_at(article, "The ferry ran", "was said. ")
    amend(article, {"body": rest}, NamedChange(Kind.CORRECTION, note="No name."), by=SHELL)
    assert PassageNote.objects.get(pk=lost).exact == "of 4 Quay"
    do_removal(ask_removal(article, [1], reason="A court.", by=publisher), by=second_publisher)
    kept = list(PassageNote.objects.filter(pk__in=[lost, beside]).values_list("exact", "before"))
    assert kept == [("", ""), ("The ferry ran", "")]


@pytest.mark.browser
@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_note_is_left_at_marked_words_and_marks_them(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(body=BODY)
    log_in(page, web_editor)
    page.goto(story_url(article))
    body = the_text(page)
    body.locator("p").nth(1).click(click_count=2, position={"x": 60, "y": 12})
    chosen = page.evaluate("getSelection().toString().trim()")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Who says so?")
    page.get_by_role("button", name="Leave the note here").click()
    mark = body.locator(".passage")
    expect(mark).to_have_text(chosen)
    assert accessibility_faults(page) == []
    # The mark goes along with what is typed before it, and is no part of the text.
    page.keyboard.press("Control+Home")
    page.keyboard.type("Early. ")
    expect(mark).to_have_text(chosen)
    assert "passage" not in page.locator("#id_body").input_value()
    note = page.locator(".passage-note")
    mark.click()
    expect(note).to_have_class("passage-note is-chosen")
    note.get_by_text("Answer", exact=True).first.click()
    note.get_by_role("textbox").fill("The harbour master.")
    note.get_by_role("button", name="Answer").click()
    expect(note).to_contain_text("The harbour master.")
    note.get_by_role("button", name="Resolve").click()
    expect(mark).to_have_count(0)
    expect(page.get_by_text("1 resolved")).to_be_visible()
    assert PassageNote.objects.filter(answers=None).get().resolved_by == "Wen Jia"
    assert complaints == []
