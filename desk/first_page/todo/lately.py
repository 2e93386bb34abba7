"""What happened lately: for publishers who did what; for the others what is new."""

from datetime import datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article, Event
from articles.models.article import Live
from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    seen_stories,
    seen_through,
    stories_where,
    story_row,
    todo_list,
)
from desk.frame.pages import story_address
from desk.frame.powers import can
from editions.choices import Kind
from people.roles import Act

LOOK_BACK = timedelta(days=3)
# How many of the newest are looked at: of more in three days no list is read.
NEWEST_ACTS = 100
PHOTO_KILLED = "Photo killed:"
# What is watched, in the order of the page, and the filter under which the list of stories has it.
WATCHED = {
    "Withdrawn": (Q(action="withdraw"), "live__exact=withdrawn"),
    "Photos killed": (
        Q(action=f"amend {Kind.HOUSEKEEPING}", note__startswith=PHOTO_KILLED),
        "",
    ),
    # Though it was more than a typo.
    "Called a typo, with a reason": (
        Q(action__in=[f"publish {Kind.TYPO}", f"amend {Kind.TYPO}"], note__gt=""),
        "",
    ),
    "Embargoes released": (Q(action="release"), ""),
}


def is_for_publishers(request: HttpRequest) -> bool:
    """Say whether the one who asks answers for what others send out."""
    return can(request, Act.RUN_THE_PAPER)


def acts_since(request: HttpRequest, since: datetime, acts: Q) -> QuerySet[Event]:
    """Return these acts on stories that the one who asks may know of, the newest first."""
    events = Event.objects.filter(acts, at__gte=since).filter(seen_through(request))
    rows = events.select_related("article").defer("article__body", "article__standfirst")
    return rows.order_by("-at", "-pk")


def act_row(event: Event) -> Row:
    """Return an act as a row that says who did it, and what they said."""
    return Row(
        words=str(event.article),
        address=story_address(event.article),
        about=f"by {event.by}",
        at=event.at,
        note=event.note,
    )


def has_draft(article: Article) -> bool:
    """Say whether the draft of a live story is under way."""
    return article.has_news or article.is_scheduled


def live_lately(request: HttpRequest) -> TodoList:
    """Return what readers got: for publishers what went live today, and by whom."""
    more = stories_where("live__exact=live")
    if not is_for_publishers(request):
        stories = seen_stories(request).filter(live=Live.LIVE)
        empty = "Readers see no story yet."
        newest = (story_row(story, draft_too=has_draft(story)) for story in stories[:MOST])
        return todo_list("Live lately", newest, empty=empty, more=more)
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    rows = acts_since(request, midnight, Q(action=f"publish {Kind.FIRST}"))
    empty = "Nothing went live today yet."
    return todo_list("Live today", map(act_row, rows[:MOST]), empty=empty, more=more)


def watched(request: HttpRequest) -> list[TodoList]:
    """Return, for those who answer for it, what others took back or bent these days."""
    if not is_for_publishers(request):
        return []
    kinds = Case(*(When(acts, then=Value(name)) for name, (acts, _) in WATCHED.items()))
    acts = reduce(or_, (acts for acts, _ in WATCHED.values()))
    events = acts_since(request, timezone.now() - LOOK_BACK, acts).annotate(kind=kinds)
    rows: dict[str, list[Row]] = {name: [] for name in WATCHED}
    for event in events[:NEWEST_ACTS]:
        rows[event.kind].append(act_row(event))
    return [
        todo_list(name, rows[name][:MOST], more=stories_where(query) if query else "")
        for name, (_, query) in WATCHED.items()
    ]
