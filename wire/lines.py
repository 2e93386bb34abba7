"""From the bytes of a page to its paragraphs: what can be read at all, and where one thing ends.

Everything after this module works on two strings of the same length: the text as it came, from
which every value is cut, and a *view* of it in which the many forms of one sign (full-width
parentheses, five dashes, seven spaces) are one. A position in one is the same in the other.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from wire.kinds import kind_of_bytes, kind_of_text

MAX_BYTES = 2_000_000
"""The longest page that is read, in bytes. The longest stories in print are under a tenth of it."""

MOST_FILE_BYTES = 20_000_000
"""The longest file of any other format: a feed, a mail or a Word file with its pictures."""

MAX_LINES = 20_000
"""The most lines of a page, blank ones too: what costs the reader time is lines, not letters."""

INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
"""Signs of no width and no meaning at the edge of a line; browsers leave them when text is copied.

The joiners U+200C and U+200D are not among them: in Persian and in emoji they are spelling.
"""

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[\da-fA-F]{2,4});")
"""How HTML writes a sign: whoever copied its text by a program has left them in."""

_SPACES = re.compile(r"\s+")
_SPACE_CHARACTERS = (
    "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_EDGE = " " + _SPACE_CHARACTERS + INVISIBLE

_VIEW: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_VIEW |= {ord(sign): " " for sign in _SPACE_CHARACTERS + INVISIBLE}
_VIEW |= {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"}
_VIEW |= {ord(sign): "'" for sign in "\u2018\u2019\u201b\u02bc\uff07`"}
_VIEW |= {ord(sign): '"' for sign in "\u201c\u201d\u201f\uff02"}
_VIEW |= {ord(sign): plain for sign, plain in zip("、【】〔〕丨│¦", ",[][]|||", strict=True)}

# What labels are made of, traditional as simplified: 攝 is 摄 wherever it stands.
_VIEW |= {
    ord(sign): plain
    for sign, plain in zip("發攝記編輯責圖來電訊", "发摄记编辑责图来电讯", strict=True)
}

_WRAP_MIN_COLUMNS, _WRAP_MAX_COLUMNS, _WRAP_MIN_JOINTS = 40, 110, 3
_SENTENCE_ENDS = ".!?:\"'”’。！？：」"


class PageError(ValueError):
    """A page that cannot be read; the message says why, in words for an editor.

    `line` is the number of the line (from 1) that shows it.
    """

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or line of the page: a span of the text, blanks at its edges cut."""

    start: int
    end: int
    line: int


def not_read(data: bytes) -> PageError:
    """Return why a file is refused that the format it begins as turns out not to be."""
    kind = kind_of_bytes(data)
    return PageError(kind.refusal if kind else NOT_KNOWN)


NOT_KNOWN = (
    "This is no form of a story that is read here. Copy the story as text, from the headline to"
    " its last line, and paste that."
)


def read_text(data: bytes) -> str:
    """The text of a page file: UTF-8 with or without a mark, or UTF-16 with one.

    Raises PageError for what is no text of a page: HTML, JSON, mail, a file of a program
    (`wire/kinds.py`), or too long, empty, binary, in another encoding.
    """
    kind = kind_of_bytes(data)
    if kind:
        raise PageError(kind.refusal)
    if len(data) > MAX_BYTES:
        raise PageError(
            f"The file is longer than {MAX_BYTES // 1_000_000} MB. That is no single news page:"
            " save each story in a file of its own.",
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if b"\x00" in data:
            message = "This is not a text file. Save the page as plain text and try again."
        else:
            message = (
                f"Line {line} is not valid {encoding[:6].upper().rstrip('-')} text."
                " Save the page as plain text in UTF-8 and try again."
            )
        raise PageError(message, line) from None
    check_text(text)
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def check_text(text: str) -> None:
    """Refuse text that is no page's: written for machines, endless, control characters, nothing.

    Takes a small part of the time that reading takes.
    """
    kind = kind_of_text(text)
    if kind:
        raise PageError(kind.refusal)
    lines = sum(1 for _ in _LINE_BREAK.finditer(text)) + 1
    if lines > MAX_LINES:
        raise PageError(
            f"The page has {lines:,} lines; {MAX_LINES:,} are the most. That is no single news"
            " page: save each story in a file of its own.",
        )
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        line = line_of(text, unreadable.start())
        code = ord(unreadable.group())
        name = "a NUL byte" if code == 0 else f"a control character (U+{code:04X})"
        raise PageError(
            f"Line {line} holds {name}, which is no text."
            " Save the page again as plain text and try again.",
            line,
        )
    if not text.strip(_EDGE):
        raise PageError("The page is empty: there is nothing to read in it.")


def view_of(text: str) -> str:
    """The text with each sign in its plainest form, every one at its own position."""
    return text.translate(_VIEW)


def line_of(text: str, position: int) -> int:
    """The number, from 1, of the line that a position in the text is on."""
    return sum(1 for _ in _LINE_BREAK.finditer(text, 0, position)) + 1


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch of text without the blanks at its edges."""
    piece = text[start:end]
    kept = piece.lstrip(_EDGE)
    start += len(piece) - len(kept)
    return start, start + len(kept.rstrip(_EDGE))


def tidy(piece: str) -> str:
    """A stretch of running text as a reader sees it: no blanks at the edges, none doubled.

    A single no-break or ideographic space is typography and is kept. Where a line broke between
    two ideographs there was no space.
    """
    piece = piece.strip(_EDGE)
    return _SPACES.sub(lambda run: _joint(piece, run.start(), run.end()), piece)


def tidy_name(piece: str) -> str:
    """A name as it is kept: plain spaces, no invisible signs, no space inside 何　军."""
    piece = piece.translate(dict.fromkeys(map(ord, INVISIBLE)))
    parts = piece.split()
    if parts and all(is_ideograph(sign) for word in parts for sign in word):
        return "".join(parts)
    return " ".join(parts)


def is_ideograph(sign: str) -> bool:
    """Whether a character is Chinese writing (not kana, not hangul, not punctuation)."""
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign >= "\U00020000"


def blocks_of(text: str, view: str, stands_alone: Callable[[str], bool]) -> list[Block]:
    """The paragraphs of a page, in order.

    A page has one paragraph a line, with or without blank lines between. Only where the lines
    of a page are clearly filled to one width, and blank lines part the paragraphs, are lines
    joined; a line that `stands_alone` (a label, an editors' line) never is.
    """
    groups = _groups(text)
    alone = {
        line.start
        for group in groups
        if len(group) > 1
        for line in group
        if stands_alone(view[line.start : line.end])
    }
    ends = _ends_of_filled(groups, view, alone) if len(groups) > 1 else None
    if ends is not None:
        return [block for group in groups for block in _joined(group, alone, ends)]
    return [line for group in groups for line in group]


def _groups(text: str) -> list[list[Block]]:
    """The lines of the page that are not blank, in the groups that blank lines part."""
    groups: list[list[Block]] = []
    start, fresh = 0, True
    breaks = [(found.start(), found.end()) for found in _LINE_BREAK.finditer(text)]
    ends = [*breaks, (len(text), len(text))]
    for number, (line_end, following) in enumerate(ends, start=1):
        inner_start, inner_end = trim(text, start, line_end)
        if inner_start == inner_end:
            fresh = True
        else:
            if fresh:
                groups.append([])
            groups[-1].append(Block(inner_start, inner_end, number))
            fresh = False
        start = following
    return groups


def _joint(piece: str, start: int, end: int) -> str:
    if end - start == 1 and piece[start] in "\xa0\u202f\u3000":
        return piece[start]
    broken = any(sign in "\n\r\x0b\x0c\x85\u2028\u2029" for sign in piece[start:end])
    if broken and _is_wide(piece[start - 1]) and _is_wide(piece[end]):
        return ""
    return " "


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def columns(piece: str) -> int:
    """How wide a line is, a wide character as two."""
    return len(piece) if piece.isascii() else sum(2 if _is_wide(s) else 1 for s in piece)


def _ends_of_filled(groups: list[list[Block]], view: str, alone: set[int]) -> set[int] | None:
    """Which lines end a paragraph or are a heading, on a page whose lines were broken by width.

    None where they were broken by sense: where a line in the midst of a paragraph has room for
    the first word of the next.
    """
    pairs = [
        (group[number], group[number + 1], number == 0 or group[number - 1].start in alone)
        for group in groups
        for number in range(len(group) - 1)
        if group[number].start not in alone and group[number + 1].start not in alone
    ]
    lines = [(view[a.start : a.end], view[b.start : b.end]) for a, b, _ in pairs]
    if len(pairs) < _WRAP_MIN_JOINTS or any(len(line) > _WRAP_MAX_COLUMNS for line, _ in lines):
        return None
    width = max(columns(line) for line, _ in lines)
    if not _WRAP_MIN_COLUMNS <= width <= _WRAP_MAX_COLUMNS:
        return None
    ends: set[int] = set()
    running = 0
    for (block, _, is_first), (line, after) in zip(pairs, lines, strict=True):
        first_word = after[0] if _is_wide(after[0]) else after.split(" ", 1)[0]
        if columns(line) + 1 + columns(first_word) > width - 2:
            running += after[0].islower() or (_is_wide(after[0]) and line[-1] not in _SENTENCE_ENDS)
            continue
        # A heading over a paragraph, or the last line of one.
        if not is_first and line[-1] not in _SENTENCE_ENDS:
            return None
        ends.add(block.start)
    filled = len(pairs) - len(ends)
    return ends if filled >= _WRAP_MIN_JOINTS and running * 2 >= filled > len(ends) else None


def _joined(group: list[Block], alone: set[int], ends: set[int]) -> list[Block]:
    blocks: list[Block] = []
    is_open = False
    for line in group:
        if line is group[0] or line.start in alone or not is_open:
            blocks.append(line)
        else:
            blocks[-1] = Block(blocks[-1].start, line.end, blocks[-1].line)
        is_open = line.start not in alone and line.start not in ends
    return blocks
