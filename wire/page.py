"""The text of a news page, taken apart: headline, source, byline, captions, dateline, text.

`parse` reads the page forms of the houses that the paper takes stories from. It cuts the text and
never rewrites it: each value of a `Page` is a stretch of the input, and each character of the
input that is no white space belongs to exactly one stretch (`Page.spans`).
"""

from datetime import datetime, tzinfo

from wire.agencies import is_known_agency, is_organisation, is_picture_house, zone_of
from wire.credits import find_credit
from wire.datelines import find_dateline, find_labelled_dateline
from wire.desknotes import desk_note, goes_on, head_note, tail_note, weak_note
from wire.halfread import HalfRead
from wire.lines import Block, PageError, blocks_of, check_text, tidy, tidy_name, trim, view_of
from wire.names import is_full_name
from wire.page_captions import MAX_CAPTION, credit_of, read_caption
from wire.page_head import in_head, is_furniture_here, outline, read_about
from wire.page_patterns import (
    heading_of,
    is_headline,
    is_related_headline,
    is_rule,
    is_subhead,
    stands_alone,
    tail_of,
)
from wire.pagefields import (
    Caption,
    Dateline,
    Furniture,
    Page,
    Paragraph,
    Span,
    as_json,
    with_furniture,
)
from wire.sourcelines import SourceLine, read_source_line
from wire.takes import without_label

__all__ = (
    "Caption", "Dateline", "Furniture", "Page", "PageError", "Paragraph", "Span", "as_json",
    "parse",
)  # fmt: skip

_MOST_BEFORE_DATELINE = 1
"""So many paragraphs may stand over a dateline that has no day or no agency: a standfirst."""
_MAX_TAILS = 6
"""So many marks and editors' lines at most are taken from the end of one paragraph."""


def parse(text: str, *, site_zone: tzinfo) -> Page:
    """Read the text of a news page.

    `site_zone` is the zone of times whose source is not known to keep another. Takes time linear
    in the length of the text. Raises PageError where there is no headline or no story.
    """
    check_text(text)
    view = view_of(text)
    reader = _Reader(text, view, blocks_of(text, view, stands_alone))
    reader.ends = outline(view, reader.blocks)
    for number in range(len(reader.blocks)):
        reader.read(number)
    return reader.page(site_zone)


class _Reader(HalfRead):
    """Finds out what each block of a page is."""

    __slots__ = ()

    def read(self, number: int) -> None:
        """Find out what one block is, and mark it."""
        if self.ends and number < self.ends.headline:
            self.furniture(self.blocks[number].start, self.blocks[number].end, "navigation")
            return
        block = self._without_head_note(self.blocks[number])
        view = self.view[block.start : block.end]
        if self._read_note(block, view):
            return
        line = read_source_line(view)
        if line and self._accepts(line, view):
            self.list_name = ""
            self.take_source_line(block.start, line)
        elif self.headline is None:
            self._read_before_headline(block, view)
        elif self._read_heading(block, view) or (
            in_head(self, number) and read_about(self, number, block, view)
        ):
            return
        elif self.list_name and is_related_headline(view):
            self.take_list_item(block, view)
        else:
            self.list_name = ""
            if not is_furniture_here(self, number, block, view):
                self._read_story(number, block, view)

    def _without_head_note(self, block: Block) -> Block:
        """The block without a note to editors in brackets before its first word."""
        end = head_note(self.view[block.start : block.end])
        if not end:
            return block
        self.take_note(block.start, block.start + end)
        return Block(block.start + end, block.end, block.line)

    def _read_note(self, block: Block, view: str) -> bool:
        """A note to editors, or a line that goes on with the one before."""
        if self.note_follows:
            is_next_line = block.line <= self.note_line + 1
            ends = heading_of(view) or (self.note_follows == "all" and read_source_line(view))
            if not ends and goes_on(
                self.note_follows, view, is_next_line=is_next_line, has_body=bool(self.body)
            ):
                self.note_line = block.line
                self.take_note(block.start, block.end)
                return True
            self.note_follows = ""
        note = desk_note(view)
        if note is None and (not weak_note(view) or read_source_line(view)):
            return False
        follows = note.follows if note else ""
        # Over the story such a heading has its own lines under it, and then the headline.
        self.note_follows = "label" if follows == "all" and not self.body else follows
        self.note_line = block.line
        self.take_note(block.start, block.end)
        return True

    def _accepts(self, line: SourceLine, view: str) -> bool:
        """Whether what reads as a line about the story is one, here where it stands."""
        has_clock = any(stamp.has_clock for stamp in line.stamps)
        if line.has("web_editor") or line.has("contributor"):
            return self.headline is not None or bool(line.stamps) or line.is_enclosed
        if line.has("bare_source"):
            return has_clock and self.headline is not None and not self.body
        names = [view[start:end] for start, end in line.spans("author")]
        sources = [view[start:end] for start, end in line.spans("source")]
        is_strict = bool(names) and all(is_full_name(name) for name in names)
        is_known = any(is_known_agency(source) for source in sources)
        if self.headline is None:
            return has_clock or is_strict or is_known
        if self.list_name:
            return has_clock or (is_known and line.is_labelled)
        if not self.body:
            # Other words in parentheses (Video, Updated) are no source just by standing alone.
            is_lone = bool(sources) and not (line.stamps or names or line.is_labelled)
            if is_lone and any(is_picture_house(source) for source in sources):
                return False
            return not is_lone or is_known or any(is_organisation(source) for source in sources)
        if line.stamps and (sources or line.is_labelled or names or has_clock):
            return True
        if names:
            return line.is_labelled or (is_strict and not self.authors)
        return is_known or (line.is_labelled and bool(sources) and self.source is None)

    def _read_before_headline(self, block: Block, view: str) -> None:
        credit = credit_of(view)
        if credit and credit.is_sure and credit.start:
            self.take_caption(block, credit, (0, credit.start))
        elif ">>" in view[:60] and len(view) <= 80:
            self.furniture(block.start, block.end, "breadcrumb")
        elif not is_headline(view, is_first=not self.spans) or find_dateline(view, is_first=True):
            raise PageError(
                f"Line {block.line} is where the headline should be, and it is none."
                " Put the headline in the first line of the page.",
                block.line,
            )
        else:
            span = without_label(view)
            self.take_note(block.start, block.start + span.start)
            self.headline = Block(block.start + span.start, block.start + span.end, block.line)
            self.mark(self.headline.start, self.headline.end, "headline")
            after = trim(self.text, self.headline.end, block.end)
            self.take_note(*after)
            before = self.text[block.start : self.headline.start]
            self.take = tidy(f"{before} {self.text[after[0] : after[1]]}")

    def _read_heading(self, block: Block, view: str) -> bool:
        """A heading such as `You May Also Like`, a mark that ends the text, a rule of dashes."""
        heading = heading_of(view)
        if heading:
            self.list_name = heading.opens
            self.furniture(block.start, block.start + heading.end, heading.name)
            if heading.end < len(view):
                rest = Block(block.start + heading.end, block.end, block.line)
                self.take_list_item(rest, view[heading.end :])
                self.list_name = ""
            return True
        if is_rule(view):
            self.furniture(block.start, block.end, "rule")
            return True
        return False

    def _read_story(self, number: int, block: Block, view: str) -> None:
        """A caption, or a paragraph with perhaps a dateline before and marks after its words."""
        is_first = len(self.body) <= _MOST_BEFORE_DATELINE
        dateline = find_labelled_dateline(view) or find_dateline(view, is_first=is_first)
        if dateline and (self.dateline or not (is_first or dateline.is_complete)):
            dateline = None
        if (
            dateline is None
            and len(view) <= MAX_CAPTION
            and read_caption(self, number, block, view)
        ):
            return
        start, end = 0, len(view)
        if dateline:
            start = self.take_dateline(block.start, dateline)
        for _ in range(_MAX_TAILS):
            tail = tail_of(view[start:end])
            if tail is None:
                note = tail_note(view[start:end])
                if not note:
                    break
                self.take_note(block.start + start + note, block.start + end)
                end = start + len(view[start : start + note].rstrip())
                continue
            kept = start + tail.start
            if tail.line:
                if not self._accepts(tail.line, view[kept + tail.offset : end]):
                    break
                self.take_source_line(block.start + kept + tail.offset, tail.line)
            else:
                self.furniture(block.start + kept, block.start + end, "end_mark")
            end = start + len(view[start:kept].rstrip())
        if start < end and dateline and (credit := credit_of(view[start:end])) and credit.is_sure:
            inner = Block(block.start + start, block.start + end, block.line)
            self.take_caption(inner, credit, (0, credit.start))
        elif start < end:
            inner = Block(block.start + start, block.start + end, block.line)
            is_whole = (start, end) == (0, len(view))
            if is_whole or not is_furniture_here(self, number, inner, view[start:end]):
                self.body.append((inner.start, inner.end))

    # The whole

    def _cut_sign_off(self) -> None:
        """An agency in parentheses after the last sentence signs the story: `… said. (Xinhua)`."""
        if not self.body:
            return
        start, end = self.body[-1]
        view = self.view[start:end]
        base = max(0, len(view) - 400)
        credit = find_credit(view[base:])
        if credit and not credit.is_sure and credit.agency and credit.start:
            span = (start + base + credit.agency[0], start + base + credit.agency[1])
            if self.source is None and self.dateline is None:
                self.source = tidy_name(self.mark(*span, "source"))
            else:
                self.furniture(*span, "sign_off")
            self.body[-1] = (start, start + len(view[: base + credit.start].rstrip()))

    def page(self, site_zone: tzinfo) -> Page:
        """The finished page."""
        if self.headline is None:
            raise PageError(
                "This page has no headline. Put it in the first line, before everything else."
            )
        self._cut_sign_off()
        # A page of captions is a story: pictures of a day.
        if not self.body and not any(caption.text for caption in self.captions):
            raise PageError(
                "This page has a headline but no story under it."
                " Check that the whole page was saved.",
                self.headline.line,
            )
        moment = self.stamp.in_zone(zone_of(self.source, site_zone)) if self.stamp else None
        for start, end in self.body:
            self.mark(start, end, "body")
        spans, furniture = with_furniture(self.text, self.spans, self.names)
        return Page(
            headline=tidy(self.text[self.headline.start : self.headline.end]),
            take=self.take,
            source=self.source,
            source_time=moment,
            is_date_only=moment is not None and self.stamp is not None and not self.stamp.has_clock,
            authors=tuple(self.authors),
            byline_place=" and ".join(self.byline_places),
            dateline=self._dateline(moment),
            captions=tuple(self.captions),
            body=self._paragraphs(),
            web_editors=tuple(self.web_editors),
            related=tuple(self.related),
            notes=tuple(self.notes),
            furniture=furniture,
            spans=spans,
        )

    def _dateline(self, moment: datetime | None) -> Dateline | None:
        if self.dateline is None:
            return None
        place, date_text, agency, day = self.dateline
        on = day.on(moment.date() if moment else None) if day else None
        return Dateline(place, on, date_text, agency)

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        views = [self.view[start:end] for start, end in self.body]
        short = [is_subhead(view) for view in views]
        return tuple(
            Paragraph(
                tidy(self.text[start:end]),
                short[n] and n + 1 < len(short) and not short[n + 1] and not (n and short[n - 1]),
            )
            for n, (start, end) in enumerate(self.body)
        )
