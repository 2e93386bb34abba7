"""The lines about a story rather than of it: source, time, byline, editors; in any order.

`(Xinhua) 09:19, September 11, 2024`, `By A in B (China Daily) 08:50, …`,
`Source: X | … | Editor: Y`, `(Reporting by A; Editing by B)`, `(责编：张三、李四)` are all one
thing: labels, names, a time and a source in parentheses, with nothing left over. A line with
something left over is no such line.
"""

import re

from wire.agencies import is_known_agency, names_a_house
from wire.bylines import SourceLine, read_byline, without_stop, words_of
from wire.lines import trim
from wire.names import Range, is_name_or_login, split_names
from wire.times import YEAR_SOMEWHERE, stamp_at

__all__ = ("MAX_LINE", "SourceLine", "read_agency_and_place", "read_loosely", "read_source_line")

MAX_LINE = 600
"""No line of names and times is longer than this many characters."""

_MAX_SOURCE = 60

_LABELS = {
    "editor": r"(?:web |web-|online |responsible |duty |copy |page )?editors?(?: ?\(s\)|/s)? ?:"
    r"|(?:web[ -])?edited by\b ?:?|(?:additional |further )?editing by\b ?:?"
    r"|(?:本文|网络|网站|责任|值班|执行|本期)?编辑 ?[:/]|责编 ?[:/]",
    "author": r"(?:authors?|writers?|reporters?)(?: ?\(s\))? ?:"
    r"|by ?:|(?:作者|撰文|撰稿|文字|文) ?[:/]"
    r"|(?:本报|本网|本社|新华社|人民网|中新社|中新网)?(?:特约)?"
    r"(?:记者|通讯员|评论员)(?: ?:)?"
    r"|(?:additional |further |original |contributing |and ){0,3}"
    r"(?:reporting|writing|reported|written|compiled|text|story|words) (?:and writing )?by\b ?:?",
    "contributor": r"(?:graphics?|videos?|photos?|research|data|translation|translated"
    r"|camera|production) by\b ?:?"
    r"|(?:校对|审核|终审|监制|统筹|策划|制作|翻译|视频|摄影|图|制图|美编) ?[:/]",
    "source": r"(?:news |article )?source ?:|(?:文章|稿件|信息|新闻|消息)?来源 ?:|稿源 ?:"
    r"|(?:quelle|fonte|fuente|źródło|zdroj|zdrojem|источник|джерело|извор|kilde|källa|kaynak|sumber"
    r"|bron|lähde|forrás|sursa|出典|출처|المصدر) ?:",
    "time": r"(?:last |first )?(?:updated|published|posted|modified)(?: ?:| on\b| at\b)?"
    r"|(?:publication )?(?:date|time) ?:|(?:发布|更新|发表|发稿)?(?:时间|日期) ?:"
    r"|(?:发布|更新|发表|发稿) ?:",
}
_LABEL = re.compile("(?i)" + "|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items()))
_BY = re.compile(r"(?i)by +(?=[^\W\d_])")
_PARENTHESIS = re.compile(r"\(([^()]{1,80})\)")
_SKIP = re.compile(r"[ |,;·•.>/-]+")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "la"})
_KOREAN_WRITER = re.compile(r"(?P<name>[가-힣]{2,4}) ?(?:선임|수습)?(?:기자|특파원)(?![가-힣])")
_WORD = re.compile(r"[^ |,;·•()]+|.")
_MAX_LOOSE = 200
_MOST_STRAY, _MOST_STRAY_BY_A_DAY = 8, 3
"""So many words that nothing is known of may stand beside a time, and beside a day alone."""

_BRACKETS = {"(": ")", "[": "]"}
_NAME_ROLES = {"editor": "web_editor", "author": "author", "contributor": "contributor"}


def read_source_line(view: str) -> SourceLine | None:
    """The line read as a source, time, byline or editors' line; None if any word is left over."""
    if len(view) > MAX_LINE:
        return None
    line = SourceLine()
    start, end = _inside_brackets(view, line)
    position = start
    while position < end:
        skipped = _SKIP.match(view, position, end)
        if skipped:
            position = skipped.end()
            continue
        after = _read_part(view, position, end, line)
        if after is None:
            return None
        position = after
    _settle_paper(line)
    return line if line.parts else None


def read_loosely(view: str) -> SourceLine | None:
    """A line with a time among words that nothing is known of: `Stand: …`, `… 5 min read`.

    What cannot be told of it (a section, a label of another language) is in no part.
    """
    if len(view) > _MAX_LOOSE or not YEAR_SOMEWHERE.search(view):
        return None
    line = SourceLine()
    stray, position = 0, 0
    while position < len(view):
        skipped = _SKIP.match(view, position)
        if skipped:
            position = skipped.end()
            continue
        after = _read_part(view, position, len(view), line, is_loose=True)
        if after is None:
            word = _WORD.match(view, position)
            assert word is not None, "there is a sign"
            stray += any(map(str.isalnum, word.group()))
            after = word.end()
        position = after
    _settle_paper(line)
    if stray and view[-1] in ".!?。！？":
        return None
    has_clock = any(stamp.has_clock for stamp in line.stamps)
    most = _MOST_STRAY if has_clock else _MOST_STRAY_BY_A_DAY
    return line if line.stamps and stray <= most else None


def read_agency_and_place(view: str) -> SourceLine | None:
    """`Reuters, PORT SELWYN`: an agency, and a place in capitals, on a line of their own."""
    house, comma, place = view.partition(",")
    if not comma or not is_known_agency(house) or not place.isupper() or len(place) > 40:
        return None
    return SourceLine([(0, len(house.rstrip()), "source")])


def _settle_paper(line: SourceLine) -> None:
    """A paper after the writers (`By A, People's Daily`) is the source if no other is named."""
    role = "further_source" if line.has("author") else "author"
    if not line.has("source"):
        role = "source"
    papers = {"paper", "bare_source"} if line.has("author") else {"paper"}
    line.parts = [(a, b, role if name in papers else name) for a, b, name in line.parts]


def _inside_brackets(view: str, line: SourceLine) -> Range:
    """The line without the brackets that enclose all of it, if it opens with a label."""
    end = len(view.rstrip(" .。"))
    closing = _BRACKETS.get(view[:1])
    if closing and view[end - 1 : end] == closing and _LABEL.match(view, 1 + _blanks(view, 1)):
        # One bracket around everything, not (Xinhua) … (Editor: X).
        depth = 0
        for at in range(end):
            depth += (view[at] == view[0]) - (view[at] == closing)
            if depth == 0:
                break
        if at == end - 1:
            line.is_enclosed = True
            return 1, end - 1
    return 0, len(view)


def _blanks(view: str, position: int) -> int:
    return len(view) - position - len(view[position:].lstrip())


def _read_part(
    view: str, position: int, end: int, line: SourceLine, *, is_loose: bool = False
) -> int | None:
    """Read one part from here; the position after it, or None where nothing fits.

    In a line that is read loosely only a house that is known counts as a source.
    """
    stamp = stamp_at(view, position)
    if stamp and stamp.end <= end:
        line.stamps.append(stamp)
        line.parts.append((stamp.start, stamp.end, "source_time"))
        return stamp.end
    label = _LABEL.match(view, position, end)
    if label:
        return _read_labelled(view, label, end, line)
    if view[position] == "(":
        inner = _PARENTHESIS.match(view, position, end)
        if is_loose and not (inner and is_known_agency(inner.group(1))):
            return None
        return _read_parenthesis(view, position, end, line)
    korean = _KOREAN_WRITER.match(view, position, end)
    if korean:
        line.parts.append((*korean.span("name"), "author"))
        return korean.end()
    by = _BY.match(view, position, end)
    if by and not line.has("author"):
        stop = _value_end(view, by.end(), end)
        return stop if read_byline(view, by.end(), stop, line) else None
    stop = _value_end(view, position, min(end, position + _MAX_SOURCE + 2))
    span = trim(view, position, stop)
    part = view[span[0] : span[1]]
    if (
        line.has("source")
        or line.has("bare_source")
        or not (is_known_agency(part) or _could_be_source(part))
    ):
        return None
    if is_known_agency(part):
        line.parts.append((*span, "source"))
    elif (
        not is_loose
        and names_a_house(part)
        and all(word in _SMALL_WORDS or not word[0].islower() for word in part.split())
    ):
        line.parts.append((*span, "bare_source"))
    else:
        return None
    return stop


def _read_labelled(view: str, label: re.Match[str], end: int, line: SourceLine) -> int | None:
    role = label.lastgroup or ""
    start = label.end() + min(_blanks(view, label.end()), end - label.end())
    if role == "time":
        stamp = stamp_at(view, start)
        return label.end() if stamp and stamp.end <= end else None
    stop = _value_end(view, start, end)
    span = trim(view, start, stop)
    given = view[span[0] : span[1]]
    line.is_labelled = True
    if role == "source":
        if line.has("source") or not (_could_be_source(given) or _is_short_name(given)):
            return None
        line.parts.append((*span, "source"))
        return stop
    if " by" in label.group().lower() and role == "author":
        return stop if read_byline(view, start, stop, line) else None
    names = split_names(view, *span)
    if not names or not all(is_name_or_login(words_of(view, name)) for name in names):
        return None
    line.parts.extend((*without_stop(view, name), _NAME_ROLES[role]) for name in names)
    return stop


def _read_parenthesis(view: str, position: int, end: int, line: SourceLine) -> int | None:
    match = _PARENTHESIS.match(view, position, end)
    if not match:
        return None
    span = trim(view, *match.span(1))
    inside = view[span[0] : span[1]]
    by = _BY.match(inside)
    if by and not line.has("author"):
        return match.end() if read_byline(view, span[0] + by.end(), span[1], line) else None
    if line.has("source") or not _could_be_source(inside):
        return None
    line.parts.append((*span, "source"))
    return match.end()


def _could_be_source(text: str) -> bool:
    """Whether words in the place of a source can be its name: a few, and no sentence."""
    return (
        0 < len(text) <= _MAX_SOURCE
        and len(text.split()) <= 8
        and not text.endswith((".", "。", "?", "!", ",", ":"))
        and not any(sign in ':?!/="' for sign in text)
        and text[0].isalnum()
        and not text[0].islower()
    ) or is_known_agency(text)


def _is_short_name(words: str) -> bool:
    """Whether words after `Source:` are a name even in small letters (`huanqiu.com`)."""
    return 0 < len(words) <= _MAX_SOURCE and len(words.split()) <= 3 and words[-1] not in ".。!?,:"


def _value_end(view: str, start: int, end: int) -> int:
    """Where the value that begins here gives way to the next part of the line."""
    for at in range(start + 1, end):
        before = view[at - 1]
        if view[at] in "|(" or (view[at] == ";" and _next_is_part(view, at + 1, end)):
            return at
        if before in " ,;|).。" and view[at] != " ":
            if stamp_at(view, at):
                return at
            label = _LABEL.match(view, at, end)
            if label and _is_new_label(view, at, label):
                return at
    return end


def _is_new_label(view: str, span: int, label: re.Match[str]) -> bool:
    """Whether a label's word in the midst of a line opens a part (and is no name or title)."""
    if label.lastgroup == "time" or label.group()[-1] in ":/":
        return True
    return view[:span].rstrip()[-1:] in ";.|,(" or view[span].isupper()


def _next_is_part(view: str, span: int, end: int) -> bool:
    span += min(_blanks(view, span), end - span)
    return bool(_LABEL.match(view, span, end))
