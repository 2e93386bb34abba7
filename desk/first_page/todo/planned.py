"""What is expected of whom, today and this week, for those who give stories to others."""

from datetime import date, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.dates import day_words
from articles.models import Article
from desk.first_page.todo.rows import MOST, Row, TodoList, name_of, seen_stories, todo_list
from desk.frame.pages import story_address
from desk.frame.powers import can
from desk.frame.words import draft_badge
from people.roles import Act

# Today, and the six days after it.
WEEK = timedelta(days=6)


def expected(request: HttpRequest) -> TodoList | None:
    """Return what is late, and what is expected today and this week, the earliest first.

    Writers have theirs among what was given to them.
    """
    if not can(request, Act.ASSIGN):
        return None
    today = timezone.localdate()
    stories = seen_stories(request, *name_of("assigned_to")).select_related("assigned_to")
    in_order = stories.expected().filter(due_on__lte=today + WEEK).order_by("due_on", "pk")
    rows = (expected_row(story, today) for story in in_order[:MOST])
    return todo_list("Expected this week", rows, more=reverse("admin:going_out"))


def expected_row(article: Article, today: date) -> Row:
    """Return a story that is expected as a row that says of whom, and by when."""
    assert article.due_on, "expected by a day"
    whose = str(article.assigned_to) if article.assigned_to else "nobody's yet"
    return Row(
        words=str(article),
        address=story_address(article),
        about=f"{due_words(article.due_on, today)} · {whose}",
        states=(draft_badge(article),),
    )


def due_words(day: date, today: date) -> str:
    """Return a day as one says it of what is expected then."""
    if day < today:
        return f"late: {day_words(day)}"
    return "today" if day == today else f"{day:%A}"
