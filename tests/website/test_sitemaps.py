"""Sitemaps, robots and health."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.threads import make_thread, put_in
from articles.door.publishing import withdraw
from people.actors import SHELL
from people.models import Organisation
from taxonomy.models import Tag
from tests.builders import live_article, make_photo, make_section
from tests.website.live_pages import MOMENT, keep_menu, many
from tests.website.tongues import FRENCH, speak

IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"

pytestmark = pytest.mark.django_db


def addresses(reader: Client, path: str) -> list[str]:
    """Return what a sitemap lists."""
    response = reader.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return [loc.text or "" for loc in etree.fromstring(response.content).iter("{*}loc")]


def test_index_leads_to_months_and_months_to_every_story(
    reader: Client, settings: Settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """One query each, and the look at what changed, however many stories."""
    settings.SITE_URL = "https://news.example"
    articles = many(6, apart=timedelta(days=10))
    keep_menu(reader)
    with django_assert_max_num_queries(2):
        months = addresses(reader, "/sitemap.xml")
    assert months == [
        "https://news.example/sitemap-2024-09.xml",
        "https://news.example/sitemap-2024-08.xml",
        "https://news.example/sitemap-2024-07.xml",
    ]
    listed = []
    for month in months:
        with django_assert_max_num_queries(2):
            listed += addresses(reader, month.removeprefix("https://news.example"))
    assert sorted(listed) == sorted(f"https://news.example{a.live_path}" for a in articles)


def test_month_tells_of_pictures_with_caption_credit_and_licence(reader: Client) -> None:
    photo = make_photo(
        caption="A ferry & a pier.",
        agency=Organisation.objects.named("Xinhua"),
        licence_page="https://agency.example/buy?a=1&b=2",
        rendered=True,
    )
    article = live_article(photos=[photo, make_photo()], dated=MOMENT)
    root = etree.fromstring(reader.get("/sitemap-2024-09.xml").content)
    (image,) = root.iter(f"{{{IMAGE}}}image")
    said = {etree.QName(part).localname: part.text for part in image}
    assert said == {
        "loc": f"{settings.SITE_URL}/photo/{photo.content_hash}-1280.jpg",
        "caption": "A ferry & a pier. Xinhua",
        "license": "https://agency.example/buy?a=1&b=2",
    }
    withdraw(article, reason="Wrong.", by=SHELL)
    assert photo.content_hash not in reader.get("/sitemap-2024-09.xml").content.decode()


def test_news_sitemap_has_the_last_two_days(reader: Client) -> None:
    """With title, language and time as Google's extension asks."""
    new = live_article(headline="New & <true>")
    live_article(headline="Old", dated=timezone.now() - timedelta(hours=49))
    assert [path.endswith(new.live_path) for path in addresses(reader, "/sitemap-news.xml")] == [
        True
    ]
    root = etree.fromstring(reader.get("/sitemap-news.xml").content)
    assert [title.text for title in root.iter("{*}title")] == ["New & <true>"]


def test_withdrawn_story_is_in_no_sitemap(reader: Client) -> None:
    """A month that had only it is gone too."""
    live_article(dated=MOMENT - timedelta(days=60))
    article = live_article(dated=MOMENT)
    withdraw(article, reason="Wrong.", by=SHELL)
    assert addresses(reader, "/sitemap.xml") == [f"{settings.SITE_URL}/sitemap-2024-07.xml"]
    assert reader.get("/sitemap-2024-09.xml").status_code == 404


OF_OLD_STORIES = ["/sitemap.xml", "/sitemap-pages.xml"]
ALL = [*OF_OLD_STORIES, "/sitemap-threads.xml", "/sitemap-news.xml"]


def named_in_robots(reader: Client) -> list[str]:
    """Return the paths of the sitemaps that robots are told of."""
    lines = reader.get("/robots.txt").content.decode().splitlines()
    start = f"Sitemap: {settings.SITE_URL}"
    return [line.removeprefix(start) for line in lines if line.startswith("Sitemap:")]


def test_no_sitemap_is_ever_empty_and_robots_are_told_of_those_that_are_there(
    reader: Client,
) -> None:
    """On an empty paper, with old stories alone, with a new one, with a thread."""

    def there() -> list[str]:
        answers = {path: reader.get(path) for path in ALL}
        full = [path for path, answer in answers.items() if answer.status_code == 200]
        for path in full:
            assert list(etree.fromstring(answers[path].content)), path
        assert {answer.status_code for answer in answers.values()} <= {200, 404}
        assert named_in_robots(reader) == full
        return full

    assert there() == []
    live_article(dated=MOMENT)
    assert there() == OF_OLD_STORIES
    new = live_article()
    assert there() == [*OF_OLD_STORIES, "/sitemap-news.xml"]
    put_in(new, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    assert there() == ALL
    withdraw(new, reason="Wrong.", by=SHELL)
    assert there() == OF_OLD_STORIES


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"), ("en-GB", "en"), ("pt-BR", "pt"), ("zh", "zh-cn"), ("zh-Hans", "zh-cn"),
        ("zh-CN", "zh-cn"), ("zh-SG", "zh-cn"), ("zh-Hans-HK", "zh-cn"), ("zh-Hant", "zh-tw"),
        ("zh-TW", "zh-tw"), ("zh-HK", "zh-tw"), ("ZH-hant-mo", "zh-tw"), ("cmn-Hant", "zh-tw"),
        ("yue-Hant", "yue"), ("sr-Latn-RS", "sr"),
    ],
)  # fmt: skip
def test_news_sitemap_names_languages_as_google_does(reader: Client, tag: str, code: str) -> None:
    live_article(language=tag)
    root = etree.fromstring(reader.get("/sitemap-news.xml").content)
    assert [language.text for language in root.iter("{*}language")] == [code]


def test_news_sitemap_names_the_paper_as_each_language_does(
    reader: Client, settings: Settings
) -> None:
    settings.SITE_NAME = "The Harbour Daily"
    settings.SITE_NAMES = {"zh": "港口日报", "zh-Hant": "港口日報"}
    for tag in ("en", "zh-Hans", "zh-Hant-HK"):
        live_article(language=tag)
    root = etree.fromstring(reader.get("/sitemap-news.xml").content)
    named = {about[1].text: about[0].text for about in root.iter("{*}publication")}
    assert named == {"en": "The Harbour Daily", "zh-cn": "港口日报", "zh-tw": "港口日報"}


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-2024-13.xml", "/sitemap-0000-00.xml", "/sitemap-0000-12.xml",
        "/sitemap-0001-01.xml", "/sitemap-9999-12.xml", "/sitemap-9999-11.xml",
    ],
)  # fmt: skip
def test_month_that_is_none_is_404(reader: Client, path: str) -> None:
    """And nothing breaks."""
    assert reader.get(path).status_code == 404


def test_robots_are_told_where_to_look(reader: Client, settings: Settings) -> None:
    """The desk and the search page are not for them."""
    settings.SITE_URL = "https://news.example"
    live_article()
    words = reader.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in words
    assert "Sitemap: https://news.example/sitemap.xml" in words


def test_health_is_told_without_and_with_the_database(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Alive asks nothing, ready asks the database (test_ready.py)."""
    with django_assert_num_queries(0):
        assert reader.get("/healthz").content == b"ok\n"
    assert reader.get("/readyz").status_code == 200


def test_pages_are_told_of_in_each_language_that_has_them(
    reader: Client, settings: Settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Of tags those alone that somebody said something of."""
    settings.SITE_URL = "https://news.example"
    live_article(tags=["Ferries", "Harbour"])
    live_article(language="fr", section=make_section("Sea", "sea", 1))
    speak(FRENCH)
    Tag.objects.filter(slug="ferries").update(description="Of boats.")
    keep_menu(reader)
    reader.get("/fr/")
    with django_assert_max_num_queries(3):
        listed = addresses(reader, "/sitemap-pages.xml")
    both = ("/", "/fr/", "/latest/", "/fr/latest/", "/section/city/")
    paths = [*both, "/section/sea/", "/fr/section/sea/", "/tag/ferries/"]
    assert listed == [f"https://news.example{path}" for path in paths]
    root = etree.fromstring(reader.get("/sitemap-pages.xml").content)
    links = [(link.get("hreflang"), link.get("href")) for link in root[1].iter("{*}link")]
    assert links == [("en", "https://news.example/"), ("fr", "https://news.example/fr/")]
    Tag.objects.filter(slug="harbour").update(description="Of piers.")
    assert "https://news.example/tag/harbour/" in addresses(reader, "/sitemap-pages.xml")
