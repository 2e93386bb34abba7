"""The page of a story."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, withdraw
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from people.models import Organisation
from tests.builders import live_article, make_photo
from tests.related.list_builders import suggest
from tests.website.live_pages import keep_menu, live_row, many, text_of, tree

pytestmark = pytest.mark.django_db

SEED: dict[str, Any] = {
    "headline": "Ministers meet on safer sea lanes",
    "standfirst": "Six neighbours will warn each other within minutes.",
    "source": "Xinhua",
    "source_time": datetime.fromisoformat("2024-09-11T09:19:00+08:00"),
    "source_offset_min": 480,
    "dateline_place": "NANJING",
    "dateline_date": date(2024, 9, 10),
    "body": "<p>Six neighbours will share warnings.</p><p>They signed on Tuesday.</p>",
    "writers": ("Li Xuan", "Chen Yu"),
    "byline_place": "Yangzhou",
    "web_editors": ("Zhang Kaiwei", "Zhong Wenxing"),
    "tags": ("Sea lanes", "Ferries"),
}


def seed_story(**fields: Any) -> Article:
    """Return a live story with everything that the wire page had."""
    agency = Organisation.objects.named("Xinhua")
    return live_article(dateline_agency=agency, **SEED, **fields)


def test_page_shows_all_that_the_wire_page_had_in_the_readers_order(reader: Client) -> None:
    """Label, headline, standfirst, byline, source line, picture, text, editors, tags."""
    photo = make_photo(rendered=True, caption="A minister speaks.", credit_override="Xinhua/Li Bo")
    article = seed_story(photos=[photo])
    page = tree(reader.get(article.live_path))
    words = text_of(page.find_class("story")[0])
    in_order = [
        "City",
        "Ministers meet on safer sea lanes",
        "Six neighbours will warn each other within minutes.",
        "By Li Xuan and Chen Yu in Yangzhou",
        "(Xinhua) 09:19, September 11, 2024",
        "A minister speaks. Xinhua/Li Bo",
        "NANJING, Sept. 10 (Xinhua) — Six neighbours will share warnings.",
        "They signed on Tuesday.",
        "Web editors: Zhang Kaiwei, Zhong Wenxing",
        "All versions of this story",
        "Sea lanes",
    ]
    assert [part for part in in_order if part not in words] == []
    places = [words.index(part) for part in in_order]
    assert places == sorted(places)
    assert page.xpath("//strong[@class='dateline']")
    assert not page.find_class("marked")


def test_page_leads_to_people_source_section_and_tags(reader: Client) -> None:
    """Names are links to their pages, and these pages stand."""
    article = seed_story()
    story = tree(reader.get(article.live_path)).find_class("story")[0]
    links = set(story.xpath(".//a/@href"))
    wanted = {
        "/person/li-xuan/",
        "/person/zhang-kaiwei/",
        "/source/xinhua/",
        "/section/city/",
        "/tag/sea-lanes/",
    }
    assert wanted <= links
    assert {reader.get(address).status_code for address in wanted} == {200}


def test_correction_is_marked_at_the_top_and_told_below(reader: Client) -> None:
    """The mark beside the byline links down to what was wrong."""
    article = seed_story()
    patch = {"body": "<p>Seven neighbours will share warnings.</p>"}
    amend(article, patch, NamedChange(Kind.CORRECTION, note="There are seven."), by=SHELL)
    page = tree(reader.get(article.live_path))
    [mark] = page.find_class("marked")
    assert text_of(mark).startswith("Corrected ")
    [told] = page.xpath(f"//*[@id='{mark.get('href', '#')[1:]}']")
    assert text_of(told).startswith("Correction, ")
    assert "There are seven. All versions of this story" in text_of(told)


def test_update_is_marked_and_links_to_the_versions(reader: Client) -> None:
    """New facts say "Updated" and are no correction."""
    article = seed_story()
    amend(
        article, {"body": "<p>They sailed.</p>"}, NamedChange(Kind.UPDATE, note="Sailed."), by=SHELL
    )
    page = tree(reader.get(article.live_path))
    [mark] = page.find_class("marked")
    assert text_of(mark).startswith("Updated ")
    assert page.xpath(f"//*[@id='{mark.get('href', '#')[1:]}']")


def test_story_without_source_says_when_with_the_zone(reader: Client) -> None:
    """A story of the paper's own has the door's time."""
    article = live_article(dated=datetime.fromisoformat("2024-09-11T09:19:00+00:00"))
    page = tree(reader.get(article.live_path))
    assert text_of(page.find_class("source")[0]) == "11 September 2024, 09:19 UTC"


def test_picture_has_sizes_formats_and_its_own_words(reader: Client) -> None:
    """AVIF, WebP and JPEG at every width, with width and height so that nothing shifts."""
    photo = make_photo(rendered=True, alt_text="A ferry", photographer=None)
    article = live_article(photos=[photo])
    page = tree(reader.get(article.live_path))
    [image] = page.xpath("//figure//img")
    assert (image.get("alt"), image.get("width"), image.get("height")) == (
        "A ferry",
        "1800",
        "1200",
    )
    assert image.get("srcset").count("w") == 6
    for kind in ("image/avif", "image/webp"):
        [srcset] = page.xpath(f"//figure//source[@type='{kind}']/@srcset")
        assert len(srcset.split(", ")) == 6
    response = reader.get(image.get("src"))
    assert response.status_code == 200
    assert b"".join(response).startswith(b"\xff\xd8")


def test_picture_without_files_keeps_its_place(reader: Client) -> None:
    """Until the worker made the files, a tinted shape of the same proportions stands there."""
    article = live_article(photos=[make_photo(alt_text="A ferry")])
    page = tree(reader.get(article.live_path))
    [shape] = page.xpath("//figure//*[local-name()='svg']")
    assert shape.get("aria-label") == "A ferry"
    assert shape.get("viewbox", shape.get("viewBox")) == "0 0 1800 1200"
    assert not page.xpath("//figure//img")


def test_waiting_caption_is_not_shown(reader: Client) -> None:
    """A caption whose picture is not there yet stays in the record alone."""
    article = live_article(photos=[None])
    response = reader.get(article.live_path)
    assert "A caption that waits" not in response.content.decode()


def test_old_slug_leads_to_the_new_address(reader: Client) -> None:
    """The address may change, links to the old one do not break; nor do those to its history."""
    article = live_article(slug="first-words")
    old = article.live_path
    article.slug = "better-words"
    article.save()
    publish(article, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert article.live_path != old
    response = reader.get(old)
    assert (response.status_code, response["Location"]) == (301, article.live_path)
    assert reader.get(f"{old}history/")["Location"] == f"{article.live_path}history/"
    assert reader.get(article.live_path).status_code == 200


@pytest.mark.parametrize("tail", ["", "history/"])
def test_withdrawn_story_answers_410_with_the_reason_alone(reader: Client, tail: str) -> None:
    """The notice names the reason, not the headline."""
    article = live_article(headline="Mayor Quimby resigns", tags=["Townhall"])
    withdraw(article, reason="It was about somebody else.", by=SHELL)
    response = reader.get(article.live_path + tail)
    assert response.status_code == 410
    assert "It was about somebody else." in response.content.decode()
    assert "Quimby" not in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/2024/09/11/nothing/", "/2024/13/41/nothing/", "/0000/00/00/nothing/history/"]
)
def test_address_of_no_story_is_404(reader: Client, path: str) -> None:
    """An address that nobody ever had, or that is no day, is not there."""
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_page_costs_four_queries_whatever_stands_around_it(
    reader: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The look at what changed, the story, You May Also Like, More from."""
    articles = many(number, tags=("Ferries", "Harbour"), web_editors=("Zhang Kaiwei",))
    suggest(*articles)
    keep_menu(reader)
    with django_assert_max_num_queries(4):
        page = tree(reader.get(articles[0].live_path))
    assert page.xpath("//h2[@id='also-like']")


def test_markup_in_words_stays_words(reader: Client) -> None:
    """A headline that looks like HTML is shown as it is written."""
    nasty = "Ships & <script>alert(1)</script> </title> boats"
    article = live_article(headline=nasty, standfirst=nasty, tags=["<b>Bold</b>"])
    page = tree(reader.get(article.live_path))
    assert text_of(page.xpath("//h1")[0]) == nasty
    assert not page.xpath("//script[not(@type='application/ld+json') and not(@src)]")
    story, _ = page.xpath("//script/text()")
    assert json.loads(story)["headline"] == nasty


def test_arabic_story_is_written_from_the_right(reader: Client) -> None:
    """Direction and language stand on the story, the page around keeps its own."""
    article = live_article(headline="ماء", language="ar")
    page = tree(reader.get(article.live_path))
    [story] = page.find_class("story")
    assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")
    assert page.get("dir") == "ltr"


def test_head_names_the_page_for_those_who_share_it(reader: Client, settings: Settings) -> None:
    """Canonical address, Open Graph and Twitter card carry the story and its picture."""
    settings.SITE_URL = "https://news.example"
    article = seed_story(photos=[make_photo(rendered=True)])
    page = tree(reader.get(article.live_path))
    about = {
        meta.get("property") or meta.get("name"): meta.get("content")
        for meta in page.xpath("//meta[@property or @name]")
    }
    row = live_row(article)
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"https://news.example{article.live_path}"
    ]
    assert about["og:title"] == row.headline
    assert about["og:image"].startswith("https://news.example/photo/")
    assert about["twitter:card"] == "summary_large_image"
    at = row.first_published_at.isoformat(timespec="seconds")
    assert about["article:published_time"] == at


def test_structured_data_says_what_the_page_says(reader: Client, settings: Settings) -> None:
    """Headline, people, dates, pictures with credit, corrections: the facts of the page."""
    settings.SITE_URL = "https://news.example"
    photo = make_photo(rendered=True, caption="A minister speaks.", credit_override="Xinhua/Li Bo")
    article = seed_story(photos=[photo])
    patch = {"body": "<p>Seven neighbours will share warnings.</p>"}
    amend(article, patch, NamedChange(Kind.CORRECTION, note="There are <seven>."), by=SHELL)
    page = tree(reader.get(article.live_path))
    data = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    shown = text_of(page.find_class("story")[0])
    times = set(page.xpath("//article[contains(@class, 'story')]//time/@datetime"))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == text_of(page.xpath("//h1")[0])
    assert [person["name"] for person in data["author"]] == ["Li Xuan", "Chen Yu"]
    assert [person["name"] for person in data["editor"]] == ["Zhang Kaiwei", "Zhong Wenxing"]
    assert data["image"][0]["creditText"] == "Xinhua/Li Bo"
    assert data["image"][0]["caption"] == "A minister speaks."
    assert data["dateline"] in shown
    assert data["keywords"] == ["Sea lanes", "Ferries"]
    assert data["sourceOrganization"]["name"] == "Xinhua"
    assert data["correction"][0]["text"] == "There are <seven>."
    assert data["correction"][0]["text"] in shown
    assert {data["datePublished"], data["dateModified"]} <= times
    assert data["mainEntityOfPage"]["@id"] == f"https://news.example{article.live_path}"
    assert data["isAccessibleForFree"] is True
    assert data["inLanguage"] == "en"


def test_nothing_on_the_page_is_inline_style_or_script(reader: Client) -> None:
    """One strict policy holds, and no page needs a script."""
    article = seed_story(photos=[make_photo(rendered=True), make_photo(rendered=True)])
    page = tree(reader.get(article.live_path))
    assert not page.xpath("//@style | //style | //@onclick")
    assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
    # What offers names while somebody types; what they type is answered without it.
    [names] = page.xpath("//script/@src")
    assert "/names." in names
