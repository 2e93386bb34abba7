"""From the text of an item, plain or with markup, to the HTML that a story may have."""

import re
from html import escape

from editions.body import clean_body
from editions.markup import ATTRIBUTE, LONGEST_TAG, TOKEN
from wire.lines import blocks_of, view_of
from wire.page_patterns import stands_alone

MOST_ATTRIBUTES = 100
"""No tag of a page has as many; what reads markup after us takes the square of their number."""

_HEAD = re.compile(r"(?i)<head\b"), re.compile(r"(?i)</head\s*>|(?=<body\b)")
_FIGURE = re.compile(r"(?i)<figure\b"), re.compile(r"(?i)</figure\s*>")
_LOOKS_LIKE_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|a|b|i|em|strong|su[bp]|ul|ol|li|table|span|section|article)\b[^<>]*>"
)
_INDENTED = re.compile(r"\n[ \t]{2,}(?=\S)")
_FLUSH = re.compile(r"\n\S")
_COLUMNS = re.compile(r"\S {3,}\S")


def is_markup(text: str) -> bool:
    """Whether a text that may be plain has tags in it."""
    return bool(_LOOKS_LIKE_MARKUP.search(text))


def from_html(text: str, *, without_figures: bool = False) -> str:
    """Return what of a text with markup a story may have; its head says nothing to readers."""
    body = without(text, *_HEAD, most=1)
    if without_figures:
        body = without(body, *_FIGURE)
    return clean_body(body)


def without(text: str, begin: re.Pattern[str], end: re.Pattern[str], *, most: int = 0) -> str:
    """Return a text without what stands between two signs, each place or the first `most`.

    One expression for both would look for the end from each beginning anew.
    """
    left, at = [], 0
    while begun := begin.search(text, at):
        ended = end.search(text, begun.end())
        if ended is None:
            break
        left.append(text[at : begun.start()])
        at = ended.end()
        if len(left) == most:
            break
    return "".join([*left, text[at:]])


def from_plain(text: str) -> str:
    """Return a plain text as paragraphs, as a page of text would be cut."""
    return clean_body("".join(f"<p>{lines(part)}</p>" for part in paragraphs(text)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text.

    Some agencies begin each with blanks and wrap its lines: there the blanks part them. Tables
    keep their lines.
    """
    text = text.expandtabs(4)
    if is_table(text):
        return [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()]
    if is_indented(text):
        parts = re.split(r"\n\s*\n|\n(?= {2,}\S)", text)
        return [" ".join(part.split()) for part in parts if part.strip()]
    view = view_of(text)
    return [text[block.start : block.end] for block in blocks_of(text, view, stands_alone)]


def is_indented(text: str) -> bool:
    """Whether blanks begin the paragraphs of a text, and no line that only goes on."""
    return bool(_INDENTED.search(text) and _FLUSH.search(text))


def is_table(text: str) -> bool:
    """Whether a text is set in columns by runs of spaces."""
    rows = [line for line in text.split("\n") if line.strip()]
    in_columns = sum(1 for line in rows if _COLUMNS.search(line.strip()))
    return in_columns >= 3 and in_columns * 3 >= len(rows)


def lines(part: str) -> str:
    """Return plain words as markup; where lines of a table stay, each ends as it did."""
    if "\n" not in part or not is_table(part):
        return escape(" ".join(part.split()), quote=False)
    return "<br>".join(escape(" ".join(line.split()), quote=False) for line in part.split("\n"))


def safe_tags(text: str) -> str:
    """Return markup without tags of thousands of attributes."""

    def kept(match: re.Match[str]) -> str:
        if len(match[0]) <= LONGEST_TAG or not match["attributes"]:
            return match[0]
        number = sum(1 for _ in ATTRIBUTE.finditer(match["attributes"]))
        return "" if number > MOST_ATTRIBUTES else match[0]

    return TOKEN.sub(kept, text)
