"""Pictures with nothing between them are one gallery; each stands once, in the editor's order."""

import json
import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.acts.photo_kill import kill_photo
from articles.door.publishing import publish
from articles.models import Article
from editions.body import figure_markup
from editions.models import PublishedArticle
from editions.render import body_html
from editions.story import Story
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import make_article, make_photo

HASHES = {letter: letter * 32 for letter in "abcdef"}


def picture(letter: str) -> dict[str, object]:
    """Return a picture as readers' rows have it; its letter is its caption."""
    texts = dict.fromkeys(
        ("credit", "alt", "agency", "photographer", "photographer_slug", "copyright_notice"), ""
    )
    size = {"width_px": 1800, "height_px": 1200, "focal_x": 0.5, "focal_y": 0.5}
    return {"hash": HASHES[letter], "caption": letter, "renditions": [], **size, **texts}


def markup_of(marks: list[str]) -> str:
    """Return the text that these marks stand for: `p` a paragraph, a letter a picture's place."""
    return "".join("<p>Words.</p>" if m == "p" else figure_markup(HASHES[m]) for m in marks)


def shape(markup: str) -> list[str]:
    """Return the text block by block: `p`, or the letters of the pictures that stand there."""
    root = html.fragment_fromstring(markup, create_parent="div")
    return [
        "p" if block.tag == "p" else "".join(block.xpath(".//figcaption/text()")).strip()
        for block in root
    ]


@given(
    st.lists(st.sampled_from("ppabcdef"), min_size=1, max_size=14),
    st.sets(st.sampled_from("abcdef")),
)
def test_each_picture_shown_stands_once_and_its_neighbours_are_one_gallery(
    marks: list[str], shown: set[str]
) -> None:
    placed = [m for at, m in enumerate(marks) if m == "p" or m not in marks[:at]]
    # Only pictures with a place: the others are spread over the text by another rule.
    there = [picture(letter) for letter in sorted(shown & set(placed))]
    markup = body_html(Story(headline="H", body=markup_of(marks)), there)
    kept = "".join(m for m in placed if m == "p" or m in shown)
    assert shape(markup) == re.findall("p|[a-f]+", kept)
    lists = html.fragment_fromstring(markup, create_parent="div").findall(".//ol")
    assert [len(found) for found in lists] == list(map(len, re.findall("[a-f]{2,}", kept)))


def test_picture_without_a_place_makes_no_gallery_of_one_that_has_one() -> None:
    story = Story(headline="H", body=markup_of([*"pppapppp"]))
    pictures = [picture(letter) for letter in "bac"]
    assert shape(body_html(story, pictures)) == ["p", "p", "p", "a", "p", "p", "p", "c", "p"]


def test_pictures_left_over_behind_a_short_text_are_a_gallery() -> None:
    pictures = [picture(letter) for letter in "abcd"]
    assert shape(body_html(Story(headline="H", body=markup_of(["p"])), pictures)) == ["p", "bcd"]


def gallery_of(photos: list[Photo]) -> Article:
    """Return a live story with these photos behind its first paragraph."""
    places = "".join(figure_markup(photo.content_hash) for photo in photos)
    article = make_article(body=f"<p>One.</p>{places}<p>Two.</p>", photos=photos)
    publish(article, by=SHELL)
    return article


@pytest.mark.django_db
def test_killed_photo_leaves_its_gallery_and_the_last_one_stands_alone(publisher: User) -> None:
    photos = [make_photo(rendered=True, caption=letter) for letter in "abc"]
    gallery_of(photos)
    assert shape(PublishedArticle.objects.get().body_html) == ["p", "abc", "p"]
    for killed, left in ((photos[1], "ac"), (photos[0], "c")):
        kill_photo(killed, reason="Not ours.", by=publisher)
        row = PublishedArticle.objects.get()
        assert shape(row.body_html) == ["p", left, "p"]
        assert row.has_gallery == (len(left) > 1)


@pytest.mark.django_db
def test_machines_get_every_picture_of_a_gallery_with_its_credit(reader: Client) -> None:
    """Feeds have plain figures: they have none of our styles."""
    photos = [make_photo(rendered=True, caption=c, credit_override=f"By {c}") for c in "abc"]
    article = gallery_of(photos)
    page = reader.get(article.live_path).content.decode()
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert [image["creditText"] for image in data["image"]] == ["By a", "By b", "By c"]
    [item] = json.loads(reader.get("/feed.json").content)["items"]
    text = html.fragment_fromstring(item["content_html"], create_parent="div")
    captions = [one.text_content() for one in text.xpath("./figure/figcaption")]
    assert captions == ["a By a", "b By b", "c By c"]
    assert not text.xpath("//*[@class='gallery'] | //button | //ol")
    assert reader.get("/feed/").content.decode().count("&lt;figcaption") == 3
    months = re.findall(r"<loc>[^<]*?(/sitemap[^<]*)<", reader.get("/sitemap.xml").content.decode())
    maps = "".join(reader.get(month).content.decode() for month in months)
    assert all(photo.content_hash in maps for photo in photos)
