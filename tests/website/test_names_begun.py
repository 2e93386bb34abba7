"""Search offers the names that begin as somebody types: those of live stories, at one look."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles.acts.threads import make_thread, put_in
from articles.door.publishing import withdraw
from people.actors import SHELL
from people.models import Person
from tests.builders import live_article, make_article, make_photo, make_section
from tests.website.live_pages import keep_menu, text_of, tree

pytestmark = pytest.mark.django_db


def begun(reader: Client, typed: str) -> list[tuple[str, str, str]]:
    """Return what is offered to somebody who typed so much."""
    response = reader.get("/search/names.json", {"q": typed})
    assert response.status_code == 200
    return [tuple(name) for name in response.json()["names"]]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("li x", ("Li Xuan", "Writer", "/person/li-xuan/")),
        ("XUA", ("Li Xuan", "Writer", "/person/li-xuan/")),
        ("cafe", ("Café life", "Topic", "/tag/cafe-life/")),
        ("lif", ("Café life", "Topic", "/tag/cafe-life/")),
        ("harb", ("Harbour", "Section", "/section/harbour/")),
        ("xinhua", ("Xinhua", "Source", "/source/xinhua/")),
        ("bo", ("Li Bo", "Photographer", "/person/li-bo/")),
        ("客", ("国产客机", "Topic", "/tag/guo-chan-ke-ji/")),
        ("产客机", ("国产客机", "Topic", "/tag/guo-chan-ke-ji/")),
        ("over the", ("Storm over the sea", "Timeline", "/thread/storm/")),
    ],
)
def test_name_is_offered_from_any_of_its_words(
    reader: Client, typed: str, name: tuple[str, str, str]
) -> None:
    story = live_article(
        section=make_section("Harbour", "harbour"),
        tags=["Café life", "国产客机"],
        source="Xinhua",
        photos=[make_photo(photographer=Person.objects.named("Li Bo"))],
    )
    put_in(story, make_thread("Storm over the sea", "storm", by=SHELL), by=SHELL)
    assert [one[:2] for one in begun(reader, typed)] == [name[:2]]
    [offered] = begun(reader, typed)
    assert reader.get(offered[2]).status_code == 200
    links = tree(reader.get("/search/", {"q": typed})).xpath("//nav[@class='names']//li")
    assert [text_of(link) for link in links] == [f"{name[0]} {name[1]}"]


@pytest.mark.parametrize("typed", ["", "l", "-", '"', "li xu zz", "xx", "section:li", "a" * 3_000])
def test_what_begins_no_name_offers_none(reader: Client, typed: str) -> None:
    live_article()
    assert begun(reader, typed) == []


def test_nobody_learns_of_what_has_no_live_story(reader: Client) -> None:
    make_article(writers=["Zoe Secret"], tags=["Zoology"], section=make_section("Zoo", "zoo"))
    gone = live_article(writers=["Zoe Gone"], tags=["Zones"], source="Zoom")
    put_in(gone, make_thread("Zoo fire", "zoo-fire", by=SHELL), by=SHELL)
    assert len(begun(reader, "zo")) == 4
    withdraw(gone, reason="It was wrong.", by=SHELL)
    assert begun(reader, "zo") == []
    page = tree(reader.get("/search/", {"q": "zo"}))
    assert not page.xpath("//nav[@class='names']")


def test_names_of_most_of_the_newest_stories_stand_first(reader: Client) -> None:
    for number in range(8):
        live_article(writers=["Ann Lee"], tags=["Annual" if number else "Anniversary"])
    names = [name for name, _, _ in begun(reader, "ann")]
    assert names == ["Ann Lee", "Annual", "Anniversary"]
    live_article(tags=[f"Anna {letter}" for letter in "abcdef"])
    assert len(begun(reader, "ann")) == 6


def test_offering_costs_the_same_in_a_paper_of_any_size(reader: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            assert begun(reader, "li")
        return len(questions)

    live_article()
    keep_menu(reader)
    asked()
    few = asked()
    for _ in range(25):
        live_article(tags=["Lights", "Lines"])
    assert asked() == few
    # The look, the index (on PostgreSQL where it begins, and perhaps further back), the names.
    assert few <= (3 if connection.vendor == "sqlite" else 6)


def test_search_page_that_offers_names_costs_no_more_than_others(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        live_article(headline=f"Li Xuan says {number}", tags=["Lights"])
    keep_menu(reader)
    reader.get("/search/", {"q": "nothing"})
    with django_assert_max_num_queries(7):
        page = tree(reader.get("/search/", {"q": "li"}))
    assert len(page.xpath("//nav[@class='names']//li")) == 2
