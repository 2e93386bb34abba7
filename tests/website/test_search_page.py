"""Search."""

import pytest
from django.test import Client

from articles.door.publishing import withdraw
from people.actors import SHELL
from tests.builders import live_article, make_article
from tests.website.live_pages import headlines, tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["café", "CAFE", '"cafe"', "cafe  AND"[:5], "北京"])
def test_search_finds_words_whatever_accents_case_or_script(reader: Client, query: str) -> None:
    """Accents and case do not count; Chinese is found inside a run."""
    live_article(headline="Café on the ferry", body="<p>首都北京市今天下雨。</p>")
    live_article(headline="Something else")
    assert headlines(reader.get("/search/", {"q": query})) == ["Café on the ferry"]


@pytest.mark.parametrize(
    "query",
    [
        'AND "',
        "NEAR(a b)",
        "foo:bar",
        "c++",
        "*",
        "\0",
        "' OR 1=1 --",
        "a" * 10_000,
        "🎉",
        "^-x",
        "",
    ],
)
def test_hostile_query_is_only_a_query(reader: Client, query: str) -> None:
    """No word means anything to the database."""
    live_article()
    response = reader.get("/search/", {"q": query})
    assert response.status_code == 200
    assert headlines(response) == []


def test_query_stays_in_the_field_and_in_the_next_page(reader: Client) -> None:
    """With its special characters."""
    for number in range(21):
        live_article(headline=f"Fish & chips {number}")
    page = tree(reader.get("/search/", {"q": 'fish & "chips"'}))
    assert page.xpath("//input[@name='q']/@value") == ['fish & "chips"']
    [following] = page.xpath("//a[@rel='next']/@href")
    assert len(headlines(reader.get(f"/search/{following}"))) == 1


def test_drafts_and_withdrawn_stories_are_not_found(reader: Client) -> None:
    """Only what readers see can be found."""
    make_article(headline="Secret zebra")
    article = live_article(headline="Withdrawn zebra")
    withdraw(article, reason="Wrong.", by=SHELL)
    response = reader.get("/search/", {"q": "zebra"})
    assert headlines(response) == []
    assert "No story has these words" in response.content.decode()
