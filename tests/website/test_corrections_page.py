"""What the paper got wrong, in one place."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from editions.choices import Kind
from people.actors import SHELL
from tests.builders import live_article
from tests.website.live_pages import text_of, tree

pytestmark = pytest.mark.django_db


def correct(number: int) -> list[str]:
    """Correct so many stories; return what readers were told, newest first."""
    notes = [f"It was number {n}." for n in range(number)]
    for n, note in enumerate(notes):
        patch = {"body": f"<p>Right now: {n}.</p>"}
        amend(live_article(), patch, NamedChange(Kind.CORRECTION, note=note), by=SHELL)
    return notes[::-1]


@pytest.mark.parametrize("number", [3, 30])
def test_page_lists_corrections_newest_first_and_goes_on(
    reader: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Each once, twenty a page, in two queries and a look at what the process knows."""
    told = correct(number)
    reader.get("/archive/")
    with django_assert_max_num_queries(3):
        page = tree(reader.get("/corrections/"))
    seen = page.find_class("told")
    if number > 20:
        [following] = page.xpath("//a[@rel='next']/@href")
        seen += tree(reader.get(f"/corrections/{following}")).find_class("told")
    assert len(seen) == number
    assert all(note in text_of(row) for note, row in zip(told, seen, strict=True))


def test_withdrawn_story_takes_its_corrections_along(reader: Client) -> None:
    """Its headline and note are gone."""
    article = live_article(headline="Mayor Quimby resigns")
    amend(
        article, {"body": "<p>No.</p>"}, NamedChange(Kind.CLARIFICATION, note="He stays."), by=SHELL
    )
    assert "He stays." in reader.get("/corrections/").content.decode()
    withdraw(article, reason="Wrong.", by=SHELL)
    assert "Quimby" not in reader.get("/corrections/").content.decode()


@pytest.mark.parametrize("before", ["x", "2024-09-11T00:00:00Z,", "2024-09-11T00:00:00,5"])
def test_hostile_cursor_is_404(reader: Client, before: str) -> None:
    """What no page of ours gave leads nowhere."""
    assert reader.get("/corrections/", {"before": before}).status_code == 404


def test_cursor_with_a_foreign_id_is_no_error(reader: Client) -> None:
    """A story's id in place of a correction's number."""
    correct(1)
    place = {"before": "2030-09-11T00:00:00Z,abcdef"}
    assert len(tree(reader.get("/corrections/", place)).find_class("told")) == 1
