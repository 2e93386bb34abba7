"""A story in several languages: each page leads to the others that readers can read."""

import json
from typing import Any

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries, Settings

from articles.door.publishing import publish, withdraw
from articles.models import Article
from people.actors import SHELL
from tests.builders import live_article, make_article
from tests.website.live_pages import keep_menu

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    """A paper with an address."""
    settings.SITE_URL = "https://news.example"


@pytest.fixture
def original() -> Article:
    """A live story in English."""
    return live_article(headline="Five ships")


def translation(original: Article, language: str, headline: str) -> Article:
    """Return a live translation."""
    return live_article(headline=headline, language=language, translation_of=original)


def links(reader: Client, article: Article) -> dict[str, str]:
    """Return the line under the headline: each language's name, and where it leads."""
    page = html.fromstring(reader.get(article.live_path).content)
    return {
        link.text_content(): link.get("href", "")
        for link in page.xpath("//*[@class='in-languages']/a")
    }


def alternates(reader: Client, article: Article) -> dict[str, str]:
    page = html.fromstring(reader.get(article.live_path).content)
    return {
        link.get("hreflang", ""): link.get("href", "")
        for link in page.xpath("//link[@rel='alternate'][@hreflang]")
    }


def facts(reader: Client, article: Article) -> dict[str, Any]:
    page = html.fromstring(reader.get(article.live_path).content)
    data: dict[str, Any] = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    return data


def test_each_page_leads_to_the_others(reader: Client, original: Article) -> None:
    german = translation(original, "de", "Fünf Schiffe")
    chinese = translation(original, "zh-Hans", "五艘船")
    assert links(reader, original) == {
        "Deutsch": german.live_path,
        "简体中文": chinese.live_path,
    }
    assert links(reader, german) == {
        "English": original.live_path,
        "简体中文": chinese.live_path,
    }
    everywhere = {
        "en": f"https://news.example{original.live_path}",
        "de": f"https://news.example{german.live_path}",
        "zh-Hans": f"https://news.example{chinese.live_path}",
        "x-default": f"https://news.example{original.live_path}",
    }
    for article in (original, german, chinese):
        assert alternates(reader, article) == everywhere
    assert alternates(reader, live_article()) == {}


def test_machines_read_which_is_the_original(reader: Client, original: Article) -> None:
    german = translation(original, "de", "Fünf Schiffe")
    assert facts(reader, german)["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": f"https://news.example{original.live_path}",
        "headline": "Five ships",
        "inLanguage": "en",
    }
    assert "workTranslation" not in facts(reader, german)
    (work,) = facts(reader, original)["workTranslation"]
    assert work["@id"] == f"https://news.example{german.live_path}"
    assert "translationOfWork" not in facts(reader, original)


@pytest.mark.parametrize("which", ["draft", "withdrawn"])
def test_nothing_leads_to_what_readers_do_not_see(
    reader: Client, original: Article, which: str
) -> None:
    german = make_article(headline="Fünf Schiffe", language="de", translation_of=original)
    if which == "withdrawn":
        publish(german, by=SHELL)
        withdraw(german, reason="Wrong.", by=SHELL)
    page = reader.get(original.live_path).content.decode()
    assert "Read this story in" not in page
    assert german.headline not in page


def test_translation_of_a_withdrawn_story_stands_alone(reader: Client, original: Article) -> None:
    german = translation(original, "de", "Fünf Schiffe")
    withdraw(original, reason="Wrong.", by=SHELL)
    assert links(reader, german) == {}
    assert "translationOfWork" not in facts(reader, german)


def test_stories_that_translate_none_are_no_translations_of_each_other(reader: Client) -> None:
    first, _ = live_article(), live_article()
    assert links(reader, first) == {}


@pytest.mark.parametrize("number", [1, 12])
def test_languages_cost_no_query_more(
    reader: Client,
    original: Article,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for count in range(number):
        german = translation(original, "de", f"Fünf Schiffe {count}")
    keep_menu(reader)
    for article in (original, german):
        with django_assert_max_num_queries(4):
            assert reader.get(article.live_path).status_code == 200


# --- Flash, and what search engines and shared links show -----------------------------------------


def test_flash_says_that_more_follows_on_page_and_in_feeds(reader: Client) -> None:
    flash, usual = live_article(is_flash=True), live_article()
    assert "More follows" in reader.get(flash.live_path).content.decode()
    assert "More follows" not in reader.get(usual.live_path).content.decode()
    for feed in ("/feed/", "/feed.json"):
        assert reader.get(feed).content.decode().count("More follows") == 1


def test_search_engines_and_shared_links_have_titles_of_their_own(reader: Client) -> None:
    article = live_article(
        headline="Five ships", search_title="Ships & storm: five are out", social_title="Five!"
    )
    page = html.fromstring(reader.get(article.live_path).content)
    assert page.findtext(".//title") == "Ships & storm: five are out — Newsroom"
    assert page.xpath("//meta[@property='og:title']/@content") == ["Five!"]
    assert page.findtext(".//h1") == "Five ships"
