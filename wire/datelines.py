"""Datelines: the place, day and agency that open the first paragraph of a wire story.

`NANJING, Sept. 10 (Xinhua) --`, `UNITED NATIONS, New York, May 1 (AFP) -`, `WASHINGTON (AP) -`,
`新华社成都4月18日电`. A paragraph that only begins in capitals has none (`NATO - the
alliance - said`).
"""

import re
from dataclasses import dataclass

from wire.agencies import is_known_agency, is_organisation
from wire.lines import trim
from wire.names import Range, is_name, split_names
from wire.places import is_city
from wire.times import DAY_OF_MONTH, DayOfMonth, day_of_month

_MAX_PLACE = 90
_PLACE = (
    rf"(?P<place>[^\W\d_][^\d()\[\]:;!?\"|]{{0,{_MAX_PLACE}}}?"
    r"(?: ?\([^\d()]{2,30}\))?(?: ?\[[^\d\[\]]{2,30}\])?)"
)
_DATE = rf" {{0,2}}[,. ] {{0,2}}(?P<date>{DAY_OF_MONTH})"
_DASH = r" {0,3}\.?(?P<dash>-{1,4}|:|=|\.(?= ))"
_WITH_AGENCY = re.compile(
    rf"(?i){_PLACE}(?:{_DATE})?[ ,.]{{0,3}}"
    rf"(?:\( ?(?P<agency>[^()]{{2,60}}?) ?\)|/ ?(?P<wire>[^/()]{{2,40}}?) ?/)"
    rf"(?:{_DASH})? {{0,3}}"
)
_WITH_DATE = re.compile(rf"(?i){_PLACE}{_DATE}{_DASH} {{0,3}}")
_WITHOUT_PLACE = re.compile(
    rf"(?i)(?P<date>{DAY_OF_MONTH}) {{0,2}}\((?P<agency>[^()]{{2,60}})\){_DASH} {{0,3}}"
)
_ALONE = re.compile(rf"{_PLACE} {{1,3}}(?P<dash>-{{1,4}})(?: {{1,3}}|$)")
_CITY = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,}){0,3})(?P<dash>:) +(?=\S)"
)
_BRACKETED = re.compile(
    r"\[ ?(?P<place>[^\[\]\d=/ ]{1,20}?) ?[=/ ]?(?P<agency>[^\[\]\d=/ ]{2,8}) ?\]"
    r"|\( ?(?P<where>[^()\d=/]{1,20}?) ?= ?(?P<house>[^()\d=/]{2,12}) ?\)"
)
_KOREAN_WRITERS = re.compile(
    r" ?(?P<names>[가-힣]{2,4}(?:[ ·,]{1,2}[가-힣]{2,4}){0,4}?) ?(?:기자|특파원) ?=?"
)
_CHINESE = re.compile(
    r"\(?据?(?P<agency>[\u3400-\u9fff]{1,9}?(?:社|网|報|报|台))"
    r"(?P<place>[\u3400-\u9fff·, /]{0,14}?) ?"
    r"(?P<date>(?:(?:1[89]|2[01])\d\d ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日)"
    r" ?(?:专?电(?![话影视子力脑动])|讯|消息)\)?"
)
_CHINESE_LEAD = re.compile(
    r"据?(?P<agency>[\u3400-\u9fff]{2,8}?)(?:快讯|讯|消息) ?(?=[:( ])"
    r"(?:\((?![^()]{0,6}(?:记者|通讯员))[^()]{1,20}\)(?= ?:))?"
)
_CHINESE_DAY = re.compile(r"(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_CHINESE_WRITERS = re.compile(
    r" ?\( ?(?:[\u3400-\u9fff]{0,6}?)(?:记者|通讯员) ?:? ?(?P<names>[^()]{1,60}?) ?\)"
)
_SPEECH = frozenset("他她我们在从于说称者的")
_WEEKDAY = re.compile(r"(?i),? (?:mon|tues|wednes|thurs|fri|satur|sun)day$")
_STRAY = re.compile(r"[ ,:=-]*")
_SMALL = "of the and de del la las los le les al el en sur an am der du do dos da upon near off"
_SMALL_WORDS = frozenset(_SMALL.split())
_BEGINNINGS = "on in at by for from the a an to with as since until after before"
_NO_PLACES = frozenset(_BEGINNINGS.split())
_MONTH_LIKE = re.compile(rf"(?i){DAY_OF_MONTH}")


_MAX_LABELLED = 250
_LABELLED = re.compile(
    r"(?i)dateline ?: *(?P<place>[^|]{0,90}?) *"
    r"(?:\| *(?P<date>[^|]{0,40}?) *(?:\| *(?P<agency>[^|]{1,60}?) *)?)?"
)


@dataclass(frozen=True, slots=True)
class DatelineFound:
    """A dateline at the head of a paragraph: where its parts stand, and where the story begins."""

    place: Range
    date: Range | None
    agency: Range | None
    writers: tuple[Range, ...]
    end: int
    day: DayOfMonth | None
    is_complete: bool
    """Whether a day and an agency both stand in it, so that it can be nothing else."""


def find_dateline(view: str, *, is_first: bool) -> DatelineFound | None:
    """The dateline that opens this paragraph, if it has one.

    `is_first` says that no paragraph went before: only there a city alone before a dash counts.
    """
    dateline = _find_chinese(view)
    if dateline:
        return dateline
    dateline = _find_bracketed(view)
    if dateline:
        return dateline
    for form in (_WITH_AGENCY, _WITH_DATE, _ALONE, _CITY):
        opening = form.match(view)
        if opening:
            dateline = _read_opening(view, opening, is_first=is_first)
            if dateline:
                return dateline
    return _find_without_place(view)


def _find_bracketed(view: str) -> DatelineFound | None:
    """`【ワシントン共同】`, `(서울=연합뉴스) 홍길동 기자 =`: place and agency in one bracket."""
    match = _BRACKETED.match(view)
    if not match:
        return None
    names = ("place", "agency") if match["place"] else ("where", "house")
    place, agency = (trim(view, *match.span(name)) for name in names)
    # Where nothing parts the two, the agency is what is known at the end.
    glued = range(place[0] + 1, agency[1] - 1) if "=" not in match.group() else ()
    for start in glued:
        if is_known_agency(view[start : agency[1]]):
            place, agency = trim(view, place[0], start), (start, agency[1])
            break
    if not is_known_agency(view[agency[0] : agency[1]]):
        return None
    written = _KOREAN_WRITERS.match(view, match.end())
    writers = split_names(view, *written.span("names")) if written else []
    stray = _STRAY.match(view, written.end() if written else match.end())
    end = stray.end() if stray else match.end()
    return DatelineFound(place, None, agency, tuple(writers), end, None, is_complete=True)


def _find_without_place(view: str) -> DatelineFound | None:
    """`Sept 11 (Reuters) - `: what is filed from a desk and not from a place."""
    match = _WITHOUT_PLACE.match(view)
    day = day_of_month(match["date"]) if match else None
    if not match or not day or not _is_paper(match["agency"].strip()):
        return None
    agency = trim(view, *match.span("agency"))
    return DatelineFound((0, 0), match.span("date"), agency, (), match.end(), day, is_complete=True)


def find_labelled_dateline(view: str) -> DatelineFound | None:
    """`Dateline: Oslo | Sept. 10, 2024 | Reuters`: the form for what no wire would print."""
    match = _LABELLED.fullmatch(view) if len(view) <= _MAX_LABELLED else None
    if not match or not (match["place"] or match["agency"]):
        return None
    date = match.span("date") if match["date"] else None
    agency = match.span("agency") if match["agency"] else None
    day = _any_day(view[date[0] : date[1]]) if date else None
    return DatelineFound(match.span("place"), date, agency, (), len(view), day, is_complete=True)


def _any_day(text: str) -> DayOfMonth | None:
    number = _CHINESE_DAY.fullmatch(text)
    if not number:
        return day_of_month(text)
    year, month, of_month = number.groups()
    return DayOfMonth(int(month), int(of_month), int(year) if year else None)


def _read_opening(view: str, opening: re.Match[str], *, is_first: bool) -> DatelineFound | None:
    parts = {name: opening.span(name) for name, named in opening.groupdict().items() if named}
    start, end = trim(view, *parts["place"])
    named = _WEEKDAY.sub("", view[start:end].rstrip(" ,"))
    if view[end : end + 1] == "." and not (named.isupper() and "," not in named):
        # Wash. and D.C. keep their stop; `MOSCOW. Sept 11` has none.
        named += "."
    elif named.endswith(".") and named.isupper() and "." not in named[:-1] and "," not in named:
        named = named[:-1]
    place = (start, start + len(named))
    agency = parts.get("agency", parts.get("wire"))
    agency = trim(view, *agency) if agency else None
    date = parts.get("date")
    has_dash = "dash" in parts or opening.end() == len(view)
    day = day_of_month(view[date[0] : date[1]]) if date else None
    if date and not day:
        return None
    if not _is_place(named) or not (
        _holds_with_agency(view[agency[0] : agency[1]], named, date is not None, has_dash)
        if agency
        else _holds_alone(named, date is not None, is_first)
        or (is_first and opening.end() == len(view) and named.split(",")[0].isupper())
    ):
        return None
    is_complete = date is not None and agency is not None
    return DatelineFound(place, date, agency, (), opening.end(), day, is_complete)


def _holds_with_agency(agency: str, place: str, has_date: bool, has_dash: bool) -> bool:
    """Whether a place and what stands in parentheses after it are a dateline and no sentence."""
    in_capitals = place.split(",")[0].isupper()
    is_known = is_known_agency(agency)
    if not has_dash:
        return is_known and has_date and in_capitals
    if has_date:
        has_no_case = place.lower() == place.upper()
        is_place = in_capitals or has_no_case or is_organisation(agency)
        return is_known or (_is_paper(agency) and is_place)
    return is_known and (in_capitals or len(place.split()) <= 5)


def _is_paper(agency: str) -> bool:
    """Whether words are an agency that is known, or are written as the name of one."""
    parts = agency.split()
    return is_known_agency(agency) or (
        len(parts) <= 5 and all(not word[0].islower() for word in parts)
    )


def _holds_alone(place: str, has_date: bool, is_first: bool) -> bool:
    """Whether a place before a dash is a dateline though no agency is named."""
    city = place.split(",")[0]
    return is_first and city.isupper() and (has_date or is_city(city))


def _is_place(text: str) -> bool:
    """Whether words can name a place: each begins with a capital, or is small (Rio de Janeiro)."""
    parts = text.replace(",", " ").replace("/", " ").split()
    if not parts or len(parts) > 10 or _MONTH_LIKE.search(text):
        return False
    if parts[0].lower() in _NO_PLACES and not text.isupper():
        return False
    return all(
        not part.lstrip("'-.")[:1].islower() or part in _SMALL_WORDS or "-" in part
        for part in parts
    )


def _find_chinese(view: str) -> DatelineFound | None:
    match = _CHINESE.match(view)
    if not match:
        return _find_chinese_lead(view)
    if not _is_chinese_agency(match["agency"]):
        return None
    writers, end = _chinese_writers(view, match.end())
    day = _any_day(match["date"])
    place = trim(view, *match.span("place"))
    return DatelineFound(place, match.span("date"), match.span("agency"), writers, end, day, True)


def _find_chinese_lead(view: str) -> DatelineFound | None:
    """`央视网消息：`, `本报讯（记者张三）`: an agency that names neither place nor day."""
    match = _CHINESE_LEAD.match(view)
    if not match or not is_known_agency(match["agency"]):
        return None
    writers, end = _chinese_writers(view, match.end())
    return DatelineFound((0, 0), None, match.span("agency"), writers, end, None, is_complete=False)


def _chinese_writers(view: str, end: int) -> tuple[tuple[Range, ...], int]:
    """The reporters in parentheses after a dateline, and where the story begins after them."""
    writers: tuple[Range, ...] = ()
    named = _CHINESE_WRITERS.match(view, end)
    if named:
        names = split_names(view, *named.span("names"))
        if names and all(is_name(view[a:b]) for a, b in names):
            writers, end = tuple(names), named.end()
    stray = _STRAY.match(view, end)
    return writers, stray.end() if stray else end


def _is_chinese_agency(words: str) -> bool:
    """Known, or short enough to be a name rather than the beginning of a sentence."""
    return is_known_agency(words) or (len(words) <= 6 and not _SPEECH & set(words))
