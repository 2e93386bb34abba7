"""The moments that files write: ISO 8601 in its many forms, and the days of mail and feeds."""

from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from wire.agencies import zone_of

# What is none of news, and in another zone perhaps in no year at all.
YEARS = range(1900, 2200)


def moment_of(written: str, source: str = "") -> datetime | None:
    """Return the moment that a file writes, or None for what is none (`YYYYMMDD000000-HHMM`).

    Of another age it is none either. One without a zone is in that of its source, as on a page.
    """
    words = " ".join(written.split())
    moment = _iso(words) or _of_mail(words)
    if moment is not None and moment.year not in YEARS:
        return None
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=zone_of(source or None, site_zone()))


def site_zone() -> tzinfo:
    """Return the paper's own zone."""
    return ZoneInfo(timezone.get_current_timezone_name())


def _iso(words: str) -> datetime | None:
    for form in (words, words.replace(" ", "T", 1), words.replace(" ", "")):
        try:
            return datetime.fromisoformat(form)
        except ValueError:
            continue
    return None


def _of_mail(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
