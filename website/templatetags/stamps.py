"""Moments for machines, in every template of site and desk (a builtin, see the settings)."""

from datetime import UTC, datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def stamp(value: datetime | None) -> str:
    """A moment as `datetime` attributes take it: `2024-09-11T11:40:00+02:00`.

    HTML knows seconds with three decimals at most, and the database keeps six. A moment with a
    zone of its own, such as a source's, keeps it; what the database gives stands in the paper's.
    """
    if not value:
        return ""
    if value.tzinfo is UTC:
        value = timezone.localtime(value)
    return value.isoformat(timespec="seconds")
