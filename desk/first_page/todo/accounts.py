"""Accounts that nobody can do anything with, for those who give roles."""

from django.http import HttpRequest
from django.urls import reverse

from desk.first_page.todo.rows import MOST, Row, TodoList, todo_list
from desk.frame.powers import can
from people.models import User
from people.roles import Act


def without_role(request: HttpRequest) -> TodoList | None:
    """Return the open accounts that have no role, the newest first."""
    if not can(request, Act.RUN_THE_PAPER):
        return None
    users = User.objects.filter(is_active=True, is_superuser=False, groups=None).order_by("-pk")
    rows = (
        Row(
            words=str(user),
            address=reverse("admin:people_user_change", args=[user.pk]),
            about="sees an empty desk",
            at=user.date_joined,
        )
        for user in users[:MOST]
    )
    more = reverse("admin:people_user_changelist")
    return todo_list("Accounts without a role", rows, more=more, is_urgent=True)
