"""Nothing about related lists reads through a table that grows with the paper."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.acts.stages import move
from articles.models import Article
from editions.models import PublishedArticle
from people.actors import SHELL
from people.models import User
from related.lists.list_health import (
    check_list,
    check_next_list,
    mark_dirty_around,
    mark_dirty_where_pins_ended,
)
from related.models import Decision, Did, RelatedList, Suggestion, Trouble
from tests.builders import make_article
from tests.desk.client import desk
from tests.related.list_builders import pin

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans"),
]
GROWING = (
    "articles_article", "editions_publishedarticle", "editions_publishedheadline",
    "editions_edition", "related_relatedlink", "related_relatedlist", "related_suggestion",
    "related_decision", "related_twin",
)  # fmt: skip


@pytest.fixture
def paper() -> PublishedArticle:
    """Return a story of a paper of 250, each with suggestions, each a thin list."""
    call_command("generate_articles", "250", verbosity=0)
    ids = list(PublishedArticle.objects.order_by("-first_published_at", "-pk").values_list("pk"))
    rows = [
        Suggestion(article_id=one, target_id=other, place=place, score=0)
        for at, (one,) in enumerate(ids)
        for place, (other,) in enumerate(ids[at + 1 : at + 5], start=1)
    ]
    Suggestion.objects.bulk_create(rows)
    stories = PublishedArticle.objects.values_list("pk", "first_published_at")
    RelatedList.objects.bulk_create(
        RelatedList(article_id=one, trouble=Trouble.THIN, published_at=at) for one, at in stories
    )
    Decision.objects.bulk_create(
        Decision(article_id=one, other_id=other, did=Did.PINNED, target_id=other, by="x")
        for (one,), (other,) in zip(ids, [*ids[1:], ids[0]], strict=True)
    )
    some = PublishedArticle.objects.order_by("first_published_at")[120]
    article = Article.objects.get(public_id=some.pk)
    pin(article, headline="The night ferry")
    pin(article, Article.objects.get(public_id=ids[0][0]))
    move(make_article(), "approve", by=SHELL)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return some


def scans(queries: CaptureQueriesContext) -> list[str]:
    """Return the queries that read through a whole growing table."""
    full_scans = []
    with connection.cursor() as cursor:
        for query in [one["sql"] for one in queries if "SELECT" in one["sql"][:10]]:
            cursor.execute(f"EXPLAIN QUERY PLAN {query}")
            plan = [row[3] for row in cursor.fetchall()]
            # A walk along an index that is broken off is no reading through.
            if any(line == f"SCAN {table}" for line in plan for table in GROWING):
                full_scans.append(query)
    return full_scans


def test_pages_of_lists_walk_along_indexes(paper: PublishedArticle, moderator: User) -> None:
    client = desk(moderator)
    screen = reverse("admin:related_list", args=[paper.pk])
    token = f"4~{paper.first_published_at.isoformat()}~{paper.pk}"
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/admin/also-like/").status_code == 200
        assert client.get("/admin/also-like/next/", {"after": token}).status_code == 302
        assert client.get(screen).status_code == 200
        sent = {"do": "undo 0", "version": "0"}
        client.post(reverse("admin:decide", args=[paper.pk]), sent)
        assert Client().get(paper.get_absolute_url()).status_code == 200
    assert scans(queries) == []


def test_looking_at_a_list_walks_along_indexes(paper: PublishedArticle) -> None:
    with CaptureQueriesContext(connection) as queries:
        mark_dirty_around(paper.pk)
        mark_dirty_where_pins_ended()
        check_next_list()
        check_list(paper.pk)
    assert scans(queries) == []
