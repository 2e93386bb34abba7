"""The lines about a story rather than of it: source, time, byline, editors; in any order.

`(Xinhua) 09:19, September 11, 2024`, `By A in B (China Daily) 08:50, …`,
`Source: X | … | Editor: Y`, `(Reporting by A; Editing by B)`, `(责编：张三、李四)` are all one
thing: labels, names, a time and a source in parentheses, with nothing left over. A line with
something left over is no such line.
"""

import re
from dataclasses import dataclass, field

from wire.agencies import is_known_agency, is_organisation
from wire.lines import trim
from wire.names import Range, is_full_name, is_name, is_name_or_login, split_names
from wire.places import may_be_place
from wire.times import Stamp, stamp_at

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
    r"(?:reporting|writing|reported|written|compiled|text) (?:and writing )?by\b ?:?",
    "contributor": r"(?:graphics?|videos?|photos?|research|data|translation|translated"
    r"|camera|production) by\b ?:?"
    r"|(?:校对|审核|终审|监制|统筹|策划|制作|翻译|视频|摄影|图|制图|美编) ?[:/]",
    "source": r"(?:news |article )?source ?:|(?:文章|稿件|信息|新闻|消息)?来源 ?:|稿源 ?:",
    "time": r"(?:last |first )?(?:updated|published|posted|modified)(?: ?:| on\b| at\b)?"
    r"|(?:publication )?(?:date|time) ?:|(?:发布|更新|发表|发稿)?(?:时间|日期) ?:",
}
_LABEL = re.compile("(?i)" + "|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items()))
_BY = re.compile(r"(?i)by +(?=[^\W\d_])")
_WRITERS = re.compile(
    r"(?i:(?:[\w' .]{2,40}? )?(?:staff |special |senior )?"
    r"(?:writers?|correspondents?|reporters?|journalists?|editors?)) (?=[^\W\d_a-z])"
)
_PARENTHESIS = re.compile(r"\(([^()]{1,80})\)")
_SKIP = re.compile(r"[ |,;·•.>/-]+")
_IN = re.compile(r" in (?=[^\W\d_])")
_PLACE_END = re.compile(r",? and |, |; ")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "la"})
_BRACKETS = {"(": ")", "[": "]"}
_NAME_ROLES = {"editor": "web_editor", "author": "author", "contributor": "contributor"}


@dataclass(slots=True)
class SourceLine:
    """What a line says about the story: spans of the line, with the field each belongs to."""

    parts: list[tuple[int, int, str]] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    is_labelled: bool = False
    is_enclosed: bool = False

    def spans(self, name: str) -> list[Range]:
        """Where in the line the values of one field stand."""
        return [(start, end) for start, end, part in self.parts if part == name]

    def has(self, name: str) -> bool:
        """Whether the line names that field."""
        return any(part == name for _, _, part in self.parts)


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


def _settle_paper(line: SourceLine) -> None:
    """A paper after the writers (`By A, People's Daily`) is the source if no other is named."""
    role = "further_source" if line.has("author") else "author"
    if not line.has("source"):
        role = "source"
    line.parts = [(a, b, role if name == "paper" else name) for a, b, name in line.parts]


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


def _read_part(view: str, position: int, end: int, line: SourceLine) -> int | None:
    """Read one part from here; the position after it, or None where nothing fits."""
    stamp = stamp_at(view, position)
    if stamp and stamp.end <= end:
        line.stamps.append(stamp)
        line.parts.append((stamp.start, stamp.end, "source_time"))
        return stamp.end
    label = _LABEL.match(view, position, end)
    if label:
        return _read_labelled(view, label, end, line)
    if view[position] == "(":
        return _read_parenthesis(view, position, end, line)
    by = _BY.match(view, position, end)
    if by and not line.has("author"):
        stop = _value_end(view, by.end(), end)
        return stop if _read_byline(view, by.end(), stop, line) else None
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
    elif all(word in _SMALL_WORDS or not word[0].islower() for word in part.split()):
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
        return stop if _read_byline(view, start, stop, line) else None
    names = split_names(view, *span)
    if not names or not all(is_name_or_login(_sans_dot(view, name)) for name in names):
        return None
    line.parts.extend((*_cut_dot(view, name), _NAME_ROLES[role]) for name in names)
    return stop


def _read_parenthesis(view: str, position: int, end: int, line: SourceLine) -> int | None:
    match = _PARENTHESIS.match(view, position, end)
    if not match:
        return None
    span = trim(view, *match.span(1))
    inside = view[span[0] : span[1]]
    by = _BY.match(inside)
    if by and not line.has("author"):
        return match.end() if _read_byline(view, span[0] + by.end(), span[1], line) else None
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


def _read_byline(view: str, start: int, end: int, line: SourceLine) -> bool:
    """The writers after `By`, with the places they write from and the paper they write for."""
    writers = _WRITERS.match(view, start, end)
    if writers:
        start = writers.end()
    stretches = [start, *(place_ends.start() for place_ends in _IN.finditer(view, start, end)), end]
    names: list[Range] = split_names(view, *trim(view, stretches[0], stretches[1]))
    places: list[Range] = []
    for number in range(1, len(stretches) - 1):
        place_start, place_end = stretches[number] + len(" in "), stretches[number + 1]
        is_last = number == len(stretches) - 2
        # In the last stretch a comma belongs to the place (Paris, Texas) unless a paper follows.
        place_ends = None if is_last else _PLACE_END.search(view, place_start, place_end)
        if place_ends:
            names.extend(split_names(view, place_ends.end(), place_end))
            place_end = place_ends.start()
        elif is_last:
            place_end, more = _names_after_place(view, place_start, place_end)
            names.extend(more)
        places.append(trim(view, place_start, place_end))
    if not names or not all(_is_place(view[a:b]) for a, b in places):
        return False
    names = [_cut_dot(view, name) for name in names]
    last = view[names[-1][0] : names[-1][1]]
    if is_known_agency(last) or (len(names) > 1 and is_organisation(last)):
        line.parts.append((*names.pop(), "paper"))
    if not all(is_name(view[a:b]) or is_known_agency(view[a:b]) for a, b in names):
        return False
    line.parts.extend((*name, "author") for name in names)
    line.parts.extend((*span, "byline_place") for span in places)
    return True


def _names_after_place(view: str, start: int, end: int) -> tuple[int, list[Range]]:
    """Where the last place of a byline ends, and the names after it.

    `Yangzhou, China Daily`, `Oslo and Ann Roe`; but in `Paris, Texas` and `Seoul and New York`
    all of it is the place.
    """
    for place_ends in _PLACE_END.finditer(view, start + 1, end):
        names = split_names(view, place_ends.end(), end)
        words = [_sans_dot(view, name) for name in names]
        if words and all(_is_no_place(name) for name in words):
            return place_ends.start(), names
    return end, []


def _is_no_place(text: str) -> bool:
    if is_known_agency(text):
        return True
    return (is_full_name(text) or len(text) == 1) and not may_be_place(text)


def _is_place(words: str) -> bool:
    return (
        0 < len(words) <= 80 and not words[0].islower() and not any(s in '.!?:"' for s in words[-1])
    )


def _cut_dot(view: str, span: Range) -> Range:
    """A name without the full stop that ends its line (but Jr. and A. keep theirs)."""
    start, end = span
    last_word = view[start:end].rsplit(" ", 1)[-1]
    if last_word.endswith(("。", ".")) and len(last_word) > 3:
        end -= 1
    return start, end


def _sans_dot(view: str, span: Range) -> str:
    start, end = _cut_dot(view, span)
    return view[start:end]
