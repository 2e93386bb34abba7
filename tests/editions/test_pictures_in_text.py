"""Pictures with a place in the text: on the page, in feeds, in differences and merges."""

import re

import pytest
from django.test import Client

from articles.acts.photo_kill import kill_photo
from articles.checks.change_kinds import is_housekeeping
from articles.door.publishing import publish
from articles.draft.merging import merge
from articles.models import Article
from editions.body import figure_markup
from editions.difference import body_change
from editions.models import PublishedArticle
from editions.story import Story
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import make_article, make_photo
from wire.export import exported_page

pytestmark = pytest.mark.django_db

PARAGRAPHS = [f"<p>Paragraph {number}.</p>" for number in range(1, 6)]
A, B = figure_markup("a" * 32), figure_markup("b" * 32)


def story_with(photos: list[Photo], places: dict[int, Photo]) -> Article:
    """Return a story of five paragraphs; `places` says behind which a photo stands."""
    body = "".join(
        paragraph + (figure_markup(places[at].content_hash) if at in places else "")
        for at, paragraph in enumerate(PARAGRAPHS, start=1)
    )
    return make_article(body=body, photos=photos)


def order(markup: str) -> list[str]:
    """Return which paragraphs (numbers) and pictures (captions) stand in what order."""
    found = re.findall(r"Paragraph (\d)|<figcaption>(\w+)", markup)
    return [number or caption for number, caption in found]


def text_order(article: Article) -> list[str]:
    """Return the order in the text that readers get."""
    publish(article, by=SHELL)
    return order(PublishedArticle.objects.get(pk=article.public_id).body_html)


def three_photos() -> list[Photo]:
    """Return photos whose captions are A, B and C."""
    return [make_photo(rendered=True, caption=caption) for caption in "ABC"]


def test_placed_picture_stands_at_its_place_and_others_where_they_did() -> None:
    photos = three_photos()
    assert text_order(story_with(photos, {})) == ["1", "2", "3", "B", "4", "5", "C"]
    assert text_order(story_with(photos, {1: photos[2]})) == ["1", "C", "2", "3", "B", "4", "5"]


def test_first_picture_placed_in_the_text_stands_there_alone(client: Client) -> None:
    photos = three_photos()
    article = story_with(photos, {2: photos[0], 4: photos[1]})
    publish(article, by=SHELL)
    row = PublishedArticle.objects.get()
    page = client.get(row.get_absolute_url()).content.decode()
    assert order(page)[:8] == ["1", "2", "A", "3", "C", "4", "B", "5"]
    assert page.count("<figcaption>A") == 1
    assert client.get("/feed/").content.decode().count("figcaption&gt;A") == 1
    assert row.lead
    assert row.lead.caption == "A", "lists show the first picture all the same"


def test_place_of_a_picture_that_readers_do_not_see_shows_nothing(publisher: User) -> None:
    photos = three_photos()
    article = story_with(photos[:2], {1: photos[1], 2: photos[2]})
    assert text_order(article) == ["1", "B", "2", "3", "4", "5"]
    kill_photo(photos[1], reason="Not ours.", by=publisher)
    row = PublishedArticle.objects.get(pk=article.public_id)
    assert order(row.body_html) == ["1", "2", "3", "4", "5"]
    assert "data-photo" not in row.body_html


def test_page_for_other_houses_has_the_words_alone() -> None:
    photos = three_photos()
    article = story_with(photos, {1: photos[0]})
    publish(article, by=SHELL)
    assert "data-photo" not in exported_page(PublishedArticle.objects.get())


def test_difference_says_that_a_picture_moved() -> None:
    before, after = f"<p>One.</p>{A}<p>Two.</p>", f"<p>One.</p><p>Two.</p>{A}"
    change = body_change(before, after)
    assert change
    assert (change.pieces, change.remark) == ((), "A picture moved.")
    change = body_change(before, f"<p>One.</p><p>Three.</p>{A}")
    assert change
    assert ("new", "Three") in change.pieces
    assert change.remark == "A picture moved."
    change = body_change(before, f"<p>One.</p>{A}<p>Three.</p>")
    assert change
    assert change.remark == ""


def test_moving_a_picture_is_housekeeping_and_changing_words_is_not() -> None:
    old = Story(headline="Six ships", body=f"<p>One.</p>{A}<p>Two.</p>")
    assert is_housekeeping(old, old.with_changes({"body": f"<p>One.</p><p>Two.</p>{A}"}))
    assert not is_housekeeping(old, old.with_changes({"body": f"<p>One.</p>{A}<p>Three.</p>"}))


def merged(base: str, theirs: str, mine: str) -> str:
    """Return the text in which both changes stand; nothing may be left to ask."""
    first, second, third = (Story(headline="Six", body=body) for body in (base, theirs, mine))
    done = merge(first, second, third)
    assert not done.open
    return done.story.body


def test_moved_picture_and_changed_words_elsewhere_are_merged() -> None:
    base = f"<p>One.</p>{A}<p>Two.</p><p>Three.</p><p>Four.</p>"
    moved = f"<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>{A}"
    changed = base.replace("Three", "Three and a half")
    assert merged(base, moved, changed) == moved.replace("Three", "Three and a half")
    assert merged(base, base + B, base.replace("One", "None")) == base.replace("One", "None") + B
