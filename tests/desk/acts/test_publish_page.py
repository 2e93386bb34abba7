"""The page before a story goes out, correcting the live text, and settling differences."""

import re

import pytest
from django.test import Client
from lxml import html

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article
from editions.body import figure_markup
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, desk

pytestmark = pytest.mark.django_db


def change(article: Article, **fields: object) -> None:
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    save_revision(article, SHELL)


def test_confirmation_shows_what_readers_will_see_with_desk_only_pictures(
    web_editor: User, reader: Client
) -> None:
    photos = [make_photo(rendered=True) for _ in range(3)]
    places = "".join(figure_markup(photo.content_hash) for photo in photos[1:])
    text = f"<p>One.</p><ul><li>Two.</li></ul>{places}<table><tr><td>3</td></tr></table>"
    article = make_article(headline="Bridge opens", body=text, photos=photos)
    client = desk(web_editor)
    seen = shown_in_frame(client, action_url(article, "publish"))
    for photo in photos:
        assert f"/admin/pictures/{photo.content_hash}-960.jpg" in seen
    assert "/photo/" not in seen
    # It is the public page itself: gallery, list, table and all that stands around them.
    assert 'class="gallery' in seen
    publish(article, by=SHELL)
    row = PublishedArticle.objects.get()
    public = story_in(reader.get(row.get_absolute_url()).content.decode())
    assert "/photo/" in public
    assert without_files(story_in(seen)) == without_files(public)


def shown_in_frame(client: Client, address: str) -> str:
    """Return the page that a page of the desk holds; the browser lets it, and nobody else."""
    page = client.get(address)
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    (at,) = html.fromstring(page.content).xpath("//iframe/@src")
    held = client.get(at)
    assert "frame-ancestors 'self'" in held["Content-Security-Policy"]
    return held.content.decode()


def story_in(page: str) -> str:
    """Return the story of a public page, without when it went out."""
    (story,) = html.fromstring(page).xpath("//article[@class='story']")
    for when in [*story.find_class("dates"), *story.iter("time")]:
        when.drop_tree()
    return html.tostring(story, encoding="unicode")


def without_files(markup: str) -> str:
    """Return markup without the addresses of pictures' files, which are the desk's own there."""
    return re.sub(r"/(?:admin/pictures|photo)/", "/", markup)


def test_first_publication_goes_out_with_one_press(web_editor: User) -> None:
    article = make_article(headline="Bridge opens")
    client = desk(web_editor)
    client.post(action_url(article, "publish"), {"version": article.version})
    assert PublishedArticle.objects.get().headline == "Bridge opens"


def test_what_stops_it_is_said_and_there_is_no_button(web_editor: User) -> None:
    article = make_article(photos=[make_photo(alt_text="")])
    page = desk(web_editor).get(action_url(article, "publish")).content.decode()
    assert "has no alt text" in page
    assert "Publish now" not in page
    response = desk(web_editor).post(action_url(article, "publish"), {"version": article.version})
    assert "has no alt text" in response.content.decode()
    assert not Edition.objects.exists()


def test_story_saved_after_the_look_does_not_go_out(web_editor: User) -> None:
    article = make_article(headline="Bridge opens")
    looked_at = article.version
    change(article, headline="Bridge closes")
    client = desk(web_editor)
    response = client.post(action_url(article, "publish"), {"version": looked_at})
    page = response.content.decode()
    assert "Nothing went out" in page
    assert "Bridge closes" in page
    assert not Edition.objects.exists()


def test_post_without_a_version_sends_nothing_out(web_editor: User) -> None:
    article = make_article()
    desk(web_editor).post(action_url(article, "publish"), {})
    assert not Edition.objects.exists()


def test_change_of_a_live_story_shows_its_difference_and_asks_what_it_is(
    web_editor: User,
) -> None:
    article = live_article(headline="Five ships")
    change(article, headline="Six ships")
    client = desk(web_editor)
    page = client.get(action_url(article, "publish")).content.decode()
    assert "<del>Five</del><ins>Six</ins>" in page
    values = {"version": article.version, "kind": "correction"}
    page = client.post(action_url(article, "publish"), values).content.decode()
    assert "needs the sentence that readers will see" in page
    values["note"] = "There were six."
    client.post(action_url(article, "publish"), values)
    row = PublishedArticle.objects.get()
    assert (row.headline, row.parsed.corrections[0].note) == ("Six ships", "There were six.")


def test_nothing_to_publish_is_said(web_editor: User) -> None:
    article = live_article()
    page = desk(web_editor).get(action_url(article, "publish")).content.decode()
    assert "There is nothing to publish" in page


def test_correcting_starts_from_the_live_text_and_not_from_the_draft(web_editor: User) -> None:
    article = live_article(headline="Five ships", body="<p>One.</p><p>Two.</p>")
    change(article, body="<p>One.</p><p>Two, half-writ</p>")
    client = desk(web_editor)
    page = client.get(action_url(article, "correct")).content
    assert b"half-writ" not in page
    values = {
        "edition": 1,
        "headline": "Six ships",
        "standfirst": "",
        "body": "<p>One.</p><p>Two.</p>",
    }
    looked = client.post(action_url(article, "correct"), values | {"look": "1"}).content.decode()
    assert "<del>Five</del><ins>Six</ins>" in looked
    assert Edition.objects.count() == 1
    client.post(
        action_url(article, "correct"), values | {"kind": "correction", "note": "Six, not five."}
    )
    assert PublishedArticle.objects.get().headline == "Six ships"
    assert "half-writ" not in PublishedArticle.objects.get().body_html
    assert story_of(Article.objects.get()).body == "<p>One.</p><p>Two, half-writ</p>"


def test_caption_of_the_live_text_is_corrected(web_editor: User) -> None:
    article = live_article(photos=[make_photo(caption="A red ship.")])
    client = desk(web_editor)
    story = story_of(article)
    values = {
        "edition": 1,
        "headline": story.headline,
        "standfirst": "",
        "body": story.body,
        "caption_0": "A white ship.",
        "kind": "correction",
        "note": "The ship is white.",
    }
    client.post(action_url(article, "correct"), values)
    assert PublishedArticle.objects.get().pictures[0]["caption"] == "A white ship."


def test_correction_does_not_overwrite_a_newer_live_text(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    values = {"edition": 1, "headline": "Seven ships", "body": "<p>x</p>", "kind": "update"}
    page = desk(web_editor).post(action_url(article, "correct"), values).content.decode()
    assert "Readers got a newer version" in page
    assert "Seven ships" in page
    assert PublishedArticle.objects.get().headline == "Six ships"


def test_owed_sentence_is_given_under_correct(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    amend(article, {"headline": "Six"}, NamedChange(Kind.CORRECTION, is_note_owed=True), by=SHELL)
    assert "owed a sentence" in desk(web_editor).get("/admin/").content.decode()
    story = story_of(article)
    values = {"edition": 2, "headline": "Six", "body": story.body, "kind": "correction"}
    desk(web_editor).post(action_url(article, "correct"), values | {"note": "Six, not five."})
    assert Article.objects.get().note_owed_since is None


@pytest.mark.parametrize(
    ("take", "headline"), [("live", "Six ships"), ("mine", "Five great ships")]
)
def test_difference_is_settled_one_way_or_the_other(
    web_editor: User, take: str, headline: str
) -> None:
    article = live_article(headline="Five ships")
    change(article, headline="Five great ships")
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    client = desk(web_editor)
    address = f"/admin/stories/{article.public_id}/settle/"
    assert b"Six" in client.get(address).content
    client.post(address, {"field": "headline", "take": take})
    fresh = Article.objects.get()
    assert fresh.merge_conflicts == []
    assert fresh.headline == headline


def test_stranger_to_the_story_settles_nothing(reporter: User) -> None:
    article = live_article(headline="Five ships")
    change(article, headline="Five great ships")
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    address = f"/admin/stories/{article.public_id}/settle/"
    assert desk(reporter).post(address, {"field": "headline", "take": "live"}).status_code == 404
    assert len(Article.objects.get().merge_conflicts) == 1
