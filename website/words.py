"""Times as a reader says them, in the paper's zone."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language_info

from editions.printed import MONTHS, primary


def day_words(day: date, *, with_year: bool = True) -> str:
    """Return a day such as `11 September 2024`."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if with_year else words


def moment_words(moment: datetime) -> str:
    """Return a moment with its zone, such as `11 September 2024, 11:40 CEST`."""
    local = timezone.localtime(moment)
    return f"{day_words(local.date())}, {local:%H:%M %Z}"


def mark_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment for a mark beside the byline: `11 September, 11:40`; older with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    day = day_words(local.date(), with_year=local.year != today.year)
    return f"{day}, {local:%H:%M}"


def list_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment as lists show it: the time today, the day this year, else with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    return day_words(local.date(), with_year=local.year != today.year)


def masthead_words(now: datetime | None = None) -> str:
    """Return the day under the paper's name, such as `Wednesday, 11 September 2024`."""
    today = timezone.localtime(now).date()
    return f"{today:%A}, {day_words(today)}"


def language_words(language: str) -> str:
    """Return what a language (BCP 47) is called by those who read it, such as `Deutsch`."""
    for code in (language.lower(), primary(language)):
        try:
            return str(get_language_info(code)["name_local"])
        except KeyError:
            continue
    return language
