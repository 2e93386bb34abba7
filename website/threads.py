"""What the timelines of threads ask of the database, along the same indexes as every list."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from editions.models import PublishedThread
from editions.written_out import CARDS, WHOLE
from freshness.making import reads
from freshness.parts import Part
from freshness.subjects import About
from paging.keyset import Cursor, MomentKey, page_of
from taxonomy.models import MOST_PARTS, Thread
from website.queries import NOT_ON_CARD_OF_ROW, SITEMAP_MOST
from website.walks import Stories, key_of, walk_rows

# Search offers no more threads: what is going on is among the newest.
MOST_OFFERED = 200


def in_thread(slug: str, cursor: Cursor[MomentKey] | None, *, with_text: bool = False) -> Stories:
    """Return a page of the live stories of one thread, newest first."""
    reads(About.THREAD, slug)
    return walk_rows(PublishedThread, slug, cursor, WHOLE if with_text else CARDS)


def parts_of(slug: str) -> Stories:
    """Return the live stories of a series, the first part first: one page has them all."""
    reads(About.THREAD, slug)
    rows = PublishedThread.objects.filter(slug=slug).order_by("first_published_at", "article_id")
    rows = rows.select_related("article").defer(*NOT_ON_CARD_OF_ROW)
    stories = [row.article for row in rows[:MOST_PARTS]]
    return page_of(stories, None, key_of, MOST_PARTS)


def thread(slug: str) -> Thread | None:
    """Return a thread, for the page of one that has live stories."""
    reads(About.THREAD_WORDS, slug)
    return Thread.objects.filter(slug=slug).first()


def any_is_shown() -> bool:
    """Say whether any thread has live stories."""
    reads(About.TIMELINES)
    return PublishedThread.objects.exists()


def live_threads() -> tuple[tuple[str, str, bool], ...]:
    """Return address and title of the newest threads with live stories, and which are series."""
    shown = PublishedThread.objects.filter(slug=OuterRef("slug"))
    threads = Thread.objects.filter(Exists(shown)).order_by("-pk")
    return tuple(threads.values_list("slug", "title", "is_series")[:MOST_OFFERED])


LIVE_THREADS = Part(About.TIMELINES, live_threads)


def threads_by_newest_story() -> list[tuple[str, datetime]]:
    """Return the threads that have live stories, and when the newest of each went out."""
    reads(About.TIMELINES)
    newest = PublishedThread.objects.filter(slug=OuterRef("slug")).order_by(
        "-first_published_at", "-article_id"
    )
    threads = Thread.objects.annotate(newest=Subquery(newest.values("first_published_at")[:1]))
    found = threads.filter(newest__isnull=False).values_list("slug", "newest")
    return list(found[:SITEMAP_MOST])
