"""What a news page says: its fields, as a careful reader would mark them, and where each stands."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from wire.lines import tidy
from wire.told import NOTHING, Told


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the page's text and the field it belongs to."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something printed on the page that is no part of the story: its kind, and the words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the story was filed, and by which agency.

    `date_text` is the day as printed; `date` is None where its year cannot be told.
    """

    place: str
    date: date | None
    date_text: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of one picture, and whose it is. `position`: the paragraph it stands before."""

    text: str
    agency: str | None
    photographer: str | None
    credit: str
    position: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the story, or a heading within it."""

    text: str
    is_subhead: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A news page as a careful reader would mark it. Names are as printed.

    `take` is the label of the take at the headline (`UPDATE 2-`), no part of it; `notes` are the
    lines that speak to editors, that label among them. `told` is what a format says besides.
    """

    headline: str
    take: str
    source: str | None
    source_time: datetime | None
    is_date_only: bool
    authors: tuple[str, ...]
    byline_place: str
    dateline: Dateline | None
    captions: tuple[Caption, ...]
    body: tuple[Paragraph, ...]
    web_editors: tuple[str, ...]
    related: tuple[str, ...]
    notes: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    spans: tuple[Span, ...]
    told: Told = NOTHING

    @property
    def left_out(self) -> tuple[str, ...]:
        """The words of the page that found no field, for somebody to check.

        Without the signs and labels that printed a field, such as `By` or `Web editor:`, and
        without what stands on every page of a house, such as `More From Author`.
        """
        return tuple(part.text for part in self.furniture if part.name not in EXPECTED)


EXPECTED = {
    "label", "punctuation", "rule", "end_mark", "related", "more_from_author", "elsewhere",
    "breadcrumb", "button", "navigation", "headline_again", "job", "remembered",
}  # fmt: skip


def as_json(page: Page) -> dict[str, object]:
    """The page's fields in the form that `ingest --json` prints; absent parts null or empty."""
    dateline = page.dateline
    return {
        "headline": page.headline,
        "source": page.source,
        "published_at": page.source_time.isoformat() if page.source_time else None,
        "dateline": dateline
        and {
            "place": dateline.place,
            "date": dateline.date.isoformat() if dateline.date else None,
            "agency": dateline.agency,
        },
        "captions": [
            {"text": c.text, "agency": c.agency, "photographer": c.photographer}
            for c in page.captions
        ],
        "web_editors": list(page.web_editors),
        "authors": list(page.authors),
        "related": list(page.related),
        "body": [paragraph.text for paragraph in page.body],
    }


_WORDS = re.compile(r"\S(?:[^\n\r]*\S)?")


def with_furniture(
    text: str, marked: list[Span], names: dict[int, str]
) -> tuple[tuple[Span, ...], tuple[Furniture, ...]]:
    """All spans in order: what no field took (labels, brackets, dashes) is furniture."""
    spans: list[Span] = []
    furniture: list[Furniture] = []
    position = 0
    for span in [*sorted(marked, key=lambda s: s.start), Span(len(text), len(text), "")]:
        for match in _WORDS.finditer(text, position, span.start):
            run = match.group()
            kind = "label" if any(sign.isalnum() for sign in run) else "punctuation"
            spans.append(Span(*match.span(), "furniture"))
            furniture.append(Furniture(kind, run))
        if span.field:
            spans.append(span)
        if span.field == "furniture":
            furniture.append(Furniture(names[span.start], tidy(text[span.start : span.end])))
        position = max(position, span.end)
    return tuple(spans), tuple(furniture)
