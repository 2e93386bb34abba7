"""Section, tag, person, source, day and archive pages, and how lists go on."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.door.publishing import withdraw
from people.actors import SHELL
from people.models import Person
from tests.builders import live_article, make_article, make_photo, make_section
from tests.website.live_pages import headlines, keep_menu, many, on_all_pages, text_of, tree

pytestmark = pytest.mark.django_db

LISTS = [
    "/latest/",
    "/section/city/",
    "/tag/ferries/",
    "/person/li-xuan/",
    "/source/xinhua/",
    "/archive/2024/09/11/",
    "/search/?q=story",
    "/search/?q=section:city",
]


def some(number: int, *, apart: timedelta = timedelta(seconds=1)) -> list[str]:
    """Return the headlines of so many stories that stand in every list, newest first."""
    made = many(number, apart=apart, source="Xinhua", tags=("Ferries",))
    return [article.headline for article in made]


def test_list_shows_every_story_once_page_by_page(reader: Client) -> None:
    """Forty-five stories are three pages, newest first."""
    made = some(45)
    for address in LISTS:
        assert on_all_pages(reader, address) == made, address


def test_stories_of_one_moment_are_neither_lost_nor_doubled(reader: Client) -> None:
    """With equal times the id decides where a page ends."""
    made = some(45, apart=timedelta(0))
    for address in LISTS:
        assert sorted(on_all_pages(reader, address)) == sorted(made), address


@pytest.mark.parametrize("number", [3, 30])
def test_list_costs_at_most_five_queries(
    reader: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """With the look at what changed, of three stories or thirty; best answers take two more."""
    some(number)
    keep_menu(reader)
    for address in LISTS:
        most = 7 if address.startswith("/search/") else 5
        with django_assert_max_num_queries(most, info=address):
            assert len(headlines(reader.get(address))) == min(number, 20)


HOSTILE = [
    "yesterday",
    ",",
    "2024-09-11T01:19:00Z",
    "2024-09-11T01:19:00Z,\0",
    "2024-09-11T01:19:00,abc",
    "0001-01-01T00:00:00+14:00,abc",
    "9999-12-31T23:59:59-14:00,abc",
    "2024-09-11T01:19:00Z,' OR 1=1 --",
    "x" * 10_000,
    "\ud7ff,é",
]


def from_cursor(address: str, cursor: str) -> str:
    """Return the address of a list that goes on from a cursor."""
    return f"{address}{'&' if '?' in address else '?'}before={quote(cursor)}"


def test_hostile_cursor_is_404(reader: Client) -> None:
    """What no page of ours gave leads nowhere, and breaks nothing."""
    some(3)
    for hostile in (from_cursor(address, cursor) for address in LISTS for cursor in HOSTILE):
        assert reader.get(hostile).status_code == 404, hostile


def test_empty_cursor_is_the_first_page(reader: Client) -> None:
    """`?before=` alone asks for nothing."""
    some(3)
    for address in LISTS:
        assert len(headlines(reader.get(from_cursor(address, "")))) == 3, address


OF_NOTHING = [
    "/section/nope/",
    "/tag/nope/",
    "/person/nope/",
    "/source/nope/",
    "/archive/2024/09/12/",
    "/archive/2024/02/30/",
    "/archive/?year=1999",
]


def test_list_of_nothing_is_404(reader: Client) -> None:
    """These pages exist only through live stories."""
    some(1)
    for address in OF_NOTHING:
        assert reader.get(address).status_code == 404, address


def test_section_without_stories_stands(reader: Client) -> None:
    """The menu leads there, so it says what to do."""
    make_section("Sport", "sport")
    assert "no story in this section yet" in reader.get("/section/sport/").content.decode()


def test_person_of_a_draft_has_no_page(reader: Client) -> None:
    """Whoever only a draft names is not told of."""
    make_article(writers=["Secret Source"])
    assert reader.get("/person/secret-source/").status_code == 404


def test_person_page_tells_who_they_are(reader: Client) -> None:
    """Name as printed, title and a sentence or two."""
    live_article(writers=["Li Xuan"])
    Person.objects.filter(slug="li-xuan").update(title="Harbour correspondent", bio="Knows tides.")
    page = tree(reader.get("/person/li-xuan/"))
    assert text_of(page.xpath("//h1")[0]) == "Li Xuan"
    assert "Harbour correspondent Knows tides." in text_of(page.find_class("who")[0])


def test_story_with_two_roles_of_one_person_stands_once(reader: Client) -> None:
    """Writer, web editor and photographer of one story are one line of her page."""
    photo = make_photo(photographer=Person.objects.named("Li Xuan"))
    live_article(headline="All mine", web_editors=["Li Xuan"], photos=[photo])
    live_article(headline="Mine too")
    assert headlines(reader.get("/person/li-xuan/")) == ["Mine too", "All mine"]


def test_withdrawn_story_is_gone_from_every_list(reader: Client) -> None:
    """And its tag page with it."""
    article = live_article(tags=["Ferries"], source="Xinhua")
    withdraw(article, reason="It was wrong.", by=SHELL)
    assert reader.get("/tag/ferries/").status_code == 404
    assert reader.get("/person/li-xuan/").status_code == 404
    assert reader.get("/source/xinhua/").status_code == 404
    assert headlines(reader.get("/section/city/")) == []


def test_archive_names_the_days_that_have_stories(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """A year at a time, newest first; two queries and the look, however many stories and years."""
    many(5, apart=timedelta(days=200))
    keep_menu(reader)
    with django_assert_max_num_queries(3):
        page = tree(reader.get("/archive/"))
    days = page.xpath("//ul[@class='days']//@href")
    assert days == ["/archive/2024/09/11/", "/archive/2024/02/24/"]
    assert [text_of(year) for year in page.xpath("//nav[@class='years']//a")] == [
        "2024",
        "2023",
        "2022",
    ]
    assert tree(reader.get("/archive/?year=2022")).xpath("//ul[@class='days']//@href") == [
        "/archive/2022/07/04/"
    ]


def test_empty_archive_stands(reader: Client) -> None:
    """Before the first story."""
    assert "No story is out yet" in reader.get("/archive/").content.decode()


def test_photographers_page_shows_their_pictures_and_no_others(reader: Client) -> None:
    by_li, by_wu = (
        make_photo(caption=f"By {name}.", photographer=Person.objects.named(name), rendered=True)
        for name in ("Li Bo", "Wu Fei")
    )
    live_article(photos=[by_li])
    newest = live_article(photos=[by_wu, by_li])
    page = tree(reader.get("/person/li-bo/"))
    (shown,) = page.xpath("//ul[@class='pictures']/li")
    assert by_li.content_hash in shown.xpath(".//img/@src")[0]
    assert shown.xpath(".//a/text()") == ["By Li Bo."]
    assert shown.xpath(".//a/@href") == [newest.live_path]
    assert "By Li Bo." not in reader.get("/person/li-xuan/").content.decode()
