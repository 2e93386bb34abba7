"""The timeline of a thread: the stories of a running event, a day at a time, newest first."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from editions.models import PublishedArticle
from paging.keyset import moment_cursor
from paper.now import paper_now
from taxonomy.models import Thread
from website import threads
from website.caching import for_readers
from website.feeds import FeedFormat, answered
from website.walks import Stories


class Day(NamedTuple):
    """A day of a timeline."""

    day: date
    stories: Sequence[PublishedArticle]


@for_readers
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """The timeline of a thread that has live stories; of a series its parts."""
    thread, page = thread_page(request, slug)
    context = {
        "thread": thread,
        "title": thread.title,
        "page": page,
        "entity": series_facts(thread),
    }
    if thread.is_series:
        return render(request, "website/series.html", context)
    return render(request, "website/thread.html", {**context, "days": days_of(page.rows)})


def series_facts(thread: Thread) -> dict[str, str]:
    """Return what a page is about, as schema.org calls a series; nothing more of an event."""
    return {"@type": "CreativeWorkSeries"} if thread.is_series else {}


@for_readers
def feed(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The stories of a thread as a feed."""
    thread, stories = thread_page(request, slug, with_text=True)
    title = f"{paper_now().name}: {thread.title}"
    return answered(request, feed_format, title, thread.get_absolute_url(), stories)


def thread_page(
    request: HttpRequest, slug: str, *, with_text: bool = False
) -> tuple[Thread, Stories]:
    """Return a thread and a page of its stories. Raises `Http404` where readers see none.

    A feed has the newest first, of a series too.
    """
    cursor = moment_cursor(request)
    thread = threads.thread(slug)
    if thread is None:
        raise Http404("There is no such thread.")
    if thread.is_series and not with_text:
        page = threads.parts_of(slug)
    else:
        page = threads.in_thread(slug, cursor, with_text=with_text)
    if not page.rows:
        raise Http404("There are no stories here.")
    return thread, page


def days_of(stories: Sequence[PublishedArticle]) -> list[Day]:
    """Return stories by the day on which they went out in the paper's zone."""
    by_day = groupby(stories, lambda story: timezone.localdate(story.first_published_at))
    return [Day(day, list(rows)) for day, rows in by_day]
