"""What happened lately: for publishers who did what; for the others what is new."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

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
PHOTO_KILLED = "Photo killed:"


def is_for_publishers(request: HttpRequest) -> bool:
    """Say whether the one who asks answers for what others send out."""
    return can(request, Act.RUN_THE_PAPER)


def rows_of_events(
    request: HttpRequest, actions: list[str], since: datetime, **where: str
) -> Iterator[Row]:
    """Yield the newest of these acts, with who did it and what they said."""
    events = Event.objects.filter(action__in=actions, at__gte=since, **where)
    events = events.filter(seen_through(request)).select_related("article").order_by("-at", "-pk")
    for event in events[:MOST]:
        yield Row(
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
    rows = rows_of_events(request, [f"publish {Kind.FIRST}"], midnight)
    return todo_list("Live today", rows, empty="Nothing went live today yet.", more=more)


def taken_back(request: HttpRequest) -> TodoList | None:
    """Return what was withdrawn these days, with the reason."""
    if not is_for_publishers(request):
        return None
    rows = rows_of_events(request, ["withdraw"], timezone.now() - LOOK_BACK)
    return todo_list("Withdrawn", rows, more=stories_where("live__exact=withdrawn"))


def killed(request: HttpRequest) -> TodoList | None:
    """Return the live stories that lost a killed photo these days."""
    if not is_for_publishers(request):
        return None
    amended = [f"amend {Kind.HOUSEKEEPING}"]
    since = timezone.now() - LOOK_BACK
    rows = rows_of_events(request, amended, since, note__startswith=PHOTO_KILLED)
    return todo_list("Photos killed", rows)


def typos_with_reason(request: HttpRequest) -> TodoList | None:
    """Return the changes that somebody called a typo though they were more, with their reason."""
    if not is_for_publishers(request):
        return None
    actions = [f"publish {Kind.TYPO}", f"amend {Kind.TYPO}"]
    since = timezone.now() - LOOK_BACK
    rows = rows_of_events(request, actions, since, note__gt="")
    return todo_list("Called a typo, with a reason", rows)


def releases(request: HttpRequest) -> TodoList | None:
    """Return the embargoes that somebody released before their time."""
    if not is_for_publishers(request):
        return None
    rows = rows_of_events(request, ["release"], timezone.now() - LOOK_BACK)
    return todo_list("Embargoes released", rows)
