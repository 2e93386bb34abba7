"""What stands in the text of an item and is no part of the story: notes, byline, dateline, credits.

The same words are looked for as on a page of text, by the same modules; here the text is HTML.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lxml import html

from editions.body import blocks, clean_body, elements_of, plain
from wire.agencies import is_known_agency
from wire.datelines import DatelineFound, find_dateline
from wire.desknotes import desk_note, head_note, is_correction, tail_note, weak_note
from wire.lines import tidy_name, view_of
from wire.page_patterns import heading_of, is_rule, tail_of
from wire.pagefields import Dateline, Paragraph
from wire.sourcelines import SourceLine, read_source_line

MOST_AT_AN_END = 8
"""So many paragraphs at each end may be no part of the story."""

MOST_NOTE = 600

SUBHEADS = {"h2", "h3"}

_BARE_AGENCY = re.compile(r"(?P<before>[^\d()]{2,60}\d{1,2}) (?P<agency>[^\W\d]{2,8}) {0,2}- *")
_SEVERAL_AGENCIES = re.compile(
    r"(?P<before>[^()]{2,60}?) ?\((?P<agencies>[^()/]{2,20}(?:/[^()/]{2,20}){1,3})\) {0,2}- *"
)
_AGENCY_FIRST = re.compile(
    r"\((?P<agency>[^()]{2,30})\) {0,2}- {0,2}(?P<before>[^()]{2,60}?\d) {0,2}- {0,2}"
)
_PLACE_AND_DAY = re.compile(r"(?P<place>[^\d(,]{2,60}), [^a-z]{0,4}\d.*")


@dataclass
class Body:
    """A text, taken apart."""

    parts: list[html.HtmlElement]
    headline: str
    authors: list[str] = field(default_factory=list)
    web_editors: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    notes: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)

    @property
    def markup(self) -> str:
        """The story's text as it stays."""
        return clean_body("".join(html.tostring(part, encoding="unicode") for part in self.parts))


def read_body(markup: str, headline: str, moment: datetime | None) -> Body:
    """Take a clean text apart. What is not surely something else stays in it."""
    body = Body(list(elements_of(markup)), headline)
    for part in body.parts:
        part.tail = None
    for _ in range(MOST_AT_AN_END):
        if not body.parts or not takes_first(body, body.parts[0], moment):
            break
    for _ in range(MOST_AT_AN_END):
        if not body.parts or not takes_last(body, body.parts[-1]):
            break
    return body


def takes_first(body: Body, part: html.HtmlElement, moment: datetime | None) -> bool:
    """Take what is no story off the first part; say whether all of it was that."""
    printed = plain(part.text_content())
    view = view_of(printed)
    if printed.casefold() == body.headline.casefold():
        body.parts.pop(0)
        return True
    line = read_source_line(view)
    if line and line.has("author") and not line.has("source"):
        take_names(body, line, printed)
        body.parts.pop(0)
        return True
    if desk_note(view) or weak_note(view) or is_correction_alone(view):
        body.notes.append(printed)
        body.parts.pop(0)
        return True
    if part.tag != "p":
        return False
    end = head_note(view)
    if end and cut_head(part, end):
        body.notes.append(printed[:end].strip())
        printed, view = printed[end:], view[end:]
    dateline = dateline_in(view)
    if dateline and cut_head(part, dateline.end):
        take_dateline(body, dateline, printed, moment)
    return False


def is_correction_alone(view: str) -> bool:
    """Whether a paragraph in brackets says what this take of the story corrects."""
    is_enclosed = view[:1] in "([" and view.rstrip(" .")[-1:] in (")", "]")
    return is_enclosed and len(view) <= MOST_NOTE and is_correction(view)


def dateline_in(view: str) -> DatelineFound | None:
    """Return the dateline that opens a text, also in the forms that items alone have.

    `SEOUL, Nov 26 AFP - `, `(ANSA) - Rome, October 11 - `, `San Diego (tca/dpa) - `.
    """
    plain_form = find_dateline(view, is_first=True)
    if plain_form:
        return plain_form
    several = _SEVERAL_AGENCIES.match(view)
    known = (
        [one for one in several["agencies"].split("/") if is_known_agency(one)] if several else []
    )
    if several and known:
        inner = find_dateline(f"{several['before']} ({known[0]}) - x", is_first=True)
        return inner and replace(inner, agency=several.span("agencies"), end=several.end())
    bare = _BARE_AGENCY.match(view)
    if bare and is_known_agency(bare["agency"]):
        inner = find_dateline(f"{bare['before']} - x", is_first=True)
        return inner and replace(inner, agency=bare.span("agency"), end=bare.end())
    first = _AGENCY_FIRST.match(view)
    if first and is_known_agency(first["agency"]):
        start = first.start("before")
        inner = find_dateline(f"{first['before']} ({first['agency']}) - x", is_first=True)
        if inner:
            place = (inner.place[0] + start, inner.place[1] + start)
            day = inner.date and (inner.date[0] + start, inner.date[1] + start)
            agency = first.span("agency")
            return replace(inner, place=place, date=day, agency=agency, end=first.end())
    return None


def takes_last(body: Body, part: html.HtmlElement) -> bool:
    """Take what is no story off the last part; say whether all of it was that."""
    printed = plain(part.text_content())
    view = view_of(printed)
    line = read_source_line(view)
    if line and (
        line.has("web_editor") or (line.has("author") and (line.is_labelled or line.is_enclosed))
    ):
        take_names(body, line, printed)
    elif desk_note(view) or weak_note(view):
        body.notes.append(printed)
    elif is_rule(view) or ((mark := heading_of(view)) and mark.name == "end_mark"):
        body.kept.append(("Mark at the end", printed))
    else:
        cut_tail(body, part, printed, view)
        return False
    body.parts.pop()
    return True


def cut_tail(body: Body, part: html.HtmlElement, words: str, view: str) -> None:
    """Take a note or the names in brackets off the end of a paragraph."""
    note = tail_note(view)
    tail = None if note else tail_of(view)
    start = note or (tail.start if tail else 0)
    # Where tags stand between, nothing is cut: the words would be those of a link.
    if not start or len(part) or not part.text:
        return
    cut = words[start:].strip()
    part.text = words[:start].rstrip()
    if note:
        body.notes.append(cut)
    elif tail and tail.line:
        take_names(body, tail.line, words[start + tail.offset :])
    else:
        body.kept.append(("Mark at the end", cut))


def cut_head(part: html.HtmlElement, end: int) -> bool:
    """Take the first letters off a paragraph, if no tag stands among them."""
    text = part.text or ""
    printed = plain(text)
    if len(printed) < end or (len(printed) == end and not len(part)):
        return False
    # What `plain` made of the printed has the letters of the text in their order, fewer blanks.
    part.text = printed[end:].lstrip() + (" " if len(part) and text[-1:].isspace() else "")
    return True


def take_names(body: Body, line: SourceLine, words: str) -> None:
    """Keep the writers and editors that a line names; the line itself as it was printed, too."""
    for name, kept in (
        ("author", body.authors),
        ("web_editor", body.web_editors),
        ("byline_place", body.places),
    ):
        for start, end in line.spans(name):
            value = tidy_name(words[start:end])
            if value and value not in kept:
                kept.append(value)
    body.kept.append(("Line of names", words))


def take_dateline(body: Body, found: DatelineFound, words: str, moment: datetime | None) -> None:
    """Keep a dateline that opened the text."""

    def said(span: tuple[int, int] | None) -> str:
        return tidy_name(words[span[0] : span[1]]) if span else ""

    day = found.day.on(moment.date() if moment else None) if found.day else None
    body.dateline = Dateline(said(found.place), day, said(found.date), said(found.agency) or None)
    body.authors.extend(said(writer) for writer in found.writers)


def paragraphs_of(markup: str) -> tuple[Paragraph, ...]:
    """Return a clean text as the paragraphs by which stories are compared."""
    return tuple(Paragraph(block.text, block.kind in SUBHEADS) for block in blocks(markup))


def as_dateline(printed: str, moment: datetime | None) -> Dateline | None:
    """Return a dateline that stands in an element of its own: `SYDNEY March 22 AAP -`, `Oslo`."""
    bare = plain(printed).strip(" -–—,")
    if not bare or not bare[0].isalpha():
        return None
    opening = dateline_in(view_of(f"{bare} - x"))
    if opening is None and (known := _PLACE_AND_DAY.fullmatch(bare)):
        # A day in words that are not known here: it is kept as it was printed.
        return Dateline(known["place"], None, "", None)
    if opening is None:
        return Dateline(bare, None, "", None) if len(bare) <= 60 else None
    body = Body([], "")
    take_dateline(body, opening, bare, moment)
    return body.dateline


def first_names(printed: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """Return the writers that lines such as `By A and B, Agency` name, where from, and the rest."""
    authors: list[str] = []
    places: list[str] = []
    rest: list[str] = []
    for words in printed:
        bare = plain(words)
        line = read_source_line(view_of(bare))
        if line is None or not line.has("author"):
            rest.append(bare)
            continue
        body = Body([], "")
        take_names(body, line, bare)
        authors += [name for name in body.authors if name not in authors]
        places += [place for place in body.places if place not in places]
    return authors, " and ".join(places), rest
