"""What a page says to editors: kept for the desk, never for readers; an embargo stops the wire."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.acts.colleagues import MOST_LETTERS
from articles.door.publishing import publish
from articles.models import Article, Note
from editions.models import Edition, PublishedArticle
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from tests.wire.samples import BODY, page_text, with_body
from wire.ingest import ingest
from wire.models import WireItem
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

EMBARGO = "EDITORS: EMBARGOED UNTIL 0600 GMT MARCH 4"


def story(outcome: Outcome) -> Article:
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


def coming_embargo() -> str:
    day = timezone.now() + timedelta(days=3)
    return f"EMBARGOED UNTIL 0600 GMT {day:%B} {day.day}, {day.year}"


def test_notes_are_kept_for_the_desk_and_no_reader_sees_them() -> None:
    make_section()
    body = ("(Adds details)", *BODY, "roe@northern.example")
    outcome = ingest(page_text(body=body), Wanted(name="a.txt", publish=True))
    assert outcome.reason == ""
    html = PublishedArticle.objects.get().body_html
    assert "Adds details" not in html
    assert "roe@" not in html
    note = Note.objects.get(article=story(outcome))
    assert note.words.splitlines() == [
        "To editors, on the page:", "(Adds details)", "roe@northern.example",
    ]  # fmt: skip


def test_notes_too_long_for_one_are_several_and_lose_no_word() -> None:
    lines = [f"Eds: {'word ' * 280}{number}" for number in range(3)]
    article = story(ingest(page_text(body=(*lines, *BODY)), Wanted(name="a.txt")))
    notes = list(Note.objects.filter(article=article))
    assert len(notes) == 3
    assert all(len(note.words) <= MOST_LETTERS for note in notes)
    assert all(any(line in note.words for note in notes) for line in lines)


def test_note_that_is_new_reaches_the_desk_though_no_word_of_the_story_changed() -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    outcome = ingest(page_text(body=("Eds: Photos follow.", *BODY)), Wanted(name="a.txt"))
    assert (outcome.status, Article.objects.count()) == (Status.UNCHANGED, 1)
    ingest(page_text(body=("Eds: Photos follow.", *BODY)), Wanted(name="a.txt"))
    assert Note.objects.get(article=article).words.endswith("Eds: Photos follow.")


EMBARGOES = [
    EMBARGO,
    "Sperrfrist: 4. März, 6.00 Uhr",
    coming_embargo(),
    "UNDER STRICT EMBARGO UNTIL 00:01",
    "EMBARGO: LIFTED AT 0600 GMT MARCH 4",
    "EMBARGO: NO PUBLICATION BEFORE 0600 GMT MARCH 4",
    "EMBARGADO HASTA LAS 6.00 DEL 4 DE MARZO",
    "ПОД ЭМБАРГО ДО 4 МАРТА",
    "報道解禁 3月4日6時",
]


@pytest.mark.parametrize("line", EMBARGOES)
def test_embargo_on_the_page_stops_the_wire_and_is_offered(line: str, web_editor: User) -> None:
    make_section()
    for _ in range(2):
        outcome = ingest(f"{line}\n\n{page_text()}", Wanted(name="a.txt", publish=True))
        assert outcome.reason.startswith(f"Not published: The page says “{line}”.")
        assert not Edition.objects.exists()
    article = story(outcome)
    assert article.headline.startswith("Lighthouse")
    publish(article, by=web_editor)
    changed = page_text(body=with_body("38", "39"))
    assert ingest(f"{line}\n\n{changed}", Wanted(name="a.txt", publish=True)).reason == ""
    assert Edition.objects.count() == 2


def words_of(element: html.HtmlElement) -> str:
    """Return the words of a page or a part of it as they are read."""
    return " ".join(str(element.text_content()).split())


def test_embargo_form_has_the_pages_moment_and_words_where_it_is_conclusive(
    web_editor: User,
) -> None:
    line = coming_embargo()
    article = story(ingest(f"{line}\n\n{page_text()}", Wanted(name="a.txt")))
    item = WireItem.objects.get()
    assert item.embargo_at is not None
    assert (item.embargo_words, item.embargo_at.hour) == (line, 6)
    page = desk(web_editor).get(f"/admin/articles/article/{article.pk}/change/")
    address = reverse("admin:story_action", args=[article.public_id, "embargo"])
    links = html.fromstring(page.content).xpath("//a[@href=$to]", to=address)
    assert any(words_of(link).startswith("Set the embargo until ") for link in links)
    form = desk(web_editor).get(address).context["form"]
    assert (form["at"].value(), form["note"].value()) == (item.embargo_at, line)
    local = timezone.localtime(item.embargo_at)
    desk(web_editor).post(address, {"at": f"{local:%Y-%m-%dT%H:%M}", "note": line})
    assert story_is_kept(article)
    page = desk(web_editor).get(f"/admin/articles/article/{article.pk}/change/")
    assert "Its page asks for an embargo" not in page.content.decode()


def test_embargo_whose_moment_is_not_sure_shows_its_words_alone(web_editor: User) -> None:
    article = story(ingest(f"EMBARGOED UNTIL MARCH 4\n\n{page_text()}", Wanted(name="a.txt")))
    assert WireItem.objects.get().embargo_at is None
    page = desk(web_editor).get(f"/admin/articles/article/{article.pk}/change/").content
    assert "“EMBARGOED UNTIL MARCH 4”" in page.decode()
    links = html.fromstring(page.decode()).iter("a")
    assert "Set the embargo" in [words_of(link) for link in links]
    address = reverse("admin:story_action", args=[article.public_id, "embargo"])
    assert desk(web_editor).get(address).context["form"]["at"].value() is None


def test_embargo_that_has_passed_is_still_said(web_editor: User) -> None:
    article = story(ingest(f"{EMBARGO}\n\n{page_text()}", Wanted(name="a.txt")))
    page = desk(web_editor).get(f"/admin/articles/article/{article.pk}/change/").content
    assert f"“{EMBARGO}” That was until " in words_of(html.fromstring(page.decode()))
    listed = desk(web_editor).get("/admin/articles/article/").content.decode()
    assert "Its page asks for an embargo" in listed


def test_correction_of_a_live_story_is_the_desks_to_send_out() -> None:
    make_section()
    ingest(page_text(), Wanted(name="a.txt", publish=True))
    body = ("(Corrects weight in paragraph 2)", *with_body("38", "39"))
    outcome = ingest(page_text(body=body), Wanted(name="a.txt", publish=True))
    assert outcome.status == Status.UPDATED
    assert outcome.reason.startswith("Not published: The page corrects what readers see: “(Corr")
    assert Edition.objects.count() == 1
    assert "weighed 39" in story(outcome).body


def test_paste_page_shows_what_is_to_editors(web_editor: User) -> None:
    page = desk(web_editor).post("/admin/paste/", {"text": f"(Adds quote)\n\n{page_text()}"})
    assert "<li>(Adds quote)</li>" in page.content.decode()


def story_is_kept(article: Article) -> bool:
    return Article.objects.get(pk=article.pk).is_embargoed
