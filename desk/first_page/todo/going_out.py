"""What goes out by the clock, what could not, and what is kept from going out."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone

from articles.models import Hold, Stage
from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    own,
    seen_stories,
    stories_where,
    story_row,
    todo_list,
)
from desk.frame.pages import story_address
from desk.frame.powers import can, user_of
from desk.frame.words import clock_words
from people.roles import Act

EMBARGO_AHEAD = timedelta(hours=48)


def failed(request: HttpRequest) -> TodoList:
    """Return what could not go out at its time, with the reason."""
    stories = seen_stories(request).failed().order_by("publish_at", "pk")
    if not can(request, Act.SCHEDULE):
        stories = stories.filter(own(request))
    rows = (story_row(story, note=story.publish_problem) for story in stories[:MOST])
    more = stories_where("trouble=problem")
    return todo_list("Could not go out", rows, more=more, is_urgent=True)


def scheduled(request: HttpRequest) -> TodoList:
    """Return what goes out today by the paper's clock, what is overdue first."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time.min))
    stories = (
        seen_stories(request)
        .scheduled()
        .filter(publish_at__lt=midnight)
        .order_by("publish_at", "pk")
    )
    return todo_list(
        "Scheduled today",
        map(story_row, stories[:MOST]),
        empty="Nothing more goes out by the clock today.",
        more=stories_where("trouble=scheduled"),
    )


def embargoes(request: HttpRequest) -> TodoList:
    """Return the embargoes that end within two days, the next one first."""
    now = timezone.now()
    stories = seen_stories(request).filter(embargo_until__range=(now, now + EMBARGO_AHEAD))
    stories = stories.exclude(stage=Stage.SPIKED).order_by("embargo_until")
    rows = (
        story_row(story, note=f"Embargoed until {clock_words(story.embargo_until)}.")
        for story in stories[:MOST]
        if story.embargo_until
    )
    return todo_list("Embargoes that end soon", rows, more=stories_where("trouble=embargoed"))


def holds(request: HttpRequest) -> TodoList:
    """Return the holds to look at again, for those named in them and nobody else."""
    due = Hold.objects.filter(people=user_of(request), look_again_on__lte=timezone.localdate())
    rows = (
        Row(
            words=str(hold.article),
            address=story_address(hold.article),
            about=f"on hold as “{hold.name}”",
            at=hold.placed_at,
            note="Look whether it still stands, and set a new day.",
        )
        for hold in due.prefetch_related("article").order_by("look_again_on", "pk")[:MOST]
    )
    return todo_list("On hold: look again", rows, more=stories_where("trouble=hold"))
