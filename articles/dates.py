"""Days and moments as the desk's sentences say them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def moment_words(moment: datetime) -> str:
    """Return a moment in the paper's zone as sentences say it: `25 November 2026, 09:00`."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def day_words(day: date) -> str:
    """Return a day as sentences say it: `25 November 2026`."""
    return date_format(day)
