"""The moment until which a page's line says that the story may not go out."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from wire.times import MONTH, MONTHS
from wire.zones import zone_hours

_EMBARGO = re.compile(
    r"(?i)\bembarg[oa]|\bsperrfrist\b|\bgesperrt bis\b|\bhold for (?:release|publication)\b"
    r"|\bhold until\b|\bnot (?:for|to be) (?:release|publication|publish|use|broadcast)[^.]{0,30}"
    r"\b(?:before|until|prior to)\b|\b(?:do not|not to) (?:use|publish|release|broadcast)[^.]{0,20}"
    r"\b(?:before|until)\b|\bfor release (?:at|on|after|:)? ?[^.]{0,20}\d|\bэмбарго\b|解禁|禁[发發]"
    r"|エンバーゴ|엠바고"
)
_LIFTED = re.compile(
    r"(?i)\b(?:no|not|without|kein\w*|sans|sin) (?:\w+ ){0,2}?embargo|\bnot embargoed"
    r"|embargo(?:ed)? ?:? ?(?:(?:is|was|has been|now) )*"
    r"(?:lifted|over|expired|none|released|no\b(?! \w+ (?:before|until)))"
    r"|sperrfrist ?:? ?(?:keine|entf|aufgehoben)"
)
_CLOCK = re.compile(
    r"(?i)(?<![\d.:/-])(?:(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<hours>0?[1-9]|1[0-2]) ?(?P<only>[ap])\.?m\b\.?"
    r"|(?P<military>(?:[01]\d|2[0-4])[0-5]\d)(?= ?(?:h(?:rs?|ours?)? ?)?"
    r"(?:z|utc|gmt|bst|cet|cest|e[sd]?t|[cmp][sd]t|[cmp]t|jst|kst|hkt)\b)"
    r"|(?P<uhr>\d{1,2}) ?uhr\b|(?P<word>noon|midnight)\b)"
)
_ZONES = {"et": "America/New_York", "pt": "America/Los_Angeles", "london time": "Europe/London",
          "new york time": "America/New_York", "beijing time": "Asia/Shanghai",
          "tokyo time": "Asia/Tokyo", "eastern time": "America/New_York",
          "pacific time": "America/Los_Angeles"}  # fmt: skip
_ZONE = re.compile(
    r"(?i)(?<![^\W\d_])(?P<name>london time|new york time|beijing time|tokyo time|eastern time"
    r"|pacific time|utc|gmt|bst|cest|cet|est|edt|et|cst|cdt|mst|mdt|pst|pdt|pt|msk|jst|kst|hkt"
    r"|ist)\b(?P<offset> ?[+-]\d{1,2}(?::?\d\d)?(?!\d))?|(?<=\d)(?P<zulu>z)\b|北京时间|北京時間"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?i)(?P<m1>{MONTH}) ?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.])"
    rf"(?:,? (?P<y1>{_YEAR})(?!\d))?"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m2>{MONTH})"
    rf"(?:,?[ -](?P<y2>{_YEAR})(?!\d))?"
    rf"|(?<!\d)(?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    rf"|(?:(?P<y4>{_YEAR}) ?年 ?)?(?P<m4>\d{{1,2}}) ?月 ?(?P<d4>\d{{1,2}}) ?日"
)
_UNSURE = re.compile(
    r"(?i)\b(?:hours?|hrs?|minutes?|mins?|days?) (?:after|before|from)\b"
    r"|\b(?:evening|tonight|afternoon)\b|下午|午[后後]|晚|夜|夕"
)
"""Words by which a clock is another than its digits, or counts from something else."""

_TWELVE = 12


def is_embargo(note: str) -> bool:
    """Whether a line to editors says that the story may not go out yet (and not that it may)."""
    if not _EMBARGO.search(note):
        return False
    # `EMBARGO: LIFTED AT 0600 GMT` says when it ends: what has a clock is one until then.
    return not _LIFTED.search(note) or bool(_CLOCK.search(note))


def embargo_of(note: str, near: date) -> datetime | None:
    """The moment an embargo ends, where the line says it conclusively; None where one must ask.

    Conclusive is one day, one clock and one zone that means one thing. `near` is the day on which
    the story came: a day without a year is the one nearest to it.
    """
    if _UNSURE.search(note):
        return None
    # The number of `GMT+2` is no day of the month after it.
    days = list(_DAY.finditer(_ZONE.sub(lambda zone: ";" * len(zone.group()), note)))
    clocks = list(_CLOCK.finditer(note))
    zones = list(_ZONE.finditer(note))
    if not len(days) == len(clocks) == len(zones) == 1:
        return None
    zone = _zone(zones[0])
    clock = _clock(clocks[0])
    day = _day(days[0], near)
    if zone is None or clock is None or day is None:
        return None
    moment = datetime(day.year, day.month, day.day, tzinfo=zone) + clock
    return moment.astimezone(UTC)


def _zone(match: re.Match[str]) -> timezone | ZoneInfo | None:
    if match["zulu"]:
        return UTC
    name = (match["name"] or "beijing time").casefold()
    if match["offset"]:
        digits = match["offset"].strip()
        hours, _, minutes = digits[1:].partition(":")
        if len(hours) > 2:
            hours, minutes = hours[:-2], hours[-2:]
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if ahead > timedelta(hours=14):
            return None
        return timezone(-ahead if digits[0] == "-" else ahead)
    if name in _ZONES:
        return ZoneInfo(_ZONES[name])
    hours_ahead = zone_hours(name)
    return None if hours_ahead is None else timezone(timedelta(hours=hours_ahead))


def _clock(match: re.Match[str]) -> timedelta | None:
    if match["word"]:
        # Which midnight, of the day's beginning or its end, is not said.
        return timedelta(hours=_TWELVE) if match["word"].casefold() == "noon" else None
    if match["military"]:
        return timedelta(hours=int(match["military"][:2]), minutes=int(match["military"][2:]))
    hour = int(match["hour"] or match["hours"] or match["uhr"])
    half = (match["half"] or match["only"] or "").casefold()
    if half:
        if not 1 <= hour <= _TWELVE:
            return None
        hour = hour % _TWELVE + (_TWELVE if half == "p" else 0)
    return timedelta(hours=hour, minutes=int(match["minute"] or 0)) if hour <= 24 else None


def _day(found: re.Match[str], near: date) -> date | None:
    parts = found.groupdict()
    month, day, year = (
        next((parts[f"{name}{n}"] for n in range(1, 5) if parts.get(f"{name}{n}")), None)
        for name in "mdy"
    )
    assert month is not None, "each form of a day has a month"
    assert day is not None, "each form of a day has its number"
    number = int(month) if month.isdigit() else MONTHS[month.casefold()[:3]]
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1]
    found_days = []
    for one in years:
        try:
            found_days.append(date(one, number, int(day)))
        except ValueError:
            continue
    return min(found_days, key=lambda on: abs((on - near).days), default=None)
