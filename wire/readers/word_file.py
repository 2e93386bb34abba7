"""A contributor's Word file (.docx): its text with headings, lists, tables and links.

What was deleted with tracked changes is gone, what was inserted is there, and comments go to the
desk. Office Open XML is XML in a ZIP: each part is read as any other XML here, to a length.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import escape

from lxml import etree

from editions.body import clean_body, plain
from wire.lines import PageError, not_read
from wire.pagefields import Page
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.xml import get, line_of, name_of, root_of

NAME = "Word file"
FIRST_BYTES = re.compile(rb"PK\x03\x04(?s:.)*?word/")
MOST_BYTES = 20_000_000
MOST_PARTS = 2_000
BROKEN = "This Word file breaks off or is damaged. Save it again in Word and send that."

GONE = {"del", "movefrom", "deltext", "instrtext", "fallback"}
# What Word puts around blocks, rows and cells: fields to fill in, what was inserted.
WRAPPERS = {"sdt", "sdtcontent", "customxml", "smarttag", "ins", "moveto"}
_HEADING = re.compile(r"(?i)(?:heading|berschrift|titre|ttulo|rubrik)\s*(\d)")
_TITLE = re.compile(r"(?i)title|titel|titre$")


def read_word_file(data: bytes) -> list[Page | PageError]:
    """Return the story of a Word file: its first line is the headline. Raises `PageError`."""
    item = item_of(data)
    if not item.headline:
        raise not_read(data)
    return [item.page()]


def item_of(data: bytes) -> Item:
    """Return what a Word file says. Raises `PageError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_PARTS:
                raise PageError(BROKEN)
            document = part_of(archive, "word/document.xml")
            if document is None:
                raise not_read(data)
            item = Item(NAME, kind="text")
            targets = link_targets(part_of(archive, "word/_rels/document.xml.rels"))
            take_text(item, document, targets)
            take_comments(item, part_of(archive, "word/comments.xml"))
            take_properties(item, part_of(archive, "docProps/core.xml"))
            return item
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
        if isinstance(error, PageError):
            raise
        raise PageError(BROKEN) from None


def part_of(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return a part of the file as XML; None where it has no such part."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as part:
        written = part.read(MOST_BYTES + 1)
    if len(written) > MOST_BYTES:
        raise PageError("This Word file is longer than a story. Save the story by itself.")
    return root_of(written)


def link_targets(relations: etree._Element | None) -> dict[str, str]:
    """Return where the links of a document lead, by their numbers."""
    if relations is None:
        return {}
    rows = [one for one in relations if get(one, "Type").endswith("/hyperlink")]
    return {get(one, "Id"): get(one, "Target") for one in rows}


def take_text(item: Item, document: etree._Element, targets: dict[str, str]) -> None:
    """Take headline and text; the pictures are named, for the desk to ask for."""
    out: list[str] = []
    body = next((one for one in document.iter() if name_of(one) == "body"), document)
    for block in unwrapped(body):
        if name_of(block) == "tbl":
            out.append(table_of(block, targets))
        else:
            out += list(paragraphs_in(item, block, targets))
    item.markup = clean_body("".join(out))
    for shown in document.iter():
        if name_of(shown) == "docpr" and (words := get(shown, "descr") or get(shown, "name")):
            item.pictures.append(Picture(caption=words))


def paragraphs_in(item: Item, block: etree._Element, targets: dict[str, str]) -> Iterator[str]:
    """Yield the paragraphs of a block as HTML; the first with words is the headline."""
    # A text box stands within a paragraph, with paragraphs of its own.
    for paragraph in [one for one in (block, *kept_parts(block)) if name_of(one) == "p"]:
        inner = runs_of(paragraph, targets)
        bare = plain(re.sub(r"<[^>]*>", " ", inner))
        if not bare:
            continue
        style = next((get(one, "val") for one in paragraph.iter() if name_of(one) == "pstyle"), "")
        is_list = any(name_of(one) == "numpr" for one in paragraph.iter())
        if not item.headline or (_TITLE.fullmatch(style) and not item.markup):
            item.headline = item.headline or plain(line_of_runs(paragraph))
            continue
        heading = _HEADING.fullmatch(style)
        tag = ("h2" if heading[1] in "12" else "h3") if heading else "li" if is_list else "p"
        yield f"<{tag}>{inner}</{tag}>"


def line_of_runs(paragraph: etree._Element) -> str:
    """Return the words of a paragraph without their looks."""
    parts = kept_parts(paragraph, within=name_of(paragraph) != "p")
    return "".join(one.text or "" for one in parts if name_of(one) == "t")


def unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element, and those of what only stands around some of them."""
    for child in element:
        if name_of(child) in WRAPPERS:
            yield from unwrapped(child)
        elif name_of(child) not in GONE:
            yield child


def kept_parts(element: etree._Element, *, within: bool = True) -> Iterator[etree._Element]:
    """Yield what is in an element, in order, but for what was deleted or moved away.

    What is in paragraphs `within` it, too: those of a text box are paragraphs of their own.
    """
    for child in element:
        if name_of(child) in GONE:
            continue
        yield child
        if within or name_of(child) != "p":
            yield from kept_parts(child, within=within)


def runs_of(paragraph: etree._Element, targets: dict[str, str]) -> str:
    """Return the words of a paragraph as HTML, with bold, italic and links."""
    runs = [one for one in kept_parts(paragraph, within=False) if name_of(one) == "r"]
    return "".join(run_as_html(run, targets) for run in runs)


def run_as_html(run: etree._Element, targets: dict[str, str]) -> str:
    """Return words of one look as HTML."""
    inner = "".join(run_words(one) for one in run)
    if not inner:
        return ""
    looks = {name_of(one) for one in run.iter() if get(one, "val") not in {"0", "false"}}
    for mark, tag in (("b", "strong"), ("i", "em")):
        inner = f"<{tag}>{inner}</{tag}>" if mark in looks else inner
    above = run.getparent()
    is_link = above is not None and name_of(above) == "hyperlink"
    target = targets.get(get(above, "id"), "") if is_link and above is not None else ""
    return f'<a href="{escape(target)}">{inner}</a>' if target else inner


def run_words(element: etree._Element) -> str:
    """Return one piece of a run as HTML."""
    match name_of(element):
        case "t":
            return escape(element.text or "", quote=False)
        case "br" | "cr":
            return "<br>"
        case "tab":
            return " "
        case "nobreakhyphen":
            return "-"
    return ""


def table_of(table: etree._Element, targets: dict[str, str]) -> str:
    """Return a table as HTML."""
    rows: list[str] = []
    for row in [one for one in unwrapped(table) if name_of(one) == "tr"]:
        cells = [one for one in unwrapped(row) if name_of(one) == "tc"]
        # A table within a cell leaves its words there.
        lines = [[one for one in kept_parts(cell) if name_of(one) == "p"] for cell in cells]
        inner = [" ".join(runs_of(one, targets) for one in cell) for cell in lines]
        rows.append("".join(f"<td>{cell}</td>" for cell in inner))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def take_comments(item: Item, comments: etree._Element | None) -> None:
    """Take the comments in the file, each with who wrote it: to the desk, never to readers."""
    if comments is None:
        return
    for comment in comments:
        words = line_of_runs(comment)
        if words:
            item.notes.append(f"Comment by {get(comment, 'author') or 'somebody'}: {words}")


def take_properties(item: Item, properties: etree._Element | None) -> None:
    """Take what the file says of itself."""
    if properties is None:
        return
    for one in properties:
        name, inner = name_of(one), line_of(one)
        if name == "modified":
            item.moment = moment_of(inner)
        elif name == "language":
            item.language = inner
        else:
            item.note(f"file · {name}", inner)
