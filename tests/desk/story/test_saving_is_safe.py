"""Saving keeps whatever can be kept: what has to be mended stands beside it, as it was typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from articles.draft.snapshot import story_of
from articles.models import Article, Autosave
from media.models import Photo
from people.models import User
from taxonomy.models import Tag
from tests.builders import make_article, make_photo, picture_bytes
from tests.desk.client import Values, add_row, desk, form_values, open_story, story_url

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
# A field of the page, and what it cannot keep.
WRONG: dict[str, str] = {
    "headline": "h" * 301,
    "short_headline": "s" * 121,
    "kicker": "k" * 81,
    "search_title": "t" * 121,
    "social_title": "t" * 121,
    "byline_place": "p" * 121,
    "dateline_place": "p" * 121,
    "dateline_date": "2024-99-99",
    "dateline_date_text": "d" * 41,
    "dateline_agency": "999999",
    "body": f"<p>{'b' * 1_048_600}</p>",
    "slug": "No slug, this!",
    "language": "l" * 21,
    "section": "999999",
    "source": "no key",
    "source_clock": "yesterday",
    "translation_of": "9" * 30,
    "social_photo": "999999",
    "is_sensitive": "perhaps",
    "tags": f"Ships, {'g' * 101}",
    "credits-0-person": "999999",
    "credits-0-role": "admiral",
    "credits-0-printed": "Somebody Else",
    "figures-0-photo": "999999",
    "figures-0-credit": "c" * 301,
    "figures-0-agency": "no key",
    "figures-0-photographer": "999999",
    "figures-0-upload": "no file at all",
}
# What stays on the page as it was typed; a choice that is none stands nowhere.
FREE = {
    "headline", "short_headline", "kicker", "search_title", "social_title", "byline_place",
    "dateline_place", "dateline_date", "dateline_date_text", "body", "slug", "language",
    "source_clock", "tags", "credits-0-printed", "figures-0-credit",
}  # fmt: skip


def full_story(by: User) -> Article:
    return make_article(
        by=by, headline="Five ships", writers=["Li Xuan"], photos=[make_photo()], tags=["Ships"]
    )


def beside(page: bytes, name: str) -> str:
    """Return what is said beside a field: the nearest list of errors to it."""
    root = html.fromstring(page)
    (field, *_) = root.xpath(f"//*[@name='{name}']")
    for around in field.iterancestors():
        if said := around.xpath(".//*[contains(@class,'errorlist')]//li"):
            return str(said[0].text_content())
    return ""


def put_right(client: Client, article: Article, again: Values) -> Values:
    """Return the page that came back with every wrong field as the draft has it."""
    return {**again, **{n: v for n, v in open_story(client, article).items() if n in WRONG}}


def test_whatever_is_wrong_keeps_nothing_else_from_being_saved(web_editor: User) -> None:
    article = full_story(web_editor)
    before, client = story_of(article), desk(web_editor)
    values = open_story(client, article) | {"standfirst": "Typed just now.", **WRONG}
    values["figures-0-upload"] = SimpleUploadedFile("a.jpg", b"no picture")
    page = client.post(story_url(article), {**values, "_then": "publish"})
    assert page.status_code == 200
    assert "Saved, but for what is marked" in page.content.decode()
    assert story_of(Article.objects.get()) == before.with_changes({"standfirst": "Typed just now."})
    assert [name for name in WRONG if not beside(page.content, name)] == []
    again = form_values(page.content)
    stands = {name for name in FREE if again[name] == WRONG[name]}
    assert stands == FREE
    # Words that only the page has are kept for their writer, as every word not saved is.
    copy = Autosave.objects.get().story
    assert (copy.headline, copy.kicker) == (WRONG["headline"], WRONG["kicker"])
    # Once it is mended the page saves as any other, over nothing of its own.
    answer = client.post(story_url(article), put_right(client, article, again))
    assert answer.status_code == 302
    assert not Autosave.objects.exists()
    assert Article.objects.get().live_edition == 0


def test_zone_that_is_none_leaves_the_sources_time_as_it_was(web_editor: User) -> None:
    article = full_story(web_editor)
    client = desk(web_editor)
    clock = {"source_clock": "2024-09-11T09:19", "headline": "Six ships"}
    client.post(story_url(article), open_story(client, article) | clock)
    was = story_of(Article.objects.get()).source_time
    values = open_story(client, article) | {"source_zone": "north", "headline": "Seven ships"}
    page = client.post(story_url(article), values)
    assert beside(page.content, "source_zone") == "Write the zone like +08:00 or -05:30."
    no_day = {"source_clock": "0001-01-01T00:00", "source_zone": "+14:00", "headline": "Eight"}
    page = client.post(story_url(article), open_story(client, article) | no_day)
    assert "No calendar" in beside(page.content, "source_clock")
    story = story_of(Article.objects.get())
    assert (story.headline, story.source_time) == ("Eight", was)


def test_new_story_is_kept_though_something_is_wrong_and_goes_on_as_itself(reporter: User) -> None:
    Tag.objects.create(name="Ferries")
    client = desk(reporter)
    values = form_values(client.get(ADD).content)
    page = client.post(ADD, values | {"standfirst": "At last.", "tags": "Ferries, Straits"})
    article = Article.objects.get()
    assert str(article) == "No headline yet"
    assert "no such tag yet" in beside(page.content, "tags")
    (over,) = html.fromstring(page.content).xpath("//li[a/@data-leads-to='id_tags']")
    assert over.text_content().startswith("Tags: ")
    assert "no such tag yet" in over.text_content()
    again = form_values(page.content)
    assert again["tags"] == "Ferries, Straits"
    assert html.fromstring(page.content).get_element_by_id("article_form").get("action") == (
        story_url(article)
    )
    mended = {**again, "tags": "Ferries", "headline": "Five ships"}
    assert client.post(story_url(article), mended)["Location"] == story_url(article)
    story = story_of(Article.objects.get())
    assert (story.headline, [tag.name for tag in story.tags]) == ("Five ships", ["Ferries"])


def test_rows_that_are_wrong_leave_the_others_as_they_are_typed(web_editor: User) -> None:
    article = make_article(by=web_editor, writers=["Li Xuan", "Chen Yu"])
    client = desk(web_editor)
    values = open_story(client, article) | {"credits-1-place": "1", "credits-0-place": "first"}
    add_row(values, "credits", role="writer", person=values["credits-0-person"], id="x", place="9")
    add_row(values, "figures", caption="A ship", credit="c" * 301, photo="", id="9" * 40)
    page = client.post(story_url(article), values)
    assert b"stands here twice" in page.content
    story = story_of(Article.objects.get())
    assert [credit.name for credit in story.credits] == ["Chen Yu", "Li Xuan"]
    assert [(figure.caption, figure.credit) for figure in story.figures] == [("A ship", "")]


def test_page_without_its_rows_loses_none_of_the_storys(web_editor: User) -> None:
    article = full_story(web_editor)
    before, client = story_of(article), desk(web_editor)
    sent = {name: value for name, value in open_story(client, article).items() if "-" not in name}
    client.post(story_url(article), sent | {"kicker": "Harbour"})
    assert story_of(Article.objects.get()) == before.with_changes({"kicker": "Harbour"})


def test_page_that_has_to_be_mended_undoes_no_words_of_a_colleague(
    web_editor: User, publisher: User
) -> None:
    article = full_story(web_editor)
    mine, theirs = desk(web_editor), desk(publisher)
    values = open_story(mine, article) | {"standfirst": "Mine.", "kicker": "k" * 81}
    saved = theirs.post(story_url(article), open_story(theirs, article) | {"headline": "Theirs"})
    assert saved.status_code == 302
    page = mine.post(story_url(article), values)
    assert "together with what" in page.content.decode()
    mine.post(story_url(article), form_values(page.content) | {"kicker": "Harbour"})
    story = story_of(Article.objects.get())
    assert (story.headline, story.standfirst, story.kicker) == ("Theirs", "Mine.", "Harbour")


def test_page_of_a_new_story_sent_twice_is_one_story(web_editor: User) -> None:
    client = desk(web_editor)
    values = form_values(client.get(ADD).content) | {"headline": "Five ships"}
    first = client.post(ADD, values)
    # Pressed again with a word more, and reloaded after somebody went on with it.
    again = client.post(ADD, values | {"headline": "Five ships leave"})
    article = Article.objects.get()
    assert first["Location"] == again["Location"] == story_url(article)
    assert article.headline == "Five ships leave"
    client.post(story_url(article), open_story(client, article) | {"kicker": "Harbour"})
    client.post(ADD, values | {"headline": "Five ships leave"})
    assert [(one.headline, one.kicker) for one in Article.objects.all()] == [
        ("Five ships leave", "Harbour")
    ]
    other = form_values(client.get(ADD).content) | {"headline": "Five ships"}
    client.post(ADD, other)
    assert Article.objects.count() == 2


def test_file_in_a_removed_row_does_not_go_into_the_library(web_editor: User) -> None:
    article = full_story(web_editor)
    client, before = desk(web_editor), Photo.objects.count()
    values = open_story(client, article)
    upload = SimpleUploadedFile("a.jpg", picture_bytes(size=(90, 60)))
    add_row(values, "figures", caption="A ship", upload=upload, DELETE="on")
    assert client.post(story_url(article), values).status_code == 302
    assert Photo.objects.count() == before
