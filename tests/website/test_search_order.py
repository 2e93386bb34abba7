"""Search finds the newest first, whatever was made anew since, without looking at all it finds."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editions.models import PublishedArticle, SearchDocument
from editions.projection import project
from editions.search_keys import search_key
from editions.verification import rebuild_site
from tests.builders import live_article
from tests.website.live_pages import headlines, on_all_pages, tree

pytestmark = pytest.mark.django_db

FIRST = datetime(2024, 5, 1, 12, tzinfo=UTC)
MANY = 45


def found(reader: Client, query: str) -> list[str]:
    """Return the headlines on all pages of what was found, in order."""
    return on_all_pages(reader, f"/search/?q={query}&order=date")


@pytest.fixture
def ferries() -> list[str]:
    """Publish stories in no order of their time, several of one moment, one of long ago."""
    moments = [FIRST + timedelta(hours=number * 7 % 15) for number in range(MANY - 1)]
    for number, moment in enumerate([*moments, datetime(1951, 2, 3, tzinfo=UTC)]):
        live_article(headline=f"Ferry {number}", dated=moment)
    rows = PublishedArticle.objects.order_by("-first_published_at", "-id")
    return list(rows.values_list("headline", flat=True))


def test_newest_come_first_over_all_pages(reader: Client, ferries: list[str]) -> None:
    assert found(reader, "ferry") == ferries
    some = PublishedArticle.objects.get(headline="Ferry 3")
    project(some.pk)
    assert found(reader, "ferry") == ferries
    PublishedArticle.objects.all().delete()
    assert len(list(rebuild_site())) == MANY
    assert found(reader, "ferry") == ferries


def test_link_to_a_further_page_of_before_there_was_another_order_still_leads_there(
    reader: Client, ferries: list[str]
) -> None:
    first = reader.get("/search/?q=ferry&order=date")
    [following] = tree(first).xpath("//a[@rel='next']/@href")
    former = reader.get(f"/search/{following.replace('&order=date', '')}")
    assert headlines(former) == headlines(reader.get(f"/search/{following}"))
    assert reader.get("/search/?q=ferry&before=Thursday").status_code == 404


def test_stories_that_would_share_a_key_are_both_found(reader: Client) -> None:
    first, second = (live_article(headline=f"Ferry {name}", dated=FIRST) for name in "ab")
    key = search_key(FIRST, first.public_id)
    SearchDocument.objects.filter(article_id=first.public_id).delete()
    SearchDocument.objects.filter(article_id=second.public_id).update(id=key)
    project(first.public_id)
    project(first.public_id)
    keys = set(SearchDocument.objects.values_list("pk", flat=True))
    assert keys == {key, key + 1}
    assert sorted(found(reader, "ferry")) == ["Ferry a", "Ferry b"]


def test_page_of_what_was_found_asks_for_no_more_than_it_shows(reader: Client) -> None:
    def asked(query: str) -> list[str]:
        with CaptureQueriesContext(connection) as questions:
            assert reader.get(query).status_code == 200
        return [one["sql"] for one in questions]

    for number in range(3):
        live_article(headline=f"Ferry {number}")
    # The menu is kept from one page to the next.
    asked("/search/?q=ferry")
    few = asked("/search/?q=ferry&order=date")
    for number in range(25):
        live_article(headline=f"Ferry {number}")
    many = asked("/search/?q=ferry&order=date")
    assert len(few) == len(many)
    in_index = [sql for sql in many if "MATCH" in sql or "tsquery" in sql]
    assert in_index
    assert all("LIMIT 21" in sql for sql in in_index)


def test_documents_of_a_site_before_get_their_keys(reader: Client, ferries: list[str]) -> None:
    for number, document in enumerate(SearchDocument.objects.order_by("article_id"), start=1):
        SearchDocument.objects.filter(pk=document.pk).update(id=number)
    assert found(reader, "ferry") != ferries
    migration = import_module("editions.migrations.0002_search_keys")
    migration.give_keys(apps, SimpleNamespace(connection=connection))
    assert found(reader, "ferry") == ferries
    for document in SearchDocument.objects.select_related("article"):
        moment = document.article.first_published_at
        assert document.pk - search_key(moment, document.article_id) in {0, 1}
