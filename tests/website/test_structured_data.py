"""What each page says of itself to search engines and to whoever shares a link to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.models import Article
from editions.choices import Kind
from editions.front import Layout, Row, Slot, front_json
from fronts.publishing import next_version
from people.actors import SHELL
from people.models import Organisation, Person
from related.models import RelatedLink
from tests.builders import live_article, make_photo, make_section
from tests.website.live_pages import many, tree
from tests.website.structured_data import faults_by_google, faults_of, things_of
from website.most_read import rank
from website.readings import Tally, note_readings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(settings: Settings) -> None:
    """A paper with an address, a line under its name, and a name in Chinese."""
    settings.SITE_URL = "https://news.example"
    settings.SITE_NAME, settings.SITE_TAGLINE = "The Harbour Daily", "Ships & weather"
    settings.SITE_NAMES = {"zh": "港口日报", "zh-Hant": "港口日報"}


def things(reader: Client, path: str) -> dict[str, dict[str, Any]]:
    """Return what a page says of itself, by type, after asking schema.org and Google."""
    found = things_of(tree(reader.get(path)))
    for thing in found:
        assert [*faults_of(thing), *faults_by_google(thing)] == [], path
    return {thing["@type"]: thing for thing in found}


def way_to(data: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the way to a page: each step's name and path."""
    steps = data["BreadcrumbList"]["itemListElement"]
    return [
        (step["name"], step["item"]["@id"].removeprefix("https://news.example")) for step in steps
    ]


def full_story() -> Article:
    """Return a live story with all that is told of one."""
    agency = Organisation.objects.named("Xinhua")
    photos = [
        make_photo(rendered=True, agency=agency, licence_page="https://agency.example/buy?a=1"),
        make_photo(
            rendered=True,
            photographer=Person.objects.named("Wen Jia"),
            digital_source_type="compositeWithTrainedAlgorithmicMedia",
        ),
    ]
    story = live_article(
        headline="Ferries </script> & piers",
        standfirst="Of ferries.",
        short_headline="Ferries",
        source="Xinhua",
        web_editors=["Zhang Kaiwei"],
        tags=["Ferries", "Storm"],
        byline_place="Ro",
        photos=photos,
        dated=timezone.now() - timedelta(days=1),
    )
    note = NamedChange(Kind.CORRECTION, note="There are three.")
    amend(story, {"standfirst": "Of three ferries."}, note, by=SHELL)
    amend(story, {"body": "<p>They ran.</p>"}, NamedChange(Kind.UPDATE), by=SHELL)
    return story


def test_story_says_all_that_is_known_of_it_and_the_way_to_it(reader: Client) -> None:
    story, other = full_story(), live_article()
    live_article(headline="Fähren", language="de", translation_of=story)
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    put_in(story, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    data = things(reader, story.live_path)
    article = data["NewsArticle"]
    assert {
        "author", "publisher", "image", "dateModified", "correction", "isAccessibleForFree",
        "editor", "keywords", "sourceOrganization", "workTranslation", "locationCreated",
    } <= set(article)  # fmt: skip
    assert article["headline"] == "Ferries </script> & piers"
    assert way_to(data) == [
        ("The Harbour Daily", "/"),
        ("City", "/section/city/"),
        ("Ferries </script> & piers", story.live_path),
    ]


def test_front_page_says_what_the_paper_is_and_how_it_is_searched(reader: Client) -> None:
    live_article()
    data = things(reader, "/")
    assert set(data) == {"CollectionPage", "WebSite", "NewsMediaOrganization"}
    site = data["WebSite"]
    assert (site["name"], site["alternateName"]) == ("The Harbour Daily", ["港口日報", "港口日报"])
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        "https://news.example/search/?q={search_term_string}"
    )
    assert reader.get("/search/", {"q": "ferries"}).status_code == 200


def test_lists_name_their_stories_in_order(reader: Client) -> None:
    stories = many(3, tags=["Ferries"], source="Xinhua")
    thread = make_thread("Storm", "storm", "Since Monday.", by=SHELL)
    for story in stories:
        put_in(story, thread, by=SHELL)
    listed = [f"https://news.example{story.live_path}" for story in stories]
    day = stories[0].live_path[:11]
    for path in (
        "/section/city/", "/tag/ferries/", "/source/xinhua/", "/thread/storm/", f"/archive{day}/",
        "/search/?q=story",
    ):  # fmt: skip
        data = things(reader, path.replace("//", "/"))
        (page,) = (each for kind, each in data.items() if kind != "BreadcrumbList")
        found = [each["url"] for each in page["mainEntity"]["itemListElement"]]
        assert found == listed, path
    assert things(reader, "/thread/storm/")["CollectionPage"]["description"] == "Since Monday."
    assert way_to(things(reader, f"/archive{day}/".replace("//", "/")))[1][1] == "/archive/"


def test_pages_of_many_lists_name_each_story_once(reader: Client) -> None:
    """As it fills itself and as it was edited, a person's stories, and what is read most."""
    stories = many(3, writers=["Li Xuan"])
    listed = {f"https://news.example{story.live_path}" for story in stories}

    def named(path: str) -> set[str]:
        data = things(reader, path)
        found = data.get("ItemList") or data["CollectionPage"]["mainEntity"]
        addresses = [each["url"] for each in found["itemListElement"]]
        assert len(addresses) == len(set(addresses))
        return set(addresses)

    assert named("/") == named("/latest/") == named("/person/li-xuan/") == listed
    tally = Tally()
    tally.count(stories[1].live_path)
    note_readings(tally)
    rank()
    assert named("/most-read/") == {f"https://news.example{stories[1].live_path}"}
    for place in ("", "city"):
        slots = (Slot("a", stories[2].public_id), Slot("b", stories[0].public_id))
        next_version(place, front_json([Row("top", Layout.FOUR, "", slots)]), "root", "")
    edited = things(reader, "/")["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [each["url"].rpartition("example")[2] for each in edited] == [
        stories[2].live_path, stories[0].live_path,
    ]  # fmt: skip
    assert named("/section/city/") == listed


def test_person_has_a_profile(reader: Client) -> None:
    live_article(writers=["Li Xuan"])
    Person.objects.filter(slug="li-xuan").update(title="Reporter", bio="Writes of ships.")
    profile = things(reader, "/person/li-xuan/")["ProfilePage"]
    assert profile["mainEntity"] == {
        "@type": "Person",
        "name": "Li Xuan",
        "url": "https://news.example/person/li-xuan/",
        "jobTitle": "Reporter",
        "description": "Writes of ships.",
    }


def test_empty_lists_and_an_empty_paper_say_no_more_than_is_there(reader: Client) -> None:
    make_section("Empty", "empty")
    for path in ("/", "/section/empty/", "/corrections/", "/archive/", "/search/?q=nothing"):
        data = things(reader, path)
        assert all("mainEntity" not in thing for thing in data.values()), path


def test_engines_list_no_page_that_says_others_again(reader: Client) -> None:
    """Where a list goes on, search, versions; and no feed, sitemap or text for machines."""
    story = many(21)[0]

    def told(path: str) -> str:
        answer = reader.get(path)
        if answer["Content-Type"].startswith("text/html"):
            [said] = tree(answer).xpath("//meta[@name='robots']/@content")
            assert said == answer["X-Robots-Tag"]
        return str(answer["X-Robots-Tag"])

    further = tree(reader.get("/section/city/")).xpath("//a[@rel='next']/@href")[0]
    for path in (
        f"/section/city/{further}", "/search/?q=story", f"{story.live_path}history/",
        f"{story.live_path}history/1/", "/feed/", "/feed.json", "/sitemap.xml", "/robots.txt",
    ):  # fmt: skip
        assert told(path) == "noindex", path
    for path in ("/", story.live_path, "/section/city/", "/archive/?year=2024"):
        assert told(path) == "max-image-preview:large", path


def test_page_has_one_address_whatever_is_asked_besides(reader: Client) -> None:
    """Its own year or place in a list is part of it; what others write behind it is not."""
    many(21)
    further = tree(reader.get("/section/city/")).xpath("//a[@rel='next']/@href")[0]
    for asked, stands in {
        "/?utm_source=x&before=y": "/",
        "/section/city/?utm_source=x": "/section/city/",
        f"/section/city/{further}&fbclid=1": f"/section/city/{further}",
        "/archive/?year=2024&x=1": "/archive/?year=2024",
        "/search/?q=story&x=%22%3E": "/search/?q=story",
    }.items():
        page = tree(reader.get(asked))
        address = f"https://news.example{stands}"
        assert page.xpath("//link[@rel='canonical']/@href") == [address], asked
        assert page.xpath("//meta[@property='og:url']/@content") == [address]


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"), ("ar", "ar_EG"), ("de", "de_DE"), ("tlh", "tlh"),
    ],
)  # fmt: skip
def test_cards_name_languages_as_open_graph_does(reader: Client, tag: str, locale: str) -> None:
    story = live_article(language=tag)
    page = tree(reader.get(story.live_path))
    assert page.xpath("//meta[@property='og:locale']/@content") == [locale]


def test_card_names_the_other_languages_and_the_writers(reader: Client) -> None:
    story = live_article(writers=["Li Xuan"])
    live_article(language="zh-Hant", translation_of=story)
    page = tree(reader.get(story.live_path))
    assert page.xpath("//meta[@property='og:locale:alternate']/@content") == ["zh_TW"]
    assert page.xpath("//meta[@property='article:author']/@content") == [
        "https://news.example/person/li-xuan/"
    ]
