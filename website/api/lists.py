"""Lists of stories for programs, each by a walk along one index, in pages of any size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Model

from editions.models import PublishedArticle, PublishedCredit, PublishedTag, PublishedThread
from editions.written_out import ARTICLE, WHOLE, stories_of
from freshness.making import reads
from freshness.subjects import About
from paging.keyset import Cursor, MomentKey, page_of
from search.asking import asked_for
from website.found import newest_found
from website.walks import Stories, as_database_has, key_of

# The lists that have rows of their own, and those that are a column of stories.
ROWS: dict[About, type[Model]] = {
    About.TAG: PublishedTag,
    About.PERSON: PublishedCredit,
    About.THREAD: PublishedThread,
}
COLUMNS = {About.SECTION: "section_slug", About.SOURCE: "source_slug"}


@dataclass(frozen=True)
class Wanted:
    """What of a list is asked for: how many, after which, of which time and language."""

    limit: int
    cursor: Cursor[MomentKey] | None
    since: datetime | None = None
    until: datetime | None = None
    tongue: str = ""

    def conditions(self, moment: str, key: str) -> tuple[list[str], list[str | int | date | None]]:
        """Return the SQL for it with its parameters; `moment` and `key` are columns."""
        parts: list[tuple[str, Sequence[str | int | date | None]]] = []
        if self.since:
            parts.append((f"{moment} >= %s", [as_database_has(self.since)]))
        if self.until:
            parts.append((f"{moment} < %s", [as_database_has(self.until)]))
        if self.cursor:
            at, article_id = self.cursor.key
            parts.append((f"({moment}, {key}) < (%s, %s)", [as_database_has(at), article_id]))
        return [sql for sql, _ in parts], [value for _, values in parts for value in values]


def stories_in(about: About, slug: str, wanted: Wanted) -> Stories:
    """Return a page of the stories of a list, whole, the newest first: one query."""
    reads(about, *([slug] if slug else []))
    if about in ROWS:
        return stories_of_rows(ROWS[about], slug, wanted)
    conditions, params = wanted.conditions("a.first_published_at", "a.id")
    if about in COLUMNS:
        conditions.append(f"a.{COLUMNS[about]} = %s")
        params.append(slug)
    if wanted.tongue:
        reads(About.TONGUE, wanted.tongue)
        conditions.append("a.tongue = %s")
        params.append(wanted.tongue)
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    rows = stories_of(
        f"SELECT {WHOLE} FROM {ARTICLE} a {where}"
        f"ORDER BY a.first_published_at DESC, a.id DESC LIMIT {wanted.limit + 1}",
        params,
    )
    return page_of(rows, wanted.cursor, key_of, wanted.limit)


def stories_of_rows(rows: type[Model], slug: str, wanted: Wanted) -> Stories:
    """Return a page of the stories that have rows of a slug: each once, whatever rows it has."""
    conditions, params = wanted.conditions("r.first_published_at", "r.article_id")
    where = " AND ".join(["r.slug = %s", *conditions])
    some = (
        f"SELECT DISTINCT r.first_published_at, r.article_id FROM {rows._meta.db_table} r "
        f"WHERE {where} ORDER BY r.first_published_at DESC, r.article_id DESC "
        f"LIMIT {wanted.limit + 1}"
    )
    stories = stories_of(
        f"SELECT {WHOLE} FROM ({some}) s JOIN {ARTICLE} a ON a.id = s.article_id "
        "ORDER BY a.first_published_at DESC, a.id DESC",
        [slug, *params],
    )
    return page_of(stories, wanted.cursor, key_of, wanted.limit)


def stories_with(query: str, wanted: Wanted) -> Stories:
    """Return a page of the stories that have all that is asked for, whole, the newest first."""
    page = newest_found(asked_for(query), wanted.cursor, wanted.limit)
    found = {story.id: story for story in PublishedArticle.objects.filter(pk__in=ids_of(page))}
    return replace(page, rows=[found[one] for one in ids_of(page) if one in found])


def ids_of(page: Stories) -> list[str]:
    """Return the public ids of a page, in its order."""
    return [story.id for story in page.rows]
