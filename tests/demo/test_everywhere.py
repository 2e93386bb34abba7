"""The same fact everywhere: every demo story on its page, in JSON-LD, RSS and JSON feed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html

from articles.acts.breaking import end_breaking
from articles.models import Article
from demo import load
from demo.newspaper import read_paper, read_stories
from editions.models import PublishedArticle, breaking_now
from newsroom.worker import work_once
from people.actors import SHELL
from tests.builders import picture_bytes

pytestmark = pytest.mark.django_db

DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def small_pictures(names: list[str], say: load.Say) -> dict[str, bytes]:
    """Stand in for the drawn pictures, which take long and say nothing here."""
    return {name: picture_bytes(size=(60, 40)) for name in names}


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo as it is filled in, before a worker saw it."""
    monkeypatch.setattr(load, "draw_pictures", small_pictures)
    load.load_demo(lambda line: None)


# What the paper has in its main language, and in each further one.
WAYS = ("/", "/zh-hans/", "/ar/")


def walk_json(reader: Client) -> Iterator[dict[str, Any]]:
    """Yield every item of the JSON feed of each language, page by page."""
    for way in WAYS:
        address = f"{way}feed.json"
        while address:
            feed = json.loads(reader.get(address).content)
            yield from feed["items"]
            address = feed.get("next_url", "").partition("8000")[2]


def walk_rss(reader: Client) -> Iterator[etree._Element]:
    """Yield every item of the RSS feed of each language, page by page."""
    for way in WAYS:
        address: str | None = f"{way}feed/"
        while address:
            root = etree.fromstring(reader.get(address).content)
            yield from root.iter("item")
            links = [link for link in root.iter(f"{ATOM}link") if link.get("rel") == "next"]
            address = links[0].get("href", "").partition("8000")[2] if links else None


def words(element: html.HtmlElement | None) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def test_the_demo_has_every_state_and_every_fact_is_the_same_wherever_it_stands(
    demo: None, reader: Client
) -> None:
    see_every_state()
    see_what_stands_beside(reader)
    see_what_breaks(reader)
    while work_once():
        pass
    paper = list(PublishedArticle.objects.newest())
    items = {item["url"]: item for item in walk_json(reader)}
    entries = {str(entry.findtext("link")): entry for entry in walk_rss(reader)}
    assert len(paper) >= 40
    assert len(items) == len(entries) == len(paper)
    for article in paper:
        page = html.fromstring(reader.get(article.get_absolute_url()).content.decode())
        data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
        item, entry = items[data["url"]], entries[data["url"]]
        assert_same_words(article, page, data, item, entry)
        assert_same_pictures(page, data, item, entry)
        assert_same_corrections(article, page, data, item)


def assert_same_words(
    article: PublishedArticle,
    page: html.HtmlElement,
    data: dict[str, Any],
    item: dict[str, Any],
    entry: etree._Element,
) -> None:
    story = article.parsed.story
    assert story is not None
    headline = words(page.find(".//h1"))
    assert headline == data["headline"] == item["title"] == entry.findtext("title")
    writers = [credit.name for credit in story.credited("writer")]
    editors = [credit.name for credit in story.credited("web_editor")]
    assert writers == [one["name"] for one in data["author"] if one["@type"] == "Person"]
    assert writers == [person["name"] for person in item.get("authors", [])]
    assert writers == [creator.text for creator in entry.iter(f"{DC}creator")]
    assert editors == [person["name"] for person in data.get("editor", [])]
    assert editors == item["_newsroom"].get("web_editors", [])
    everything = words(page.find(".//main"))
    for name in (*writers, *editors, *(tag.name for tag in story.tags)):
        assert name in everything
    tags = [tag.name for tag in story.tags]
    assert tags == data.get("keywords", []) == item.get("tags", [])
    assert data["datePublished"] == item["date_published"]
    assert data["dateModified"] == item["date_modified"] == entry.findtext(f"{ATOM}updated")
    assert any(
        time.get("datetime", "").replace("+00:00", "") in data["datePublished"]
        for time in page.iter("time")
    )
    dateline = data.get("dateline", "")
    assert dateline == item["_newsroom"].get("dateline", "")
    assert dateline in words(page.xpath("//div[@class='text']")[0])
    source_line = item["_newsroom"].get("source_line", "")
    assert source_line in everything
    if article.source_name:
        name = data["sourceOrganization"]["name"]
        assert name == article.source_name == entry.findtext(f"{DC}publisher")


def assert_same_pictures(
    page: html.HtmlElement, data: dict[str, Any], item: dict[str, Any], entry: etree._Element
) -> None:
    captions = [words(caption) for caption in page.xpath("//article//figcaption")]
    pictures = item["_newsroom"].get("photos", [])
    assert len(captions) == len(pictures) == len(data.get("image", []))
    contents = list(entry.iter(f"{MEDIA}content"))
    assert len(contents) == len(pictures)
    for caption, picture, image, content in zip(
        captions, pictures, data.get("image", []), contents, strict=True
    ):
        assert caption.startswith(picture["caption"])
        assert caption.endswith(picture["credit"])
        assert (image["caption"], image["creditText"]) == (picture["caption"], picture["credit"])
        assert content.findtext(f"{MEDIA}description") == picture["caption"]
        assert content.findtext(f"{MEDIA}credit") == picture["credit"]


def assert_same_corrections(
    article: PublishedArticle, page: html.HtmlElement, data: dict[str, Any], item: dict[str, Any]
) -> None:
    notes = [note.note for note in article.parsed.corrections]
    assert sorted(notes) == sorted(note["text"] for note in data.get("correction", []))
    assert data.get("correction", []) == item["_newsroom"].get("corrections", [])
    shown = words(page.xpath("//section[@id='corrections']")[0]) if notes else ""
    for note in notes:
        assert note in shown


def see_what_stands_beside(reader: Client) -> None:
    """See that the paper says what it is, and that somebody edited a front."""
    front = html.fromstring(reader.get("/section/culture/").content)
    assert [row["heading"] for row in read_paper()["fronts"][0]["rows"] if "heading" in row] == [
        words(heading) for heading in front.xpath("//main//section/h2")
    ]
    for text in read_paper()["texts"]:
        response = reader.get(f"/about/{text['kind']}/")
        assert response.status_code == 200
        assert text["body"].split()[-1] in words(html.fromstring(response.content))


def see_what_breaks(reader: Client) -> None:
    """See the strip on a page and in the feed, and let it end: then each fact is again the same."""
    strip = breaking_now()
    assert strip
    assert strip.words in words(html.fromstring(reader.get("/section/culture/").content))
    assert f"Breaking: {strip.words}" in [item["title"] for item in walk_json(reader)]
    end_breaking(strip.pk, by=SHELL)


def see_every_state() -> None:
    """See that there is a story in each."""
    states = {(article.live, article.stage) for article in Article.objects.all()}
    assert {live for live, _ in states} == {"live", "not_yet", "withdrawn"}
    assert {stage for _, stage in states} == {"draft", "in_review", "approved", "spiked"}
    assert Article.objects.exclude(publish_at=None).count() == 1
    assert Article.objects.count() == len(read_stories())
    assert Article.objects.exclude(return_note="").count() == 1
