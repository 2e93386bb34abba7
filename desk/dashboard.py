"""The first page of the desk: what needs me, and what just went out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.clock import clock_stands_still
from articles.models import Article, Notice, RemovalOrder, Stage
from articles.models.article import Live
from desk.copies import begun_stories
from desk.powers import can, user_of
from desk.views.notices import SHOWN, unseen
from people.roles import Act

ROWS = 8
UNSENT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Heap:
    """A heap of stories on the desk: a few of them, and how many there are at least."""

    name: str
    empty: str
    stories: list[Article]
    count: str
    address: str
    is_urgent: bool = False


def heap(
    name: str,
    stories: "Iterable[Article]",
    query: str,
    *,
    empty: str = "",
    is_urgent: bool = False,
) -> Heap:
    """Return a heap; it is counted only as far as it is shown."""
    found = list(stories)
    count = f"{ROWS}+" if len(found) > ROWS else str(len(found))
    address = f"{reverse('admin:articles_article_changelist')}?{query}"
    return Heap(name, empty, found[:ROWS], count, address, is_urgent)


def heaps(request: HttpRequest) -> list[Heap]:
    """Return the heaps of the one who asks; those that only trouble fills, only when filled."""
    user = user_of(request)
    seen = Article.objects.seen_by(user)
    stories = seen.select_related("section", "created_by").defer("body")
    most = ROWS + 1
    mine = stories.filter(created_by=user, stage__in=[Stage.DRAFT, Stage.IN_REVIEW])
    returned = list(mine.exclude(return_note="")[:most])
    scheduled = stories.scheduled().order_by("publish_at")
    trouble = [
        heap("Returned to you", returned, "stage__exact=draft", is_urgent=True),
        heap(
            "Could not go out",
            stories.failed().order_by("publish_at")[:most],
            "trouble=problem",
            is_urgent=True,
        ),
        heap(
            "Readers are owed a sentence",
            stories.filter(note_owed_since__isnull=False).order_by("note_owed_since")[:most],
            "trouble=owed",
            is_urgent=True,
        ),
        heap(
            "Differences to settle",
            stories.exclude(merge_conflicts=[])[:most],
            "trouble=conflict",
            is_urgent=True,
        ),
    ]
    return [
        *(found for found in trouble if found.stories),
        heap(
            "Your drafts",
            mine.filter(return_note="")[:most],
            "stage__exact=draft",
            empty="You have nothing unfinished.",
        ),
        heap(
            "In review",
            stories.filter(stage=Stage.IN_REVIEW)[:most],
            "stage__exact=in_review",
            empty="Nothing waits for review.",
        ),
        heap(
            "Scheduled",
            scheduled[:most],
            "trouble=scheduled",
            empty="Nothing goes out by the clock.",
        ),
        heap(
            "Live lately",
            stories.filter(live=Live.LIVE)[:most],
            "live__exact=live",
            empty="Readers see no story yet.",
        ),
    ]


def dashboard(request: HttpRequest) -> dict[str, object]:
    """Return what the first page shows to the one who asks."""
    reads = can(request, Act.READ_DESK)
    removes = can(request, Act.REMOVE_BY_ORDER)
    orders = RemovalOrder.objects.filter(done_at=None).select_related("article", "asked_by")
    told = list(unseen(request)[: SHOWN + 1])
    return {
        "clock_warning": clock_stands_still() if reads else "",
        "told": told[:SHOWN],
        "told_more": len(told) > SHOWN,
        "told_urgently": any(notice.is_urgent for notice in told[:SHOWN]),
        "unsent": not_sent(request),
        "heaps": heaps(request) if reads else [],
        "reads_desk": reads,
        "begun": begun_stories(request),
        "may_link": can(request, Act.LINK),
        "orders": list(orders[:ROWS]) if removes else [],
    }


def not_sent(request: HttpRequest) -> list[Notice]:
    """Return, for those who run the site, what could lately be sent neither by mail nor webhook."""
    if not user_of(request).is_superuser:
        return []
    lately = Notice.objects.unsent().filter(at__gt=timezone.now() - UNSENT_FOR)
    return list(lately.select_related("user")[:ROWS])
