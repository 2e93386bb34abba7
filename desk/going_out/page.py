"""What goes out by the clock, what embargoes end and what is expected of whom, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from articles.models import Article
from articles.models.article import ArticleQuerySet
from desk.frame.wall_clock import offset_words

DAY = timedelta(days=1)
DAYS = timedelta(days=14)
# More than these of one kind do not stand on a page; it ends earlier then.
MOST = 200
MOST_FAILED = 50


@dataclass(frozen=True)
class Coming:
    """A moment to come: a story goes out, or its embargo ends. Or a day, without a time, on which
    one is expected of somebody.
    """

    at: datetime
    what: str
    article: Article
    colour: str
    is_all_day: bool = False


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `clocks` are the distances from UTC, where they change on it."""

    day: date
    clocks: str
    coming: list[Coming]


@dataclass(frozen=True)
class Calendar:
    """Fourteen days of what is to come, what failed before, and where it goes on."""

    first: date
    last: date
    days: list[Day]
    failed: list[Article]
    late: list[Article]
    onward: str


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins by the newsroom's clock."""
    return timezone.make_aware(datetime.combine(day, time()))


def calendar(stories: ArticleQuerySet, begin: datetime) -> Calendar:
    """Return what is to come of these stories from a moment on: six queries, however many."""
    local = timezone.localtime(begin)
    end = start_of(local.date() + DAYS)
    rows = stories.select_related("section").defer("body", "merge_conflicts")
    scheduled = rows.scheduled().filter(publish_at__gte=begin)
    embargoed = rows.filter(embargo_until__gte=begin)
    coming: list[Coming] = []
    # Where a page would be too long it ends with the moment up to which it tells all.
    known_until = end
    for waiting, field, what, colour in (
        (scheduled, "publish_at", "Goes out", "violet"),
        (embargoed, "embargo_until", "Embargo ends", "amber"),
    ):
        several = list(waiting.filter(**{f"{field}__lt": end}).order_by(field, "pk")[: MOST + 1])
        moments = [(getattr(article, field), article) for article in several]
        if len(moments) > MOST:
            # Were they all of one moment, the next page would begin with it for ever.
            past_begin = begin + timedelta(microseconds=1)
            known_until = min(known_until, max(moments[-1][0], past_begin))
        coming += [Coming(at, what, article, colour) for at, article in moments]
    expected = rows.select_related("assigned_to").expected().order_by("due_on", "pk")
    of_days = expected.filter(due_on__range=(local.date(), (end - DAY).date()))
    coming += [
        Coming(start_of(article.due_on), expected_words(article), article, "blue", is_all_day=True)
        for article in of_days[:MOST]
        if article.due_on
    ]
    shown = [row for row in coming if row.at < known_until]
    later = known_until < end or is_more(stories, end)
    return Calendar(
        first=local.date(),
        last=timezone.localtime(known_until - timedelta(microseconds=1)).date(),
        days=by_day(shown),
        late=list(expected.filter(due_on__lt=timezone.localdate())[:MOST_FAILED]),
        failed=list(rows.failed().order_by("publish_at", "pk")[:MOST_FAILED]),
        onward=known_until.isoformat() if later else "",
    )


def expected_words(article: Article) -> str:
    """Return of whom a story is expected."""
    return f"Expected of {article.assigned_to}" if article.assigned_to else "Expected"


def is_more(stories: ArticleQuerySet, end: datetime) -> bool:
    """Say whether anything is to come after a moment."""
    return (
        stories.scheduled().filter(publish_at__gte=end).exists()
        or stories.filter(embargo_until__gte=end).exists()
    )


def by_day(coming: Iterable[Coming]) -> list[Day]:
    """Return what is to come by the newsroom's days, in order."""
    in_order = sorted(coming, key=lambda row: (row.at, row.article.pk))
    days = groupby(in_order, key=lambda row: timezone.localtime(row.at).date())
    return [Day(day, clocks_of(day), list(rows)) for day, rows in days]


def clocks_of(day: date) -> str:
    """Return both distances from UTC of a day on which clocks change; '' for any other."""
    before = offset_words(start_of(day))
    after = offset_words(start_of(day + timedelta(days=1)))
    return "" if before == after else f"{before}, then {after}"
