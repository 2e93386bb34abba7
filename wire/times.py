"""The times that pages print, and the year of a dateline that prints none."""

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo

MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (month_name[number], month_abbr[number])
} | {"sept": 9}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

_YEAR = r"(?:1[89]|2[01])\d\d"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? {0,2})?"
_DATES = (
    rf"{_WEEKDAY}(?P<m1>{MONTH}) {{0,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?"
    rf" {{0,2}}(?P<y1>{_YEAR})(?!\d)",
    rf"{_WEEKDAY}(?P<d2>\d{{1,2}})[ -](?P<m2>{MONTH})[ ,-]{{1,2}}(?P<y2>{_YEAR})(?!\d)",
    rf"(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)",
    rf"(?P<y4>{_YEAR}) ?年 ?(?P<m4>\d{{1,2}}) ?月 ?(?P<d4>\d{{1,2}}) ?日",
)
_DATE = "(?:" + "|".join(_DATES) + ")"
_CLOCK = (
    r"(?:(?P<h{n}>\d{{1,2}})[:时](?P<i{n}>\d\d)(?:[:分](?P<s{n}>\d\d)(?:\.\d{{1,6}})?)?[分秒]?(?!\d)"
    r"(?: ?(?P<p{n}>[ap]\.?m\b\.?))?)"
)
_OFFSET = (
    r"(?: {0,2}\(?(?:(?P<zone>z|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|msk|jst"
    r"|kst|hkt|ist|beijing time|北京时间)(?![^\W\d_]))?(?P<offset>[+-]\d{1,2}(?::?\d\d)?(?!\d))?"
    r"(?(zone)|(?(offset)|(?!)))\)?)?"
)
_STAMP = re.compile(
    rf"(?i)(?:{_CLOCK.format(n=1)}[ ,|]{{0,8}})?{_DATE}"
    rf"(?:(?:t|[ ,|]{{0,8}}(?:at )?){_CLOCK.format(n=2)})?{_OFFSET}"
)
_ZONE_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2, "bst": 1, "msk": 3, "jst": 9, "kst": 9, "hkt": 8,
    "beijing time": 8, "北京时间": 8,
}  # fmt: skip
"""Only those that mean one thing: CST and IST are left to the zone of the source."""

DAY_OF_MONTH = (
    rf"(?:{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|\d{{1,2}} {MONTH})(?:,? {_YEAR}(?!\d))?"
)
"""The pattern of a day in a dateline, for a pattern that ignores case; `day_of_month` reads it."""

_NUMBER, _MONTH_WORD = re.compile(r"\d+"), re.compile(rf"(?i){MONTH}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time printed on a page: where it stands, and what it says if it is a real one.

    `moment` has no zone yet; `offset` is set where the page prints one.
    """

    start: int
    end: int
    moment: datetime | None
    offset: timedelta | None
    has_clock: bool

    def in_zone(self, zone: tzinfo) -> datetime | None:
        """The moment, with the offset that the page prints or else that of the zone."""
        if self.moment is None:
            return None
        return self.moment.replace(tzinfo=zone if self.offset is None else timezone(self.offset))


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

    A time that cannot be (25:61, September 31) is found, and has no moment.
    """
    stamp = _STAMP.match(view, position)
    if not stamp:
        return None
    end = stamp.end()
    if view[end - 1] == ")" and "(" not in view[position:end]:
        end -= 1
    parts = stamp.groupdict()
    month = _first(parts, "m") or ""
    month_number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    year, day = int(_first(parts, "y") or 0), int(_first(parts, "d") or 0)
    hour, minute, second = (_first(parts, name) for name in "his")
    half = (_first(parts, "p") or "").lower().replace(".", "")
    try:
        hours = int(hour or 0)
        if half:
            if not 1 <= hours <= 12:
                raise ValueError("no such hour")
            hours = hours % 12 + (12 if half == "pm" else 0)
        moment = datetime(year, month_number, day, hours, int(minute or 0), int(second or 0))
    except ValueError:
        return Stamp(position, end, None, None, hour is not None)
    return Stamp(position, end, moment, _offset(parts), hour is not None)


def zone_hours(name: str) -> int | None:
    """How far a zone that a page names is ahead of UTC; None for one that means several things."""
    return _ZONE_HOURS.get(name.casefold())


def day_of_month(text: str) -> DayOfMonth | None:
    """The day that a dateline prints (`Sept. 10`, `Jan 5`, `10 September 2024`)."""
    month = _MONTH_WORD.search(text)
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if not month or not 1 <= len(numbers) <= 2:
        return None
    year = numbers[1] if len(numbers) == 2 else None
    return DayOfMonth(MONTHS[month.group().lower().rstrip(".")], numbers[0], year)


def _first(parts: dict[str, str | None], name: str) -> str | None:
    return next((parts[f"{name}{n}"] for n in range(1, 5) if parts.get(f"{name}{n}")), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _offset(parts: dict[str, str | None]) -> timedelta | None:
    zone, printed = parts["zone"], parts["offset"]
    if printed:
        digits = printed[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        if offset > timedelta(hours=14) or int(minutes) > 59:
            return None
        return -offset if printed[0] == "-" else offset
    hours_ahead = _ZONE_HOURS.get(zone.lower()) if zone else None
    return None if hours_ahead is None else timedelta(hours=hours_ahead)
