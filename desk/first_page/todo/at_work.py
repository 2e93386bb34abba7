"""What is being worked on: review, differences to settle, captions that wait, who is where."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from articles.models import Figure, Presence, Stage
from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    own,
    seen_stories,
    seen_through,
    stories_where,
    story_row,
    todo_list,
    waiting_row,
    waiting_stories,
)
from desk.frame.pages import story_address
from desk.frame.powers import can, user_of
from desk.frame.words import clock_words
from people.roles import Act

# Captions of old stories may wait for ever: only so many of the newest are looked at.
NEWEST_FIGURES = 200
UNFINISHED = [Stage.DRAFT, Stage.IN_REVIEW]


def review(request: HttpRequest) -> TodoList | None:
    """Return what waits for review, the longest first, for those who approve."""
    if not can(request, Act.APPROVE):
        return None
    stories = waiting_stories(request).standing(Stage.IN_REVIEW).order_by("changed_at", "pk")
    return todo_list(
        "Waiting for review",
        map(waiting_row, stories[:MOST]),
        empty="Nothing waits for review.",
        more=stories_where("stage__exact=in_review"),
    )


def to_settle(request: HttpRequest) -> TodoList:
    """Return the drafts in which a fix of the live text met somebody's own words."""
    stories = seen_stories(request).exclude(merge_conflicts=[])
    if not can(request, Act.WRITE):
        stories = stories.filter(own(request))
    rows = map(story_row, stories[:MOST])
    more = stories_where("trouble=conflict")
    return todo_list("Differences to settle", rows, more=more, is_urgent=True)


def captions(request: HttpRequest) -> TodoList | None:
    """Return the captions that wait for their picture in stories being worked on."""
    if not can(request, Act.EDIT_PHOTOS, own=True):
        return None
    newest = Figure.objects.filter(photo=None).order_by("-pk").values("pk")[:NEWEST_FIGURES]
    waiting = Figure.objects.filter(pk__in=newest, article__stage__in=UNFINISHED)
    waiting = waiting.filter(seen_through(request)).select_related("article__section")
    # A second caption of one story adds no second line.
    earlier = Figure.objects.filter(
        article=OuterRef("article"), photo=None, position__lt=OuterRef("position")
    )
    waiting = waiting.exclude(Exists(earlier))
    if not can(request, Act.EDIT_PHOTOS):
        waiting = waiting.filter(own(request, "article__"))
    rows = (
        Row(
            words=str(figure.article),
            address=f"{story_address(figure.article)}#figures",
            about=str(figure.article.section or "No section"),
            at=figure.article.changed_at,
            note=figure.caption,
        )
        for figure in waiting.order_by("-pk")[:MOST]
    )
    return todo_list("Captions without their picture", rows)


def editing(request: HttpRequest) -> TodoList:
    """Return which colleagues have a story open now."""
    here = Presence.objects.here().exclude(user=user_of(request)).filter(seen_through(request))
    here = here.prefetch_related("article", "user").order_by("-is_writing", "-seen_at")
    rows = (
        Row(
            words=str(presence.article),
            address=story_address(presence.article),
            about=(
                f"{presence.user} {'writes' if presence.is_writing else 'looks'} "
                f"since {clock_words(presence.since)}"
            ),
        )
        for presence in here[:MOST]
    )
    return todo_list("Colleagues at work", rows)
