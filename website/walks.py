"""Lists of live stories, each by a walk along one index, written out.

To put a query together takes the ORM longer than the database needs to answer it.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection
from django.db.models import Model

from editions.models import PublishedArticle
from editions.written_out import ARTICLE, CARDS, stories_of
from paging.keyset import PER_PAGE, Cursor, MomentKey, Page, page_of

type Stories = Page[PublishedArticle]
type Values = Sequence[str | int | date | None]


def walk(
    condition: str, params: Values, cursor: Cursor[MomentKey] | None, columns: str = CARDS
) -> Stories:
    """Return a page of the live stories `a` under an SQL condition, newest first; '' for all."""
    conditions, params = behind(cursor, "a.first_published_at, a.id", condition, params)
    stories = stories_of(
        f"SELECT {columns} FROM {ARTICLE} a {conditions}"
        f"ORDER BY a.first_published_at DESC, a.id DESC LIMIT {PER_PAGE + 1}",
        params,
    )
    return page_of(stories, cursor, key_of)


def walk_rows(
    rows: type[Model],
    slug: str,
    cursor: Cursor[MomentKey] | None,
    columns: str = CARDS,
) -> Stories:
    """Return a page of the live stories `a` that have rows `r` of a slug, newest first."""
    key = "r.first_published_at, r.article_id"
    conditions, params = behind(cursor, key, "r.slug = %s", [slug])
    stories = stories_of(
        f"SELECT {columns} FROM {rows._meta.db_table} r JOIN {ARTICLE} a ON a.id = r.article_id "
        f"{conditions}"
        f"ORDER BY r.first_published_at DESC, r.article_id DESC LIMIT {PER_PAGE + 1}",
        params,
    )
    return page_of(stories, cursor, key_of)


def behind(
    cursor: Cursor[MomentKey] | None, key: str, condition: str, params: Values
) -> tuple[str, Values]:
    """Return the conditions of a page with their parameters: what stands behind its cursor."""
    conditions = [condition] if condition else []
    if cursor:
        moment, article_id = cursor.key
        conditions.append(f"({key}) < (%s, %s)")
        params = [*params, as_database_has(moment), article_id]
    return f"WHERE {' AND '.join(conditions)} " if conditions else "", params


def as_database_has(moment: datetime) -> str | datetime | None:
    """Return a moment as the database compares it."""
    adapted: str | datetime | None = connection.ops.adapt_datetimefield_value(moment)
    return adapted


def key_of(story: PublishedArticle) -> MomentKey:
    """Return the key of a story in every list by moment."""
    return story.first_published_at, story.id
