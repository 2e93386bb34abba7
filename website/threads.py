"""What the timelines of threads ask of the database, along the same indexes as every list."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from editions.models import PublishedThread
from freshness.making import reads
from freshness.parts import Part
from freshness.subjects import About
from paging.keyset import PER_PAGE, Cursor, MomentKey, page_of
from taxonomy.models import Thread
from website.queries import NOT_ON_CARD_OF_ROW, SITEMAP_MOST, Stories, after

# Search offers no more threads: what is going on is among the newest.
MOST_OFFERED = 200


def in_thread(slug: str, cursor: Cursor[MomentKey] | None, *, with_text: bool = False) -> Stories:
    """Return a page of the live stories of one thread, newest first."""
    reads(About.THREAD, slug)
    rows = PublishedThread.objects.filter(slug=slug)
    if cursor:
        rows = rows.filter(after(cursor.key), first_published_at__lte=cursor.key[0])
    rows = rows.order_by("-first_published_at", "-article_id").select_related("article")
    if not with_text:
        rows = rows.defer(*NOT_ON_CARD_OF_ROW)
    stories = [row.article for row in rows[: PER_PAGE + 1]]
    return page_of(stories, cursor, lambda story: (story.first_published_at, story.id))


def thread(slug: str) -> Thread | None:
    """Return a thread, for the page of one that has live stories."""
    reads(About.THREAD_WORDS, slug)
    return Thread.objects.filter(slug=slug).first()


def any_is_shown() -> bool:
    """Say whether any thread has live stories."""
    reads(About.TIMELINES)
    return PublishedThread.objects.exists()


def live_threads() -> tuple[tuple[str, str], ...]:
    """Return address and title of the newest threads that have live stories."""
    shown = PublishedThread.objects.filter(slug=OuterRef("slug"))
    threads = Thread.objects.filter(Exists(shown)).order_by("-pk")
    return tuple(threads.values_list("slug", "title")[:MOST_OFFERED])


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
