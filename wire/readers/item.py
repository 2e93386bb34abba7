"""One story of a file, as its reader found it: the way from there to a page is the same for all."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from editions.body import plain, too_large
from paging.numbers import whole_number
from wire.agencies import is_agency, is_known_agency, is_organisation
from wire.credits import find_credit
from wire.lines import PageError, tidy_name, trim, view_of
from wire.names import is_name, split_names
from wire.pagefields import Caption, Dateline, Page
from wire.readers.bodies import as_dateline, first_names, paragraphs_of, read_body
from wire.takes import without_label
from wire.told import Embargo, ItemLink, Rendition, Subject, Told, ToldPicture

MOST_NAMES = 300
NO_HEADLINE = (
    "This item has no headline, so that nobody would find it. Ask its source for the whole item,"
    " or write the headline in and read it again."
)
_BY = re.compile(r"(?i)^(?:by|von|par|por|di|da|av|af|van|door|przez|autor|автор)\s*:?\s+(?=\S)")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}")


@dataclass
class Picture:
    """A picture of an item: its words, whose it is, and the files in which it is offered."""

    caption: str = ""
    by: str = ""
    agency: str = ""
    credit: str = ""
    item_id: str = ""
    rights: list[str] = field(default_factory=list)
    renditions: list[Rendition] = field(default_factory=list)

    def as_caption(self) -> Caption:
        """Return it as the caption of a page: a credit line alone is read as one."""
        agency, photographer = plain(self.agency), plain(self.by)
        credit = plain(self.credit)
        printed = "/".join(dict.fromkeys(part for part in (photographer, agency) if part))
        if photographer and not agency and "/" in photographer and not credit:
            credit, photographer = photographer, ""
        if credit and not photographer:
            agency, photographer = parted(credit, agency)
        elif photographer and (is_known_agency(photographer) or is_organisation(photographer)):
            agency, photographer = agency or photographer, ""
        if not credit:
            credit = printed
        elif photographer and photographer.casefold() not in credit.casefold():
            credit = f"{photographer}/{credit}"
        caption = plain(self.caption)
        if not caption and not credit and self.renditions:
            # At the desk it has a name at least.
            caption = self.renditions[0].href.rpartition("/")[2][:100]
        return Caption(caption, agency or None, tidy_name(photographer) or None, credit, 0)

    def as_it_stands(self) -> Caption:
        """Return a picture of ours as the caption of a page."""
        return Caption(
            text=plain(self.caption),
            agency=plain(self.agency) or None,
            photographer=plain(self.by) or None,
            credit=plain(self.credit),
            position=0,
        )

    def as_told(self) -> ToldPicture:
        """Return what no caption has room for."""
        return ToldPicture(self.item_id, tuple(self.rights), tuple(self.renditions))


def parted(credit: str, agency: str) -> tuple[str, str]:
    """Return the agency and the photographer of a credit line."""
    read = find_credit(view_of(f"({credit})"))
    if read:
        inside = f"({credit})"
        house = inside[slice(*read.agency)] if read.agency else agency
        person = inside[slice(*read.photographer)] if read.photographer else ""
        return house, person
    parts = [part.strip() for part in credit.split("/") if part.strip()]
    people = [part for part in parts if is_name(part) and not is_agency(part)]
    houses = [part for part in parts if part not in people]
    return agency or (houses[-1] if houses else ""), people[0] if people else ""


@dataclass
class Item:
    """What a file says of one story. A reader fills it; `page` makes of it what the desk reads in.

    `people` are bylines that surely name people; others are as printed, `dateline` too. `markup`
    is the text as HTML of a story. What `is_ours` (`wire/own.py`) is taken as it stands, for each
    of its fields is known: nothing of it is looked for in the text.
    """

    format: str
    headline: str = ""
    short_headline: str = ""
    people: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    source: str = ""
    moment: datetime | None = None
    dateline: str = ""
    markup: str = ""
    pictures: list[Picture] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    item_id: str = ""
    version: str = ""
    status: str = ""
    kind: str = ""
    urgency: str = ""
    language: str = ""
    summary: str = ""
    slugline: str = ""
    subjects: list[Subject] = field(default_factory=list)
    embargo: Embargo | None = None
    links: list[ItemLink] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    is_ours: bool = False
    kicker: str = ""
    web_editors: list[str] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    byline_place: str = ""
    dateline_read: Dateline | None = None

    def note(self, name: str, words: str) -> None:
        """Keep words that have no field of their own."""
        bare = plain(words)
        if bare:
            self.kept.append((name, bare))

    def page(self) -> Page:
        """Return the item as a page. Raises `PageError` for one without a headline."""
        headline = plain(self.headline)
        if not headline:
            raise PageError(NO_HEADLINE)
        if trouble := too_large(self.markup):
            raise PageError(trouble)
        if self.is_ours:
            return self.as_it_stands(headline)
        view = view_of(headline)
        bare = without_label(view)
        after = headline[slice(*trim(headline, bare.end, len(headline)))]
        take = " ".join(part for part in (headline[: bare.start].strip(), after) if part)
        authors, place, rest = self.writers()
        # An item without a text has its summary for one.
        stands_in = not self.markup and self.kind in {"", "text", "event", "composite"}
        markup = self.markup or (paragraph(self.summary) if stands_in else "")
        body = read_body(markup, headline, self.moment)
        self.kept += [("Byline", words) for words in rest] + body.kept
        dateline = body.dateline or self.own_dateline()
        if plain(self.dateline) and (dateline is None or plain(self.dateline) != dateline.place):
            self.note("Dateline", self.dateline)
        notes = [take] if take else []
        notes += [note for note in map(plain, self.notes) if note]
        notes += [note for note in body.notes if note not in notes]
        text = body.markup
        return Page(
            headline=headline[bare.start : bare.end],
            take=take,
            source=plain(self.source) or None,
            source_time=self.moment,
            is_date_only=False,
            authors=tuple(authors or body.authors),
            byline_place=place or " and ".join(body.places),
            dateline=dateline,
            captions=tuple(picture.as_caption() for picture in self.pictures),
            body=paragraphs_of(text),
            web_editors=tuple(body.web_editors),
            related=tuple(dict.fromkeys(map(plain, self.related))),
            notes=tuple(notes),
            furniture=(),
            spans=(),
            told=self.besides(text, "" if stands_in and not self.markup else plain(self.summary)),
        )

    def as_it_stands(self, headline: str) -> Page:
        """Return an item of ours as a page."""
        return Page(
            headline=headline,
            take="",
            source=plain(self.source) or None,
            source_time=self.moment,
            is_date_only=False,
            authors=tuple(map(plain, self.people)),
            byline_place=plain(self.byline_place),
            dateline=self.dateline_read,
            captions=tuple(picture.as_it_stands() for picture in self.pictures),
            body=paragraphs_of(self.markup),
            web_editors=tuple(map(plain, self.web_editors)),
            related=(),
            notes=tuple(note for note in map(plain, self.notes) if note),
            furniture=(),
            spans=(),
            told=self.besides(self.markup, plain(self.summary)),
        )

    def writers(self) -> tuple[list[str], str, list[str]]:
        """Return who wrote it, where from, and what of the bylines names nobody."""
        # By their names, for a list of thousands would be looked through for each.
        authors: dict[str, None] = {}
        rest: list[str] = []
        place = ""
        for named in map(plain, self.people):
            spans = split_names(view_of(named), 0, len(named))
            authors |= dict.fromkeys(tidy_name(named[start:end]) for start, end in spans)
        for printed in self.bylines:
            printed_names = _BY.sub("", plain(printed))
            if not printed_names:
                continue
            names, where, _ = first_names([f"By {printed_names}"])
            names = [name for name in names if not is_house(name)]
            if not names:
                names = people_in(printed_names)
            authors |= dict.fromkeys(names)
            place = place or where
            if not names or is_longer(printed_names, names):
                rest.append(printed_names)
        return list(authors), place, rest

    def own_dateline(self) -> Dateline | None:
        """Return the dateline that the item has in a field of its own."""
        return as_dateline(self.dateline, self.moment)

    def besides(self, markup: str, summary: str) -> Told:
        """Return what a printed page has no place for."""
        return Told(
            format=self.format,
            item_id=plain(self.item_id),
            version=plain(self.version),
            status=plain(self.status).casefold(),
            kind=plain(self.kind).casefold(),
            urgency=whole_number(plain(self.urgency)),
            language=language_tag(self.language),
            summary=summary,
            short_headline=plain(self.short_headline),
            kicker=plain(self.kicker),
            translators=tuple(map(plain, self.translators)),
            slugline=plain(self.slugline),
            subjects=tuple(dict.fromkeys(self.subjects)),
            embargo=self.embargo,
            links=tuple(dict.fromkeys(self.links)),
            pictures=tuple(picture.as_told() for picture in self.pictures),
            markup=markup,
            kept=tuple(dict.fromkeys(self.kept)),
        )


def paragraph(words: str) -> str:
    """Return plain words as the text of a story."""
    bare = plain(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{bare}</p>" if bare else ""


_NOBODY = re.compile(r"(?i)(?:our |a )?(?:staff|agenc(?:y|ies)|newsroom)(?: reporters?| writers?)?")


def is_house(name: str) -> bool:
    """Whether a byline's name is that of an organisation, or of nobody in particular."""
    return is_organisation(name) or is_nobody(name)


def is_nobody(name: str) -> bool:
    """Whether what stands for a person is an agency, or nobody in particular."""
    return is_known_agency(name) or bool(_NOBODY.fullmatch(name))


def people_in(words: str) -> list[str]:
    """Return the names of people at the beginning of a byline, up to a house or a slash."""
    first = re.split(r"\s*[/|]\s*", words)[0]
    names = [tidy_name(first[start:end]) for start, end in split_names(first, 0, len(first))]
    people: list[str] = []
    for name in names:
        if is_house(name) or not is_name(name):
            break
        people.append(name)
    return people


def is_longer(words: str, names: list[str]) -> bool:
    """Whether a byline says more than the names in it."""
    if len(names) > MOST_NAMES:
        return True
    left = words
    for name in names:
        left = left.replace(name, "", 1)
    return any(sign.isalpha() for sign in re.sub(r"(?i)\b(?:and|und|et|y|e|og|och)\b", "", left))


def language_tag(written: str) -> str:
    """Return a language as BCP 47 writes it, '' for what is none."""
    tag = written.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(tag) or tag.casefold().startswith("x-"):
        return ""
    first, *others = tag.split("-")
    return "-".join([first.lower(), *others])
