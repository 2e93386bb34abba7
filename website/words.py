"""Times as a reader says them, in the paper's zone and language.

How days and times are written is Django's rule for each language; for English it is
`newsroom/formats/en/formats.py`.
"""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info, gettext

from editions.printed import primary


def day_words(day: date, *, with_year: bool = True) -> str:
    """Return a day such as `11 September 2024`."""
    return kept_words(day, "DATE_FORMAT" if with_year else "MONTH_DAY_FORMAT", get_language())


@lru_cache(maxsize=2_000)
def kept_words(day: date, form: str, _language: str | None) -> str:
    """Return a day in a form of the language of now; a page has few days, each many times."""
    return date_format(day, form)


def month_name(day: date) -> str:
    """Return a month by itself, such as `September`."""
    return date_format(day, "F")


def clock_words(moment: datetime) -> str:
    """Return the time of day, such as `11:40`."""
    return date_format(timezone.localtime(moment), "TIME_FORMAT")


def moment_words(moment: datetime) -> str:
    """Return a moment with its zone, such as `11 September 2024, 11:40 CEST`."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local:%Z}"


def mark_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment for a mark beside the byline: `11 September, 11:40`; older with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    day = day_words(local.date(), with_year=local.year != today.year)
    return gettext("%(day)s, %(time)s") % {"day": day, "time": clock_words(moment)}


def list_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment as lists show it: the time today, the day this year, else with the year."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return clock_words(moment)
    return day_words(local.date(), with_year=local.year != today.year)


def masthead_words(now: datetime | None = None) -> str:
    """Return the day under the paper's name, such as `Wednesday, 11 September 2024`."""
    today = timezone.localtime(now).date()
    words = {"weekday": date_format(today, "l"), "day": day_words(today)}
    return gettext("%(weekday)s, %(day)s") % words


def language_words(language: str) -> str:
    """Return what a language (BCP 47) is called by those who read it, such as `Deutsch`."""
    for code in (language.lower(), primary(language)):
        try:
            return str(get_language_info(code)["name_local"])
        except KeyError:
            continue
    return language
