"""Time zones as pages print them: `EDT`, `PT`, `MESZ`, `GMT+5:30`, `Beijing time`.

The short names are those of the Unicode CLDR, in the languages and countries that have some. One
that means several things (`CST` in Chicago and in Beijing) is left to the zone of the source.
"""

import re
from collections import defaultdict
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2, "bst": 1, "msk": 3, "jst": 9, "kst": 9, "hkt": 8,
    "beijing time": 8, "北京时间": 8,
}  # fmt: skip
"""Those that mean one thing wherever they stand, in a line to editors too."""

_BEYOND_CLDR = {"pkt": 5, "npt": 5.75, "wib": 7, "pht": 8, "ist": 5.5}
"""Zones that pages print and CLDR has no short name for; and IST, which on pages is India's:
Israel's and Ireland's print their own zone's time without a name."""

_A_DAY = datetime(2024, 1, 15)
_SEVERAL = frozenset({"cst", "ast", "act", "at", "nt", "hat"})
_LOCALES = ("en_US", "en_GB", "en_AU", "en_NZ", "en_ZA", "en_HK", "en_SG", "en_MY", "de", "fr")
_NAME = r"beijing time|北京时间|(?:utc|gmt)(?![^\W\d_])|z(?![^\W\d_])|(?-i:[A-Z]{2,5})(?![^\W\d_])"
_AT = re.compile(
    rf"(?i) {{0,2}}(?P<open>\()?(?:(?P<name>{_NAME}))? ?"
    r"(?P<offset>[+-]\d{1,2}(?::?\d\d)?(?!\d))?(?(open)\)|)"
)


def zone_hours(name: str) -> int | None:
    """How far a zone that a page names is ahead of UTC; None for one that means several things."""
    return _HOURS.get(name.casefold())


def zone_at(view: str, position: int) -> tuple[tzinfo | None, int]:
    """The zone printed at this place, and where it ends; None and the place itself without one."""
    printed = _AT.match(view, position)
    if not printed or not (printed["name"] or printed["offset"]):
        return None, position
    if printed["offset"]:
        return _of_offset(printed["offset"]), printed.end()
    name = printed["name"].casefold()
    if name in _SEVERAL:
        # It belongs to the time, and says nothing.
        return None, printed.end() if len(name) > 2 else position
    hours = _HOURS.get(name, _BEYOND_CLDR.get(name))
    zone = timezone(timedelta(hours=hours)) if hours is not None else _of_cldr().get(name)
    return (zone, printed.end()) if zone else (None, position)


def _of_offset(printed: str) -> tzinfo | None:
    digits = printed[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset > timedelta(hours=14) or int(minutes) > 59:
        return None
    return timezone(-offset if printed[0] == "-" else offset)


@cache
def _of_cldr() -> dict[str, tzinfo]:
    """Zones by their short names; one without `standard` in it (`PT`) keeps both its times."""
    places: dict[str, str] = {}
    for place, zone in get_global("meta_zones").items():
        # Phoenix is in the zone of Denver, and knows no summer time.
        if zone not in places or _has_summer_time(place):
            places[zone] = place
    meanings = defaultdict[str, set[tuple[str, str]]](set)
    for code in _LOCALES:
        zones: Any = Locale.parse(code).meta_zones
        for zone in zones:
            for form, name in (zones[zone].get("short") or {}).items():
                if name.isalpha() and zone in places:
                    meanings[name.casefold()].add((zone, form))
    zones_by_name: dict[str, tzinfo] = {}
    for name, said_in in meanings.items():
        forms = {form for _, form in said_in}
        offsets = {_offset(places[zone], form) for zone, form in said_in if form != "generic"}
        if len({zone for zone, _ in said_in}) > 1 and len(offsets) > 1:
            continue
        zone = sorted(said_in)[0][0]
        zones_by_name[name] = (
            ZoneInfo(places[zone]) if forms == {"generic"} else timezone(offsets.pop())
        )
    return zones_by_name


def _has_summer_time(place: str) -> bool:
    zone = ZoneInfo(place)
    return (
        _A_DAY.replace(tzinfo=zone).utcoffset() != _A_DAY.replace(month=7, tzinfo=zone).utcoffset()
    )


def _offset(place: str, form: str) -> timedelta:
    return _standard(place) + timedelta(hours=1 if form == "daylight" else 0)


def _standard(place: str) -> timedelta:
    at = _A_DAY.replace(tzinfo=ZoneInfo(place))
    offset, summer = at.utcoffset(), at.dst()
    assert offset is not None, "every zone by name has an offset"
    return offset - (summer or timedelta())
