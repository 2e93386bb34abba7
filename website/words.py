"""Times as a reader says them, in the paper's zone and language (`editions/days.py`)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language_info

from editions.days import rules_of_writing, written_clock, written_day
from editions.printed import day_and_clock, primary


def day_words(day: date, *, with_year: bool = True) -> str:
    """Return a day such as `11 September 2024`."""
    return written_day(day, "long" if with_year else "MMMMd")


def month_name(day: date) -> str:
    """Return a month as a heading, such as `September`."""
    name: str = rules_of_writing().months["stand-alone"]["wide"][day.month]
    return name[:1].upper() + name[1:]


def clock_words(moment: datetime) -> str:
    """Return the time of day, such as `11:40`."""
    return written_clock(timezone.localtime(moment).time())


def moment_words(moment: datetime) -> str:
    """Return a moment with its zone, such as `11 September 2024, 11:40 CEST`."""
    local = timezone.localtime(moment)
    return f"{day_and_clock(day_words(local.date()), clock_words(moment))} {local:%Z}"


def mark_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment for a mark beside the byline: `11 September, 11:40`; older with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    day = day_words(local.date(), with_year=local.year != today.year)
    return day_and_clock(day, clock_words(moment))


def list_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment as lists show it: the time today, the day this year, else with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return clock_words(moment)
    return day_words(local.date(), with_year=local.year != today.year)


def masthead_words(now: datetime | None = None) -> str:
    """Return the day under the paper's name, such as `Wednesday, 11 September 2024`."""
    return written_day(timezone.localtime(now).date(), "full")


def language_words(language: str) -> str:
    """Return what a language (BCP 47) is called by those who read it, such as `Deutsch`."""
    for code in (language.lower(), primary(language)):
        try:
            return str(get_language_info(code)["name_local"])
        except KeyError:
            continue
    return language
