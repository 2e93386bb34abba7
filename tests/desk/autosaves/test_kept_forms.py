"""What is typed into "Correct the live text" is kept until it is sent, and offered back."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.draft.autosaves import new_key
from articles.draft.revisions import save_revision
from articles.models import Article, FormCopy, Hold
from editions.choices import Kind
from editions.models import PublishedArticle
from people.actors import SHELL
from people.models import User
from related.models import RelatedLink
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import Values, action_url, desk, form_values

pytestmark = pytest.mark.django_db
BODY = "<p>One stands.</p><p>Two stands.</p>"


def kept_url(article: Article) -> str:
    return f"/admin/kept/correct-{article.public_id}/"


def type_in(client: Client, user: User, article: Article, key: str, **typed: str) -> int:
    """Send what an open page sends every few seconds; return the status of the answer."""
    live = PublishedArticle.objects.get(pk=article.public_id).parsed.story
    assert live
    fields = {
        "page_key": key,
        "edition": article.live_edition,
        "headline": live.headline,
        "standfirst": live.standfirst,
        "body": live.body,
        **typed,
    }
    body = f"_pulse=typed&_writer={user.pk}&{urlencode(fields)}"
    return client.post(kept_url(article), body, content_type="text/plain").status_code


def opened(client: Client, article: Article, kept: int | None = None) -> Values:
    """Return the form as a browser would send it."""
    query = {"kept": kept} if kept else {}
    form = client.get(action_url(article, "correct"), query).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def offered(client: Client, article: Article) -> list[str]:
    return [one.words for one in client.get(action_url(article, "correct")).context["kept"]]


def test_words_typed_into_the_live_text_are_offered_back_and_put_back(web_editor: User) -> None:
    article = live_article(headline="Five ships", body=BODY)
    client = desk(web_editor)
    typed = {"headline": "Six ships leave", "kind": "correction", "note": "An earlier one."}
    assert type_in(client, web_editor, article, new_key(), **typed) == 200
    assert offered(client, article) == ["2 words"]
    values = opened(client, article, FormCopy.objects.get().pk)
    assert values["headline"] == "Six ships leave"
    assert values["body"] == BODY
    assert (values["kind"], values["note"]) == ("correction", "An earlier one.")
    client.post(action_url(article, "correct"), values)
    assert PublishedArticle.objects.get().headline == "Six ships leave"
    assert not FormCopy.objects.exists()


def test_each_page_has_words_of_its_own_and_looking_keeps_them(web_editor: User) -> None:
    article = live_article(headline="Five ships", body=BODY)
    client = desk(web_editor)
    key = new_key()
    type_in(client, web_editor, article, key, headline="Six ships")
    type_in(client, web_editor, article, key, headline="Seven ships")
    type_in(client, web_editor, article, new_key(), standfirst="Words of another window.")
    assert len(offered(client, article)) == 2
    values = opened(client, article) | {"headline": "Seven ships", "page_key": key, "look": "1"}
    page = client.post(action_url(article, "correct"), values)
    assert len(page.context["kept"]) == 1
    assert FormCopy.objects.count() == 2


def test_words_taken_back_to_what_readers_see_are_not_offered(web_editor: User) -> None:
    article = live_article(headline="Five ships", body=BODY)
    client = desk(web_editor)
    type_in(client, web_editor, article, new_key())
    assert offered(client, article) == []


def test_words_are_put_into_a_newer_version_and_nothing_of_it_is_undone(web_editor: User) -> None:
    article = live_article(headline="Five ships", body=BODY)
    client = desk(web_editor)
    typed = {"headline": "Six ships", "body": BODY.replace("Two stands", "Two falls")}
    type_in(client, web_editor, article, new_key(), **typed)
    fix = {"headline": "Four ships", "body": BODY.replace("One stands", "One stood")}
    amend(article, fix, NamedChange(Kind.CORRECTION, note="x"), by=SHELL)
    page = client.get(action_url(article, "correct"), {"kept": FormCopy.objects.get().pk})
    assert b"it changed the same: headline" in page.content
    values = opened(client, article, FormCopy.objects.get().pk)
    assert values["body"] == "<p>One stood.</p><p>Two falls.</p>"
    assert values["headline"] == "Six ships"
    client.post(action_url(article, "correct"), values | {"kind": "correction", "note": "y"})
    shown = PublishedArticle.objects.get()
    assert shown.headline == "Six ships"
    assert "One stood" in shown.body_html
    assert not FormCopy.objects.exists()


def test_words_are_thrown_away_only_when_asked(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    client = desk(web_editor)
    type_in(client, web_editor, article, new_key(), headline="Six ships")
    address = f"{kept_url(article)}{FormCopy.objects.get().pk}/drop/"
    assert b"cannot be brought back" in client.get(address).content
    assert FormCopy.objects.exists()
    client.post(address)
    assert not FormCopy.objects.exists()


def test_words_of_one_editor_are_there_for_nobody_else(
    web_editor: User, publisher: User, reporter: User, photo_editor: User
) -> None:
    article = live_article(headline="Five ships")
    type_in(desk(web_editor), web_editor, article, new_key(), headline="Six ships")
    copy = FormCopy.objects.get()
    other = desk(publisher)
    assert offered(other, article) == []
    assert other.get(f"{kept_url(article)}{copy.pk}/drop/").status_code == 404
    assert opened(other, article, copy.pk)["headline"] == "Five ships"
    for user in (reporter, photo_editor):
        assert type_in(desk(user), user, article, new_key(), headline="x") in {403, 404}
    assert type_in(Client(), web_editor, article, new_key(), headline="x") == 302
    # Somebody else logged in in that browser meanwhile.
    assert type_in(other, web_editor, article, new_key(), headline="x") == 409
    assert FormCopy.objects.count() == 1


def test_nothing_is_kept_of_a_form_that_is_not_there(web_editor: User, publisher: User) -> None:
    held = live_article()
    hold = Hold.objects.create(article=held, name="x", look_again_on=timezone.localdate())
    hold.people.set([publisher])
    client = desk(web_editor)
    assert type_in(client, web_editor, held, new_key(), headline="x") == 404
    for page in ("correct-nothere", "no-such-form", "correct"):
        assert client.post(f"/admin/kept/{page}/", "_pulse=typed", "text/plain").status_code == 404
    assert not FormCopy.objects.exists()


def test_words_are_kept_when_the_story_is_withdrawn_meanwhile(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    client = desk(web_editor)
    key = new_key()
    type_in(client, web_editor, article, key, headline="Six ships")
    withdraw(article, reason="x", by=SHELL)
    body = f"_pulse=typed&_writer={web_editor.pk}&page_key={key}&edition=1&headline=Seven"
    assert client.post(kept_url(article), body, "text/plain").status_code == 200
    assert ["headline", "Seven"] in FormCopy.objects.get().fields


def test_a_form_keeps_the_words_of_ten_pages_at_most(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    client = desk(web_editor)
    for number in range(12):
        type_in(client, web_editor, article, new_key(), headline=f"{number} ships")
    kept = [dict(copy.fields)["headline"] for copy in FormCopy.objects.all()]
    assert kept == [f"{number} ships" for number in range(11, 1, -1)]


def test_story_that_is_a_draft_has_no_such_form(web_editor: User) -> None:
    article = make_article()
    page = desk(web_editor).get(action_url(article, "correct"), follow=True)
    assert page.redirect_chain


# --- Forms that are about no live story ---------------------------------------------------------


def test_changed_fields_of_a_form_are_kept_until_it_is_sent(web_editor: User) -> None:
    photo = make_photo(caption="One.")
    client, address = desk(web_editor), f"/admin/media/photo/{photo.pk}/change/"
    values = form_values(client.get(address).content, "photo_form")
    keeps_at = html.fromstring(client.get(address).content).xpath("//@data-keeps")[0]

    def type_there(**typed: str) -> int:
        fields = {"_pulse": "typed", "_writer": web_editor.pk, "page_key": values["page_key"]}
        body = urlencode(fields | typed)
        return client.post(keeps_at, body, content_type="text/plain").status_code

    assert type_there(caption="A ferry.") == 200
    assert FormCopy.objects.get().fields == [["caption", "A ferry."]]
    assert "You typed here and did not send it" in client.get(address).content.decode()
    other = client.get(f"{address}?_changelist_filters=q").content.decode()
    assert "You typed here and did not send it" in other
    # A page that comes back to be mended is still that page, and knows what it has kept.
    wrong = {**values, "caption": "A ferry.", "licence_page": "nowhere"}
    again = client.post(address, wrong).content.decode()
    assert "You typed here" not in again
    assert values["page_key"] in again
    assert '[["caption", "A ferry."]]' in again
    # What was undone is nothing to keep; what was sent is not offered back.
    assert type_there() == 200
    assert not FormCopy.objects.exists()
    type_there(caption="A ferry.")
    taken = {"page_key": new_key(), "taken": values["page_key"]}
    assert client.post(address, {**values, **taken, "caption": "A ferry."}).status_code == 302
    assert not FormCopy.objects.exists()


@pytest.mark.parametrize("name", ["return", "withdraw"])
def test_words_of_an_action_are_kept_until_it_is_taken(name: str, web_editor: User) -> None:
    article = live_article() if name == "withdraw" else make_article()
    if name == "return":
        move(article, "submit", by=SHELL)
    client, address = desk(web_editor), action_url(article, name)
    page = html.fromstring(client.get(address).content)
    (keeps_at,), (key,) = page.xpath("//@data-keeps"), page.xpath("//*[@name='page_key']/@value")
    typed = {"page_key": key, "note": "Who says so?"}
    body = urlencode({"_pulse": "typed", "_writer": web_editor.pk, **typed})
    assert client.post(keeps_at, body, content_type="text/plain").status_code == 200
    assert "“Who says so?”" in client.get(address).content.decode()
    assert client.post(address, typed).status_code == 302
    assert not FormCopy.objects.exists()


def type_into(client: Client, user: User, page: bytes, **typed: str) -> Values:
    """Type into the form of a page that is kept; return what every sending of it carries."""
    root = html.fromstring(page)
    (keeps_at,), (key,) = root.xpath("//@data-keeps"), root.xpath("//*[@name='page_key']/@value")
    body = urlencode({"_pulse": "typed", "_writer": user.pk, "page_key": key, **typed})
    assert client.post(keeps_at, body, content_type="text/plain").status_code == 200
    return {"page_key": key, **typed}


def test_words_of_a_correction_are_kept_until_it_went_out(web_editor: User) -> None:
    article = live_article(headline="Five ships", body=BODY)
    article.headline = "Six ships"
    article.save(update_fields=["headline"])
    save_revision(article, SHELL)
    article.refresh_from_db()
    client, address = desk(web_editor), action_url(article, "publish")
    chosen = {"kind": "correction", "~kind": "Correction", "note": "There were six."}
    sent = type_into(client, web_editor, client.get(address).content, **chosen)
    assert "“Correction · There were six.”" in client.get(address).content.decode()
    # Nothing goes out of a page that somebody saved over, and nothing of it is forgotten.
    client.post(address, {**sent, "when": "now", "version": "0"})
    assert FormCopy.objects.exists()
    client.post(address, {**sent, "when": "now", "version": str(article.version)})
    assert PublishedArticle.objects.get().headline == "Six ships"
    assert not FormCopy.objects.exists()


def test_words_for_many_stories_are_offered_for_any_others(web_editor: User) -> None:
    stories = [make_article(headline=name) for name in ("One", "Two")]
    for article in stories:
        move(article, "submit", by=SHELL)
    client = desk(web_editor)

    def opened_for(article: Article) -> bytes:
        ticked = {"action": "return", "story": article.public_id}
        return client.post("/admin/stories/many/", ticked).content

    sent = type_into(client, web_editor, opened_for(stories[0]), note="Who says so?")
    page = opened_for(stories[1])
    assert "“Who says so?”" in page.decode()
    (drop,) = html.fromstring(page).xpath("//a[contains(., 'Throw it away')]/@href")
    assert client.get(drop).context["back"] == "/admin/articles/article/"
    done = {**sent, "action": "return", "sure": "1", "story": stories[1].public_id}
    client.post("/admin/stories/many/", done)
    assert not FormCopy.objects.exists()


@pytest.mark.parametrize("page", ["kill", "use"])
def test_reasons_about_a_photo_are_kept_until_it_is_decided(page: str, publisher: User) -> None:
    photo = make_photo()
    client, address = desk(publisher), f"/admin/photos/{photo.pk}/{page}/"
    sent = type_into(client, publisher, client.get(address).content, reason="A letter came.")
    assert "“A letter came.”" in client.get(address).content.decode()
    assert client.post(address, {**sent, "decision": "restricted"}).status_code == 302
    assert not FormCopy.objects.exists()


def test_notes_of_a_moderators_list_are_kept_from_wherever_it_is_opened(moderator: User) -> None:
    story, other = live_article(), live_article(headline="One")
    client, address = desk(moderator), f"/admin/stories/{story.public_id}/also-like/"
    decide = f"{address}decide/"
    client.post(decide, {"do": f"pin {other.public_id}"})
    note = {f"note-{other.public_id}": "Until the vote."}
    sent = type_into(client, moderator, client.get(f"{address}?queue=x").content, **note)
    page = client.get(address).content.decode()
    assert "“Until the vote.”" in page
    [version] = re.findall(r'name="version" value="(\d+)"', page)
    sent |= {"do": f"words {other.public_id}", "version": version}
    client.post(decide, {**sent, f"ends_on-{other.public_id}": "soon"})
    assert FormCopy.objects.exists()
    client.post(decide, sent)
    assert RelatedLink.objects.get().note == "Until the vote."
    assert not FormCopy.objects.exists()
