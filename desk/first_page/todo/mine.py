"""What is mine to do: returned to me, given to me, begun by me."""

from dataclasses import replace

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest

from articles.dates import day_words
from articles.models import Article, Event, Stage
from articles.notices import RETURN
from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    own,
    seen_stories,
    stories_where,
    story_row,
    todo_list,
    waiting_row,
    waiting_stories,
)
from desk.frame.powers import can, user_of
from people.roles import Act


def returned(request: HttpRequest) -> TodoList:
    """Return what came back to me with a note, which I see first thing."""
    # A note stands only on drafts; asking for the stage too would lead past its own index.
    acts = Event.objects.filter(article=OuterRef("pk"), action=RETURN).order_by("-pk")
    stories = seen_stories(request).filter(own(request)).exclude(return_note="")
    stories = stories.annotate(
        returned_by=Subquery(acts.values("by")[:1]), returned_at=Subquery(acts.values("at")[:1])
    )
    rows = map(returned_row, stories[:MOST])
    more = stories_where("whose=mine&stage__exact=draft")
    return todo_list("Returned to you", rows, more=more, is_urgent=True)


def returned_row(article: Article) -> Row:
    """Return a story that came back, with who returned it, when, and the note."""
    by, at = getattr(article, "returned_by", ""), getattr(article, "returned_at", None)
    return story_row(article, at=at, note=f"{by}: {article.return_note}")


def given(request: HttpRequest) -> TodoList | None:
    """Return what was given to me and is not approved yet, what is expected first before."""
    if not can(request, Act.WRITE, own=True):
        return None
    stories = waiting_stories(request).standing(Stage.DRAFT, Stage.IN_REVIEW)
    stories = stories.filter(assigned_to=user_of(request))
    until = F("due_on").asc(nulls_last=True)
    in_order = stories.order_by("stage", until, "-changed_at", "-pk")
    rows = (replace(waiting_row(story), note=until_words(story)) for story in in_order[:MOST])
    return todo_list(
        "Given to you",
        rows,
        empty="Nothing is given to you.",
        more=stories_where("whose=given"),
    )


def until_words(story: Article) -> str:
    """Return by when a story is expected; '' where nobody said."""
    return f"Until {day_words(story.due_on)}." if story.due_on else ""


def begun(request: HttpRequest) -> TodoList | None:
    """Return my own unfinished drafts."""
    if not can(request, Act.WRITE, own=True):
        return None
    stories = waiting_stories(request).standing(Stage.DRAFT).filter(created_by=user_of(request))
    # What was given to me besides stands there.
    stories = stories.filter(return_note="").exclude(assigned_to=user_of(request))
    rows = (waiting_row(story, is_mine=True) for story in stories[:MOST])
    return todo_list(
        "Your drafts",
        rows,
        empty="You have no unfinished draft.",
        more=stories_where("whose=mine&stage__exact=draft"),
    )


def sent(request: HttpRequest) -> TodoList | None:
    """Return what I sent for review, for those who cannot approve it themselves."""
    if can(request, Act.APPROVE) or not can(request, Act.SUBMIT, own=True):
        return None
    stories = waiting_stories(request).standing(Stage.IN_REVIEW).filter(created_by=user_of(request))
    rows = (waiting_row(story, is_mine=True) for story in stories[:MOST])
    more = stories_where("whose=mine&stage__exact=in_review")
    return todo_list("With the web editors", rows, more=more)
