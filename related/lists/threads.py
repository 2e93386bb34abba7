"""The reader's side of threads: what came before a story and after it in a running event.

One query, a step along an index for each neighbour, so that a thread of a million stories costs
no more than one of three.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict, cast

from django.db import connection
from django.utils import timezone

from editions.models import PublishedArticle, PublishedThread, ThreadStory
from editions.written_out import CARDS, stories_of
from taxonomy.models import Thread

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

MOST_THREADS = 3
NEIGHBOUR = """
  SELECT slug, title, is_series, closed_at, '{side}' AS side, (
    SELECT p.article_id FROM {published} p
    WHERE p.slug = mine.slug AND (p.first_published_at, p.article_id) {than} (%s, %s)
    ORDER BY p.first_published_at {way}, p.article_id {way} LIMIT 1
  ) AS id FROM mine"""
NEAR = """mine AS (
  SELECT t.slug, t.title, t.is_series, t.closed_at
  FROM {gathered} s JOIN {thread} t ON t.slug = s.thread_slug
  WHERE s.article_id = %s ORDER BY t.id DESC LIMIT {most}
), near AS ({earlier} UNION ALL {later})"""
NEIGHBOURS = """
WITH {near}
SELECT {cards}, near.slug AS thread_slug, near.title AS thread_title, near.side,
  near.closed_at IS NOT NULL AS is_closed,
  CASE WHEN near.is_series THEN {before} END AS parts_before,
  CASE WHEN near.is_series THEN {behind} END AS parts_behind
FROM near JOIN {article} a ON a.id = near.id
ORDER BY near.title, near.slug, near.side
"""
# A series has a hundred parts at most (`articles/acts/threads.py`).
PARTS = """(
    SELECT COUNT(*) FROM {published} p
    WHERE p.slug = near.slug AND (p.first_published_at, p.article_id) {than} (%s, %s)
  )"""
TABLES = {
    "article": PublishedArticle._meta.db_table,
    "gathered": ThreadStory._meta.db_table,
    "published": PublishedThread._meta.db_table,
    "thread": Thread._meta.db_table,
    "cards": CARDS,
}
EARLIER = NEIGHBOUR.format(**TABLES, side="earlier", than="<", way="DESC")
LATER = NEIGHBOUR.format(**TABLES, side="later", than=">", way="ASC")
# The tables `mine` and `near` of a query: a story's threads, and what stands next to it in them.
NEAR_IN_THREADS = NEAR.format(**TABLES, earlier=EARLIER, later=LATER, most=MOST_THREADS)
SQL = NEIGHBOURS.format(
    **TABLES,
    near=NEAR_IN_THREADS,
    before=PARTS.format(**TABLES, than="<"),
    behind=PARTS.format(**TABLES, than=">"),
)


class InThread(TypedDict):
    """Next to what a story stands: the thread, on which side, and of a series the other parts."""

    thread_slug: str
    thread_title: str
    side: str
    is_closed: bool
    parts_before: int | None
    parts_behind: int | None


type NextStory = "WithAnnotations[PublishedArticle, InThread]"


@dataclass
class ThreadNeighbours:
    """The live stories next to a story in one thread: the earlier and the later.

    In a series it is this `part` of so many; there are more to come until it `is_closed`. In any
    other thread it is part 0.
    """

    slug: str
    title: str
    part: int = 0
    parts: int = 0
    is_closed: bool = False
    earlier: PublishedArticle | None = None
    later: PublishedArticle | None = None

    @property
    def stories(self) -> list[PublishedArticle]:
        """The stories next to it, the earlier first."""
        return [story for story in (self.earlier, self.later) if story]


def near_params(article: PublishedArticle) -> list[str]:
    """Return the parameters of `NEAR_IN_THREADS`."""
    return [article.id, *here_params(article), *here_params(article)]


def here_params(article: PublishedArticle) -> list[str]:
    """Return the key by which a story stands in threads; one that is not out yet comes last."""
    at = article.first_published_at or timezone.now()
    return [str(connection.ops.adapt_datetimefield_value(at)), article.id]


def neighbours_in_threads(article: PublishedArticle) -> list[ThreadNeighbours]:
    """Return where a story stands in its threads; in one without another live story it does not.

    A draft has neighbours as well, so that its preview shows what its page would.
    """
    threads: dict[str, ThreadNeighbours] = {}
    params = near_params(article)
    rows = stories_of(SQL, [*params, *here_params(article), *here_params(article)])
    for row in cast("Iterable[NextStory]", rows):
        slug = row.thread_slug
        thread = threads.setdefault(slug, ThreadNeighbours(slug, row.thread_title))
        if row.parts_before is not None and row.parts_behind is not None:
            thread.part = row.parts_before + 1
            thread.parts = thread.part + row.parts_behind
            thread.is_closed = bool(row.is_closed)
        if row.side == "earlier":
            thread.earlier = row
        else:
            thread.later = row
    return list(threads.values())


def each_once(threads: Iterable[ThreadNeighbours]) -> list[ThreadNeighbours]:
    """Return the threads with each story under the first that it stands in.

    One whose stories all stand further up is still named: its timeline may be another.
    """
    above: set[str] = set()
    once = []
    for thread in threads:
        earlier = thread.earlier if thread.earlier and thread.earlier.id not in above else None
        later = thread.later if thread.later and thread.later.id not in above else None
        once.append(replace(thread, earlier=earlier, later=later))
        above |= {story.id for story in thread.stories}
    return once
