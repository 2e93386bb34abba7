"""A paper in several languages: each has its front, lists, menu, feeds, words and name."""

import json
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.bringing_along import follow_moves
from editions.choices import Kind
from editions.front import Layout, Row, Slot, front_json
from editions.models import PublishedArticle
from editions.verification import rebuild_site
from fronts.publishing import next_version
from people.actors import SHELL
from taxonomy.models import Section
from tests.builders import live_article, make_photo, make_section
from tests.website.live_pages import headlines, is_kept, keep_menu, on_all_pages, text_of, tree
from tests.website.tongues import ARABIC, CHINESE, FRENCH, speak
from website.caching import forget_pages

pytestmark = pytest.mark.django_db
SITE = "https://news.example"


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    """A paper with an address."""
    settings.SITE_URL = SITE


@pytest.fixture
def sea() -> Section:
    """A section that comes after that of most stories."""
    return make_section("Sea", "sea", 1)


def french(headline: str, **fields: Any) -> Article:
    return live_article(headline=headline, language="fr", **fields)


def menu_of(response: HttpResponseBase) -> dict[str, str]:
    links = tree(response).find_class("menu")[0].iter("a")
    return {text_of(link): link.get("href", "") for link in links}


def languages_of(response: HttpResponseBase) -> dict[str, str]:
    links = tree(response).xpath("//*[@class='languages']//a")
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def alternates(response: HttpResponseBase) -> dict[str, str]:
    links = tree(response).xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def test_each_language_has_its_own_paper(reader: Client, sea: Section) -> None:
    """What has a front of its own stands there, all else on the main one."""
    english = live_article(headline="Ferry sails")
    canadian = live_article(headline="Le bac part", language="fr-CA", section=sea)
    live_article(headline="Fähre fährt", language="de")
    live_article(headline="渡轮启航", language="zh-CN")
    live_article(headline="渡輪啟航", language="zh-Hant")
    speak(FRENCH, CHINESE)
    mains = {"Ferry sails", "Fähre fährt", "渡輪啟航"}
    for path in ("/", "/latest/"):
        assert {*headlines(reader.get(path))} == mains
        assert headlines(reader.get(f"/fr{path}")) == ["Le bac part"]
        assert headlines(reader.get(f"/zh-hans{path}")) == ["渡轮启航"]
    assert headlines(reader.get("/fr/section/sea/")) == ["Le bac part"]
    assert headlines(reader.get("/section/sea/")) == []
    front = reader.get("/fr/")
    assert menu_of(front) == {"Sea": "/fr/section/sea/"}
    page = front.content.decode()
    assert '<html lang="fr" dir="ltr">' in page
    for part in ("<title>Le Port</title>", "La mer, chaque jour", "Derniers articles"):
        assert part in page
    shell = reader.get(canadian.live_path).content.decode()
    assert '<html lang="fr" dir="ltr">' in shell
    for part in ("Le bac part — Le Port", "Publié le", '"/fr/section/sea/"'):
        assert part in shell
    assert '<html lang="en"' in reader.get(english.live_path).content.decode()
    for path in ("history/", "history/1/"):
        assert '<html lang="fr"' in reader.get(f"{canadian.live_path}{path}").content.decode()
    for path in ("/ar/", "/de/", "/fr/section/none/", "/en/", "/xx/"):
        assert reader.get(path).status_code == 404


def test_direction_is_the_languages(reader: Client) -> None:
    arabic = live_article(headline="ميناء", language="ar")
    speak(ARABIC)
    for path in ("/ar/", "/ar/latest/", arabic.live_path):
        assert b'<html lang="ar" dir="rtl">' in reader.get(path).content
    assert b'<html lang="en" dir="ltr">' in reader.get("/").content
    # A name runs in its own direction, whatever stands around it.
    assert tree(reader.get(arabic.live_path)).xpath("//*[@class='by']//bdi/text()") == ["Li Xuan"]


def test_under_a_story_stands_what_its_readers_can_read(reader: Client) -> None:
    story = french("Le bac part")
    french("La ville dort")
    for number in range(10):
        live_article(headline=f"Number {number}")
    speak(FRENCH)
    more = tree(reader.get(story.live_path)).xpath("//*[@aria-labelledby='more-from']")[0]
    assert [text_of(each) for each in more.find_class("card-headline")] == ["La ville dort"]


def test_languages_lead_to_each_other(reader: Client, sea: Section) -> None:
    """To the same page where it is there; to the front where it is not."""
    original = live_article(headline="Ferry sails")
    translated = french("Le bac part", translation_of=original, section=sea)
    live_article(headline="渡轮启航", language="zh-Hans")
    speak(FRENCH, CHINESE)
    everywhere = {"en": "/", "fr": "/fr/", "zh-hans": "/zh-hans/"}
    for path in everywhere.values():
        assert languages_of(reader.get(path)) == everywhere
        told = {language: SITE + there for language, there in everywhere.items()}
        assert alternates(reader.get(path)) == {**told, "x-default": f"{SITE}/"}
    section = reader.get("/section/sea/")
    assert languages_of(section) == {**everywhere, "en": "/section/sea/", "fr": "/fr/section/sea/"}
    assert alternates(section) == {
        "en": f"{SITE}/section/sea/",
        "fr": f"{SITE}/fr/section/sea/",
        "x-default": f"{SITE}/section/sea/",
    }
    # It stands, as the menu has it, but has nothing to read: none of the others leads there.
    assert alternates(reader.get("/zh-hans/section/sea/")) == {}
    assert languages_of(reader.get(original.live_path)) == {
        **everywhere,
        "fr": translated.live_path,
    }
    assert alternates(reader.get("/corrections/")) == {}
    speak()
    assert languages_of(reader.get("/")) == {}
    assert alternates(reader.get("/")) == {}


def test_a_menu_of_the_languages_own_names_sections_everywhere(
    reader: Client, sea: Section
) -> None:
    story = french("Le bac part", section=sea)
    french("La ville dort")
    link = ["La mer", "/fr/section/sea/"]
    speak({**FRENCH, "menu": [link, ["Abonnement", "https://shop.example/"]]})
    assert menu_of(reader.get("/fr/")) == {
        "La mer": "/fr/section/sea/",
        "Abonnement": "https://shop.example/",
    }
    page = tree(reader.get("/fr/section/sea/"))
    assert text_of(page.find_class("page-title")[0]) == "La mer"
    assert [text_of(each) for each in page.xpath("//*[@aria-current='page']")] == ["La mer"]
    assert text_of(tree(reader.get(story.live_path)).find_class("label")[0]) == "La mer"
    labels = tree(reader.get("/fr/latest/")).find_class("label")
    assert [text_of(each) for each in labels] == ["City", "La mer"]
    assert "Sea" in menu_of(reader.get("/"))
    sea.slug = "ocean"
    sea.save()
    while follow_moves():
        pass
    # The menu goes on to name what moved, and its address leads on as that of the main language.
    assert reader.get("/fr/section/sea/").headers["Location"] == "/fr/section/ocean/"
    assert reader.get("/fr/section/sea/feed/").headers["Location"] == "/fr/section/ocean/feed/"


@pytest.mark.parametrize("is_edited", [False, True])
def test_lead_that_stands_in_another_language_since_leads_no_more(
    reader: Client, is_edited: bool
) -> None:
    english, chosen = live_article(headline="Ferry sails"), french("Le bac part")
    if is_edited:
        slot = Slot("a", english.public_id)
        next_version("", front_json([Row("a", Layout.THREE, slots=(slot,))]), "Ada", "")
    lead(chosen, LeadPlace.FRONT, by=SHELL)
    assert headlines(reader.get("/"))[0] == "Le bac part"
    speak(FRENCH)
    assert headlines(reader.get("/")) == ["Ferry sails"]
    assert headlines(reader.get("/fr/")) == ["Le bac part"]
    amend(chosen, {"language": "en"}, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert headlines(reader.get("/"))[0] == "Le bac part"


def test_feeds_are_of_the_language(reader: Client, sea: Section) -> None:
    live_article(headline="Ferry sails", section=sea)
    french("Le bac part", section=sea)
    speak(FRENCH)
    for path in ("", "section/sea/"):
        home = tree(reader.get(f"/fr/{path}"))
        hrefs = home.xpath("//link[@type='application/rss+xml']/@href")
        assert f"/fr/{path}feed/" in hrefs
        feed = etree.fromstring(reader.get(f"/fr/{path}feed/").content)
        assert feed.xpath("//item/title/text()") == ["Le bac part"]
        assert feed.xpath("/rss/channel/language/text()") == ["fr"]
        assert feed.xpath("/rss/channel/link/text()") == [f"{SITE}/fr/{path}"]
        assert feed.xpath("/rss/channel/title/text()")[0].startswith("Le Port")
        main = etree.fromstring(reader.get(f"/{path}feed/").content)
        assert main.xpath("//item/title/text()") == ["Ferry sails"]
    document = json.loads(reader.get("/fr/feed.json").content)
    assert document["language"] == "fr"
    assert document["home_page_url"] == f"{SITE}/fr/"
    assert [item["title"] for item in document["items"]] == ["Le bac part"]


def test_the_news_sitemap_names_the_paper_of_each_language(reader: Client) -> None:
    live_article(headline="Ferry sails")
    french("Le bac part")
    speak(FRENCH)
    news = etree.fromstring(reader.get("/sitemap-news.xml").content)
    names = news.xpath("//*[local-name()='publication']/*[local-name()='name']/text()")
    assert sorted(names) == ["Le Port", "Newsroom"]


def test_a_list_goes_on_in_its_language(reader: Client) -> None:
    for number in range(25):
        french(f"Numéro {number}")
        live_article(headline=f"Number {number}")
    speak(FRENCH)
    seen = on_all_pages(reader, "/fr/latest/")
    assert seen == [f"Numéro {number}" for number in range(24, -1, -1)]


def test_pages_of_a_language_follow_its_stories_and_no_others(reader: Client, sea: Section) -> None:
    live_article(headline="Ferry sails")
    first = french("Le bac part")
    speak(FRENCH)
    pages = ["/fr/", "/fr/latest/", "/fr/feed/", first.live_path]
    for path in pages:
        reader.get(path)
    live_article(headline="Pier opens", writers=["Somebody else"])
    for path in pages:
        assert is_kept(reader, path), path
    assert not is_kept(reader, "/latest/")
    second = french("La mer monte", section=sea, writers=["Personne"])
    for path in pages[:3]:
        assert "La mer monte" in reader.get(path).content.decode()
    # A section that had nothing stands in the menu of every page of the language.
    assert "Sea" in menu_of(reader.get(first.live_path))
    # One that is made anew finds its stories; the process first knew the menu without it.
    Section.objects.filter(pk=sea.pk).update(slug="ocean")
    forget_pages()
    assert "Sea" not in menu_of(reader.get(first.live_path))
    Section.objects.filter(pk=sea.pk).update(slug="sea")
    assert "Sea" in menu_of(reader.get(first.live_path))
    third = french("La mer descend", section=sea, writers=["Personne"])
    assert is_kept(reader, first.live_path)
    withdraw(third, reason="Faux.", by=SHELL)
    assert is_kept(reader, first.live_path)
    withdraw(second, reason="Faux.", by=SHELL)
    assert "Sea" not in menu_of(reader.get(first.live_path))
    speak({**FRENCH, "name": "Le Quai"})
    for path in pages:
        assert "Le Quai" in reader.get(path).content.decode()


def test_pages_of_a_language_ask_as_little(
    reader: Client, sea: Section, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = french("Le bac part", section=sea, photos=[make_photo(rendered=True)])
    french("La ville dort")
    put_in(story, make_thread("Tempête", "storm", by=SHELL), by=SHELL)
    speak(FRENCH, ARABIC, CHINESE)
    keep_menu(reader)
    reader.get(story.live_path)
    for path, most in (
        ("/fr/", 4),
        ("/fr/latest/", 2),
        ("/fr/section/sea/", 3),
        ("/fr/feed/", 2),
        ("/", 4),
        ("/latest/", 2),
    ):
        with django_assert_max_num_queries(most, info=path):
            reader.get(path)


def test_what_was_out_before_has_its_language_too(reader: Client) -> None:
    french("Le bac part", dateline_place="BREST")
    speak(FRENCH)
    for _ in rebuild_site():
        pass
    assert PublishedArticle.objects.get().tongue == "fr"
    assert headlines(reader.get("/fr/")) == ["Le bac part"]


def test_a_language_that_became_the_main_one_stands_there(reader: Client) -> None:
    french("Le bac part")
    live_article(headline="Ferry sails")
    speak(FRENCH)
    speak(FRENCH, language="fr")
    assert reader.get("/fr/").status_code == 404
    assert {*headlines(reader.get("/latest/"))} == {"Le bac part", "Ferry sails"}
