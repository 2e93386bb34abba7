"""What machines read of a story's page, and that its HTML is valid where browsers forgive."""

import json
import re
from datetime import datetime
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from related.models import RelatedLink
from tests.builders import live_article, make_photo
from tests.website.live_pages import tree

pytestmark = pytest.mark.django_db


def data_of(reader: Client, article: Article) -> dict[str, Any]:
    """Return the structured data of a story's page."""
    page = tree(reader.get(article.live_path))
    data: dict[str, Any] = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    return data


def test_somebody_is_always_the_author(reader: Client, settings: Settings) -> None:
    """The writers; where none is named, the house that the story came from; else the paper."""
    settings.SITE_URL = "https://news.example"
    by_writer = data_of(reader, live_article(writers=["Li Xuan"], source="Xinhua"))
    assert [one["@type"] for one in by_writer["author"]] == ["Person"]
    [house] = data_of(reader, live_article(writers=[], source="Xinhua"))["author"]
    assert house == {
        "@type": "Organization",
        "name": "Xinhua",
        "url": "https://news.example/source/xinhua/",
    }
    own = data_of(reader, live_article(writers=[], web_editors=["Zhang Kaiwei"]))
    assert own["author"] == [own["publisher"]]


def test_publisher_has_a_logo_that_is_there(reader: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    logo = data_of(reader, live_article())["publisher"]["logo"]
    assert logo["@type"] == "ImageObject"
    assert finders.find(logo["url"].removeprefix("https://news.example/static/"))


def test_related_links_are_the_pages_not_the_storys(reader: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    story, other = live_article(), live_article()
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    RelatedLink.objects.create(
        article_id=story.public_id, url="https://other.example/a", headline="A", position=1
    )
    data = data_of(reader, story)
    assert "relatedLink" not in data
    assert data["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": f"https://news.example{story.live_path}",
        "relatedLink": [f"https://news.example{other.live_path}", "https://other.example/a"],
    }


# What the HTML standard takes as a moment: at most three decimals, and a zone.
MOMENT_OF_HTML = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d))?")


def test_moments_are_as_html_writes_them(reader: Client, settings: Settings) -> None:
    """On every page that shows a story."""
    settings.SITE_URL = "https://news.example"
    other = live_article()
    story = live_article(
        photos=[make_photo(rendered=True)],
        source="Xinhua",
        source_time=datetime.fromisoformat("2024-09-11T09:19:00.123456+08:00"),
        source_offset_min=480,
    )
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    amend(story, {"standfirst": "Six."}, NamedChange(Kind.CORRECTION, note="Six."), by=SHELL)
    amend(story, {"body": "<p>More.</p>"}, NamedChange(Kind.UPDATE), by=SHELL)
    put_in(story, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    for address in (
        story.live_path, f"{story.live_path}history/", "/", "/corrections/", "/thread/storm/",
        "/section/city/", "/archive/", f"/archive/{story.live_path[1:11]}/",
    ):  # fmt: skip
        page = tree(reader.get(address))
        moments = page.xpath("//@datetime")
        assert moments, address
        for moment in moments:
            assert MOMENT_OF_HTML.fullmatch(moment), (address, moment)
