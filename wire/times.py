"""The times that pages print, and the year of a dateline that prints none."""

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date, datetime, timezone, tzinfo

from wire.calendar_words import is_weekday, month_number
from wire.zones import zone_at

MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (month_name[number], month_abbr[number])
} | {"sept": 9}
"""The months in English; in other languages `wire/calendar_words.py` knows them."""

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

_YEAR = r"(?:1[89]|2[01])\d\d"
YEAR_SOMEWHERE = re.compile(_YEAR)
"""What every time that is printed whole has in it."""

_WORD = r"[^\W\d_][^\s\d.,;:|()\[\]/\"'-]{0,14}"
_WEEKDAY = rf"(?P<weekday>{_WORD}(?:-{_WORD})?)\.?,? {{1,2}}"
_OF = r"(?:[ -]|[.°ºª]|er|st|nd|rd|th|-[ае]?го)? {0,2}(?:(?:de|do|of|di|gada) |d')?"
_DATES = (
    rf"(?P<m1>{_WORD})\.? {{0,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?,? {{0,2}}"
    rf"(?P<y1>{_YEAR})(?!\d)",
    rf"(?P<d2>\d{{1,2}}){_OF}(?P<m2>{_WORD})[. ,-]{{1,3}}(?:(?:de|del|do|di|of) )?"
    rf"(?P<y2>{_YEAR})(?!\d)",
    rf"(?P<y3>{_YEAR})(?P<sign>[-/.]) ?(?P<m3>\d{{1,2}})(?P=sign) ?(?P<d3>\d{{1,2}})(?!\d)",
    rf"(?P<y4>{_YEAR}) ?[年년] ?(?P<m4>\d{{1,2}}) ?[月월] ?(?P<d4>\d{{1,2}}) ?[日일号]",
    rf"(?P<d5>\d{{1,2}})(?P<stop>[.] ?|[/-])(?P<m5>\d{{1,2}})(?P=stop)(?P<y5>{_YEAR})(?!\d)",
    rf"(?P<y6>{_YEAR})(?:\.|\. gada| m\.) (?P<m6>{_WORD})\.? (?P<d6>\d{{1,2}})(?!\d)(?: ?d\b)?",
    rf"(?P<y7>{_YEAR})\. gada (?P<d7>\d{{1,2}})\. (?P<m7>{_WORD})",
)
_DATE = re.compile(rf"(?i)(?:{_WEEKDAY})??(?:{'|'.join(_DATES)})")
_CLOCK = re.compile(
    r"(?i)(?P<half>(?:오전|오후|上午|下午|午前|午後|klo?\.?) ?)?(?P<h>\d{1,2})"
    r"(?:(?:[:.時时点시h]|시 |(?=\d\d ?(?:gmt|utc)\b))(?P<i>\d\d)"
    r"(?:[:분分m] ?(?P<s>\d\d)(?:\.\d{1,6})?)?(?!\d)[분分秒초]?"
    r"(?: ?(?P<p>[ap]\.?m\b\.?))?|(?P<hour> ?(?:[ap]\.?m\b\.?|h(?!\w))))(?!\d)"
    r"(?: ?(?:uhr|uur|hrs?|h)\b)?"
)
_BEFORE_DATE = re.compile(r"[ ,|·•-]{0,8}(?:on )?")
_BEFORE_CLOCK = re.compile(r"(?i)t(?=\d)|[ ,.|·•-]{0,8}(?:[^\W\d_]{1,4}\.? ){0,2}\(?")
_AFTERNOON = frozenset({"오후", "下午", "午後"})

DAY_OF_MONTH = (
    rf"(?:{_WORD}\.? ?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|\d{{1,2}}{_OF}{_WORD}\.?)"
    rf"(?:,? {_YEAR}(?!\d))?"
)
"""The pattern of what may be a day in a dateline, for a pattern that ignores case.

`day_of_month` says whether it is one.
"""

_DAY_OF_MONTH = re.compile(
    rf"(?i)(?:(?P<m1>{_WORD})\.? ?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<d2>\d{{1,2}}){_OF}(?P<m2>{_WORD})\.?)(?:,? (?P<year>{_YEAR}))?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time printed on a page: where it stands, and what it says if it is a real one.

    `moment` has no zone yet; `zone` is set where the page prints one that means one thing.
    """

    start: int
    end: int
    moment: datetime | None
    zone: tzinfo | None
    has_clock: bool

    def in_zone(self, zone: tzinfo) -> datetime | None:
        """The moment, in the zone that the page prints or else in this one."""
        if self.moment is None:
            return None
        moment = self.moment.replace(tzinfo=self.zone or zone)
        # A zone with summer time (`PT`) is kept as what it was ahead at that moment.
        offset = moment.utcoffset()
        return (
            moment.replace(tzinfo=timezone(offset)) if self.zone and offset is not None else moment
        )


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day as a dateline prints it, mostly without a year."""

    month: int
    day: int
    year: int | None = None

    def on(self, page_date: date | None) -> date | None:
        """The day itself: the year is the one that puts it nearest to the page's date.

        A story is written before its page, so a day after it (by more than the two that zones
        and night shifts explain) counts four times as far. None where there is no page date to
        tell the year by, and where that year has no such day (Feb. 29).
        """
        if self.year is not None:
            return _day(self.year, self.month, self.day)
        if page_date is None or _day(2000, self.month, self.day) is None:
            return None

        def distance(year: int) -> int:
            # The leap day stands in as the day before it, so that it does not choose its year.
            day = _day(year, self.month, self.day) or _day(year, 2, 28)
            days = (day - page_date).days if day else 10_000
            return days * 4 if days > 2 else abs(days)

        year = min((page_date.year - 1, page_date.year, page_date.year + 1), key=distance)
        return _day(year, self.month, self.day)


def stamp_at(view: str, position: int) -> Stamp | None:
    """The time printed at this place, in any of the forms that pages use; None if there is none.

    A time that cannot be (25:61, September 31) is found, and has no moment; nor has a day that
    may be two (06/01/2026).
    """
    clock = _CLOCK.match(view, position)
    zone: tzinfo | None = None
    start = position
    if clock:
        zone, end = zone_at(view, clock.end())
        between = _BEFORE_DATE.match(view, end)
        start = between.end() if between else end
    day = _DATE.match(view, start)
    if clock and not (day and _is_date(day)):
        # What reads like a clock (28.04) may open the day.
        clock, zone, day = None, None, _DATE.match(view, position)
    if not day or not _is_date(day):
        return None
    end = day.end()
    if clock is None:
        between = _BEFORE_CLOCK.match(view, end)
        clock = _CLOCK.match(view, between.end()) if between else None
        if clock:
            end = clock.end()
            if "(" in view[day.end() : clock.start()] and view[end : end + 1] == ")":
                end += 1
    if zone is None:
        zone, end = zone_at(view, end)
    return Stamp(position, end, _moment(day, clock), zone, clock is not None)


def _is_date(day: re.Match[str]) -> bool:
    """Whether the words in a date are a month and a day of the week."""
    weekday, month = day["weekday"], _first(day, "m")
    return (weekday is None or is_weekday(weekday)) and (month.isdigit() or month_number(month) > 0)


def _moment(day: re.Match[str], clock: re.Match[str] | None) -> datetime | None:
    month, day_of = _first(day, "m"), int(_first(day, "d"))
    number = int(month) if month.isdigit() else month_number(month)
    stop = (day["stop"] or "").strip()
    if stop and stop != "." and number != day_of:
        # 06/01 is a day in June or in January; 20/1 only in January.
        if number <= 12 and day_of <= 12:
            return None
        if number > 12:
            number, day_of = day_of, number
    try:
        hours = int(clock["h"]) if clock else 0
        minutes, seconds = (int(clock[name] or 0) if clock else 0 for name in "is")
        half = _half(clock) if clock else ""
        if half:
            if not 1 <= hours <= 12:
                return None
            hours = hours % 12 + (12 if half == "pm" else 0)
        return datetime(int(_first(day, "y")), number, day_of, hours, minutes, seconds)
    except ValueError:
        return None


def _half(clock: re.Match[str]) -> str:
    """`am`, `pm`, or '' for a clock of twenty-four hours."""
    before = (clock["half"] or "").strip()
    if before in _AFTERNOON:
        return "pm" if int(clock["h"]) <= 12 else ""
    letters = (clock["p"] or clock["hour"] or "").lower().replace(".", "").strip()
    return letters if letters in ("am", "pm") else ""


def day_of_month(text: str) -> DayOfMonth | None:
    """The day that a dateline prints (`Sept. 10`, `10 août`, `10 September 2024`)."""
    day = _DAY_OF_MONTH.fullmatch(text.strip())
    month = month_number(day["m1"] or day["m2"]) if day else 0
    if not day or not month:
        return None
    year = int(day["year"]) if day["year"] else None
    return DayOfMonth(month, int(day["d1"] or day["d2"]), year)


def _first(day: re.Match[str], name: str) -> str:
    return next((day[f"{name}{n}"] for n in range(1, 8) if day[f"{name}{n}"]), "")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
