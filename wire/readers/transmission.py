"""IPTC 7901 and ANPA 1312: messages as they went over the teleprinter, with control signs.

Both have a header line, a start of text (STX), the text, and an end (ETX) with the time after it.
"""

import re
from datetime import UTC, datetime
from html import escape

from editions.body import clean_body
from wire.calendar_words import month_number
from wire.lines import PageError
from wire.pagefields import Page
from wire.readers.item import Item

IPTC_7901, ANPA_1312 = "IPTC 7901", "ANPA 1312"
FIRST_BYTES_OF_7901 = re.compile(rb"\s*+\x01(?s:.){0,2000}?\x02")
FIRST_BYTES_OF_ANPA = re.compile(rb"\s*+\x16\x16\x01(?s:.){0,2000}?\x02")
NO_TEXT = "This message has no text between its signs. Ask for it again."

_MESSAGE = re.compile(rb"\x01([^\x01\x02]*)\x02([^\x03\x04]*)(?:\x03([^\x01\x04]*))?")
_HEADER_7901 = re.compile(
    r"(?P<id>\w{3,10}) (?P<urgency>\d) (?P<category>\w{1,4}) (?P<words>\d+)(?: +(?P<options>\S+))??"
    r" +(?P<source>[\w-]+) (?P<number>\d+)"
)
_TIME_7901 = re.compile(r"(\d\d)(\d\d)(\d\d)(?: +GMT)? +([^\W\d]{3,9})\.? +(\d\d)")
_TIME_ANPA = re.compile(r"(\w+)-\w+-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)GMT")
_LABEL = re.compile(r"(?:\d+\w\w )?[A-Z][A-Z ]{2,25}\d?|\([^()]{3,40}\)")
_NOTEBOOK = re.compile(r"(?m)^(?:# |\* \* \*)")

_PRIORITY = {"f": "1", "b": "2", "u": "3", "r": "4", "d": "5", "s": "6"}
_KEYWORD = re.compile(r"(?:[A-Z]{2,3}-+(?:[A-Z]{2,4}-+)?)?(?P<words>.*?)(?:,\d*)?")
_ABOUT_PICTURES = re.compile(r"(?i)AP (?:photo|video|graphic|interactive)s?\b")
_EDITORS = re.compile(r"(?i)\(?eds?[:.]\s*(.*?)\)?")
_PAPER = re.compile(r"(?i)(?:the )?associated press|ap [\w ]{2,30}(?:writer|editor|correspondent)")
_COLUMN = re.compile(r"[;\x1e\x1f]")


def decoded(data: bytes) -> str:
    """Return a message's text: UTF-8 where it is that, else in the signs of Western Europe."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def messages(data: bytes) -> list[tuple[str, str, str]]:
    """Return header, text and end of each message. Raises `PageError`."""
    parts = [tuple(decoded(part or b"") for part in found.groups())
             for found in _MESSAGE.finditer(data)]  # fmt: skip
    if not parts:
        raise PageError(NO_TEXT)
    return [(header, text.replace("\r\n", "\n"), end) for header, text, end in parts]


def read_7901(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file of IPTC 7901. Raises `PageError`."""
    return [as_page(item_of_7901(*message)) for message in messages(data)]


def read_anpa(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file of ANPA 1312. Raises `PageError`."""
    return [as_page(item_of_anpa(*message)) for message in messages(data)]


def as_page(item: Item) -> Page | PageError:
    """Return an item as a page, or why it is refused."""
    try:
        return item.page()
    except PageError as error:
        return error


# --- IPTC 7901 ------------------------------------------------------------------------------


def item_of_7901(header: str, text: str, end: str) -> Item:
    """Return what a message of IPTC 7901 says."""
    item = Item(IPTC_7901, kind="text")
    rows = [line.strip() for line in header.split("\n") if line.strip()]
    first = _HEADER_7901.search(rows[0]) if rows else None
    if first:
        item.urgency, item.source = first["urgency"], first["source"]
    item.note("Header", rows[0] if rows else "")
    item.slugline = " ".join(rows[1:])
    over, _, body = text.partition("\n\n")
    take_headline_of_7901(item, over)
    notes = _NOTEBOOK.search(body)
    if notes:
        item.notes += [" ".join(line.split()) for line in body[notes.start() :].split("\n")
                       if line.strip(" #*\n")]  # fmt: skip
        body = body[: notes.start()]
    item.markup = from_wrapped(body)
    item.moment = time_of_7901(end)
    item.note("End", end.strip("\x7f\x04 \r\n"))
    return item


def take_headline_of_7901(item: Item, over: str) -> None:
    """Take what stands over the text, up to the sign `=`: labels, headline, byline."""
    rows = [line.strip().removesuffix("=").strip() for line in over.split("\n")]
    rows = [line for line in rows if line]
    while len(rows) > 1 and _LABEL.fullmatch(rows[0]):
        item.notes.append(rows.pop(0))
    item.headline = rows.pop(0) if rows else ""
    for row in rows:
        is_byline = re.match(r"(?i)(?:by|von|par|por) ", row)
        if is_byline:
            item.bylines.append(row)
        elif item.bylines:
            item.note("Over the text", row)
        else:
            item.headline += f" {row}"


def from_wrapped(text: str) -> str:
    """Return paragraphs that blank lines part, their wrapped lines joined, as HTML of a story."""
    parts = re.split(r"\n[ \t]*\n", text)
    return clean_body(
        "".join(f"<p>{escape(' '.join(part.split()), quote=False)}</p>" for part in parts)
    )


def time_of_7901(end: str) -> datetime | None:
    """Return the time after the text: day, hour, minute, month and year, in Greenwich's time."""
    sent = _TIME_7901.search(end)
    if not sent:
        return None
    day, hour, minute, month_name, year = sent.groups()
    month = month_number(month_name) or month_number(month_name[:3])
    return moment(year, month, day, hour, minute)


def moment(year: str, month: int | str, day: str, hour: str, minute: str) -> datetime | None:
    """Return a moment of these numbers, None where there is none."""
    try:
        return datetime(2000 + int(year), int(month), int(day), int(hour), int(minute), tzinfo=UTC)
    except ValueError:
        return None


# --- ANPA 1312 ------------------------------------------------------------------------------


def item_of_anpa(header: str, text: str, end: str) -> Item:
    """Return what a message of ANPA 1312 says."""
    item = Item(ANPA_1312, kind="text")
    rows = [line.strip() for line in re.split(r"[\r\n]+", header) if line.strip()]
    item.note("Header", " ".join(re.sub(r"[\x00-\x1f]+", " ", row) for row in rows))
    if len(rows) > 1:
        item.urgency = _PRIORITY.get(rows[1][:1], "")
    sent = _TIME_ANPA.search(end) or _TIME_ANPA.search(text[-200:])
    if sent:
        item.source = sent[1]
        item.moment = moment(sent[4], sent[2], sent[3], sent[5], sent[6])
    item.note("End", re.sub(r"[\x00-\x1f<]+", " ", end))
    body: list[str] = []
    for row in text.split("\n"):
        take_row(item, row.rstrip("\r "), body)
    if not item.headline:
        keyword = _KEYWORD.fullmatch(item.slugline)
        item.headline = keyword["words"] if keyword else item.slugline
    item.markup = clean_body(with_tables(body))
    return item


def take_row(item: Item, row: str, body: list[str]) -> None:
    """Take one line of a message: over the text it begins with `^` and ends with `<` or `=`."""
    line = row.lstrip("^\t ").rstrip("<=^ ")
    is_over = row.startswith("^") and not body
    ends = row.rstrip()[-1:]
    if not line:
        return
    if not item.slugline:
        # Some put a number of their own before the keyword: `*9006< ^AP-Top-…`.
        item.slugline = line.rpartition("^")[2]
        item.note("Before the keyword", line.rpartition("^")[0].strip("< "))
    elif is_over and _ABOUT_PICTURES.match(line):
        item.note("Pictures", line)
    elif is_over and (editors := _EDITORS.fullmatch(line)):
        item.notes.append(f"Eds: {editors[1]}")
    elif is_over and line[:3].casefold() == "by ":
        item.bylines.append(line)
    elif is_over and item.bylines and _PAPER.fullmatch(line):
        item.note("Of the writer", line)
    elif is_over and ends == "<" and not item.headline:
        item.headline = typeset(line)
    elif is_over and ends == "<" and not item.summary:
        item.summary = typeset(line)
    elif row.strip() == "^END<":
        item.note("Mark at the end", line)
    else:
        body.append(row.lstrip("^\t ").rstrip("<=^ "))


def typeset(line: str) -> str:
    """Return a line with the signs of print for those of the teleprinter."""
    line = line.replace("\x10", " ").replace("``", "“").replace("''", "”").replace(" _ ", " — ")
    return " ".join(re.sub(r"[\x00-\x1f]+", " ", line).split())


def with_tables(body: list[str]) -> str:
    """Return the lines of a text as markup; those that are set in columns as a table."""
    out: list[str] = []
    table: list[str] = []
    for row in [*body, ""]:
        cells = [escape(typeset(cell), quote=False) for cell in _COLUMN.split(row.strip("\x08"))]
        cells = [cell for cell in cells if cell] if "\x1e" in row else cells
        is_row = "\x1e" in row or len(cells) > 3
        if is_row:
            table.append("".join(f"<td>{cell}</td>" for cell in cells))
            continue
        if table:
            out.append(f"<table>{''.join(f'<tr>{cells_of}</tr>' for cells_of in table)}</table>")
            table = []
        out.append(f"<p>{escape(typeset(row), quote=False)}</p>")
    return "".join(out)
