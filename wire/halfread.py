"""A page half read: what was found of it so far, as spans of its text."""

from dataclasses import dataclass, field

from wire.credits import CreditFound
from wire.datelines import DatelineFound
from wire.ends import Ends
from wire.lines import Block, tidy, tidy_name
from wire.pagefields import Caption, Span
from wire.sourcelines import SourceLine
from wire.times import DayOfMonth, Stamp


@dataclass(slots=True)
class HalfRead:
    """What was found so far. Each `take…` marks a part of a block and keeps what it says."""

    text: str
    view: str
    blocks: list[Block]
    ends: Ends | None = None
    spans: list[Span] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    headline: Block | None = None
    take: str = ""
    source: str | None = None
    stamp: Stamp | None = None
    authors: list[str] = field(default_factory=list)
    byline_places: list[str] = field(default_factory=list)
    dateline: tuple[str, str, str | None, DayOfMonth | None] | None = None
    captions: list[Caption] = field(default_factory=list)
    body: list[tuple[int, int]] = field(default_factory=list)
    web_editors: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    list_name: str = ""
    known_names: set[tuple[str, str]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    note_follows: str = ""
    note_line: int = 0

    def mark(self, start: int, end: int, name: str) -> str:
        """Give a stretch of the text to a field, and return it."""
        self.spans.append(Span(start, end, name))
        return self.text[start:end]

    def furniture(self, start: int, end: int, name: str) -> None:
        """Give a stretch to no field; `name` says what it is."""
        self.names[start] = name
        self.mark(start, end, "furniture")

    def take_note(self, start: int, end: int) -> None:
        """Keep a stretch as a note to editors; what was cut already from its end is not in it."""
        if start < end:
            self.notes.append(tidy(self.mark(start, end, "note")))

    def take_source_line(self, base: int, line: SourceLine) -> None:
        """Keep what a line about the story says; its spans count from `base`."""
        if self.stamp is None and line.stamps:
            first = line.stamps[0]
            self.stamp = first
            self.mark(base + first.start, base + first.end, "source_time")
        for start, end, part in line.parts:
            name = "source" if part == "bare_source" else part
            if name == "source_time" and line.stamps[0] is self.stamp and start == self.stamp.start:
                continue
            if name in ("source_time", "contributor", "further_source") or (
                name == "source" and self.source
            ):
                self.furniture(base + start, base + end, f"further_{name.removeprefix('further_')}")
                continue
            value = tidy_name(self.mark(base + start, base + end, name))
            if name == "source":
                self.source = value
            else:
                kept = {
                    "author": self.authors,
                    "web_editor": self.web_editors,
                    "byline_place": self.byline_places,
                }[name]
                if (name, value.casefold()) not in self.known_names:
                    self.known_names.add((name, value.casefold()))
                    kept.append(value)

    def take_list_item(self, block: Block, view: str) -> None:
        """Keep a line under a heading such as `You May Also Like`."""
        start = block.start + len(view) - len(view.lstrip(" -*•·>"))
        if start == block.end:
            start = block.start
        if self.list_name == "related":
            self.related.append(tidy(self.mark(start, block.end, "related")))
        else:
            self.furniture(block.start, block.end, self.list_name)

    def take_caption(
        self,
        block: Block,
        credit: CreditFound | None,
        span: tuple[int, int],
        credit_base: int | None = None,
    ) -> None:
        """Keep a caption: its `span` in the block, and the credit that stands there or apart."""
        text = ""
        end = span[0] + len(self.view[block.start + span[0] : block.start + span[1]].rstrip())
        if span[0] < end:
            text = tidy(self.mark(block.start + span[0], block.start + end, "caption"))
        base = block.start if credit_base is None else credit_base
        printed = {"agency": "", "photographer": "", "inner": ""}
        if credit:
            self.mark(base + credit.inner[0], base + credit.inner[1], "credit")
            for name in printed:
                part = getattr(credit, name)
                if part:
                    printed[name] = tidy_name(self.text[base + part[0] : base + part[1]])
        agency, photographer = printed["agency"] or None, printed["photographer"] or None
        self.captions.append(Caption(text, agency, photographer, printed["inner"], len(self.body)))

    def take_dateline(self, base: int, dateline: DatelineFound) -> int:
        """Keep a dateline and the writers in it; return where the story begins after it."""

        def marked(span: tuple[int, int] | None, name: str) -> str:
            if span is None or span[0] == span[1]:
                return ""
            return tidy_name(self.mark(base + span[0], base + span[1], name))

        place = marked(dateline.place, "dateline_place")
        day = marked(dateline.date, "dateline_date")
        agency = marked(dateline.agency, "dateline_agency")
        self.dateline = (place, day, agency or None, dateline.day)
        for writer in dateline.writers:
            name = marked(writer, "author")
            if name not in self.authors:
                self.authors.append(name)
                self.known_names.add(("author", name.casefold()))
        return dateline.end
