"""A security.txt that soon holds no more, for those who run the paper."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from desk.first_page.todo.rows import Row, TodoList, todo_list
from desk.frame.powers import can
from desk.photos.words import day_words
from people.roles import Act
from website.machine_texts import newest
from website.models import TextName
from website.text_checks import SOON, expires_at


def security_that_expires(request: HttpRequest) -> TodoList | None:
    """Return that security.txt expires within thirty days, or has expired."""
    if not can(request, Act.RUN_THE_PAPER):
        return None
    version = newest(TextName.SECURITY)
    expires = expires_at(version.text) if version else None
    now = timezone.now()
    if expires is None or expires > now + SOON:
        return None
    is_over = expires <= now
    until = (
        "It holds no more."
        if is_over
        else f"It holds until {day_words(timezone.localtime(expires).date())}."
    )
    row = Row(
        words=str(TextName.SECURITY),
        address=reverse("admin:machine_text", args=[TextName.SECURITY]),
        note=f"{until} Look whether all is still right, and give a new moment.",
    )
    return todo_list("Texts for machines", [row], is_urgent=is_over)
