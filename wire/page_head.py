"""The lines between a headline and its story: times in any words, bylines without `By`, labels."""

import re

from wire.agencies import is_picture_house
from wire.bylines import SourceLine, is_job, read_bare_byline, read_other_byline
from wire.datelines import find_dateline, find_labelled_dateline
from wire.desknotes import desk_note, weak_note
from wire.ends import Ends, Looks, ends_of, is_closed, is_sentence
from wire.furniture import is_box, is_button, is_credit_note, is_rights, is_skip_link
from wire.halfread import HalfRead
from wire.lines import Block
from wire.page_captions import is_caption
from wire.page_patterns import caption_label, heading_of, tail_of
from wire.sourcelines import read_agency_and_place, read_loosely, read_source_line

_LONE_LABEL = re.compile(r"(?:题 ?:.{0,120}|(?:新华社|本报|本网|中新社)?(?:特约)?记者)")
"""`题：` and the headline again, or a byline without a name: how features of Xinhua begin."""

_BEFORE_SIGN = re.compile(r"([^|•·,]{5,60}?) ?[|•·,] ?")
_NEAR_END = 6


def outline(view: str, blocks: list[Block]) -> Ends | None:
    """Where the story stands among the blocks of a page."""
    return ends_of(view, blocks, Looks(is_about, _is_aside, _is_furniture, is_skip_link))


def is_about(view: str) -> bool:
    """Whether a line names writers, a source or a time, in a form that is sure."""
    if len(view) > 300 or (len(view) > 120 and is_closed(view)):
        return False
    line = read_source_line(view)
    if line:
        return not line.has("bare_source") and not line.has("web_editor")
    return read_loosely(view) is not None or read_other_byline(view) is not None


def _is_aside(view: str) -> bool:
    tail, line = tail_of(view), read_source_line(view)
    return bool(
        (line and not line.has("bare_source"))
        or desk_note(view)
        or weak_note(view)
        or is_caption(view)
        or find_labelled_dateline(view)
        or caption_label(view)
        or (len(view) <= 60 and not is_closed(view) and find_dateline(view, is_first=True))
        or (tail and tail.line and not is_closed(view[: tail.start].rstrip()))
    )


def _is_furniture(view: str) -> bool:
    return is_button(view) or heading_of(view) is not None


def in_head(page: HalfRead, number: int) -> bool:
    """Whether a block stands above the story."""
    return number < page.ends.head if page.ends else not page.body


def read_about(page: HalfRead, number: int, block: Block, view: str) -> bool:
    """Keep what a line above the story says of it, in whatever form."""
    if find_labelled_dateline(view):
        return False
    line = read_loosely(view) or read_other_byline(view) or read_agency_and_place(view)
    if line and not page.authors and not line.has("author"):
        _add_name_before(line, view)
    if line is None and not page.authors:
        line = read_bare_byline(view)
        line = line if line and _may_be_byline(page, number) else None
    if line:
        page.take_source_line(block.start, line)
        return True
    if is_job(view) and page.authors:
        page.furniture(block.start, block.end, "job")
        return True
    if len(view) <= 60 and is_picture_house(view):
        page.furniture(block.start, block.end, "picture_house")
        return True
    return False


def _add_name_before(line: SourceLine, view: str) -> None:
    """Add the writer of `Ann Roe | March 4, 2024`: a name that a sign parts from the time."""
    before = _BEFORE_SIGN.match(view)
    named = read_bare_byline(before.group(1)) if before else None
    if named:
        line.parts = [*named.parts, *line.parts]


def is_furniture_here(page: HalfRead, number: int, block: Block, view: str) -> bool:
    """Keep a line as furniture: known from every page, or standing where no story does."""
    ends = page.ends
    at_end = ends is not None and not ends.head <= number < ends.tail
    if is_rights(view) or is_box(view) or (at_end and is_button(view)):
        page.furniture(block.start, block.end, "button")
    elif is_credit_note(view) and number >= len(page.blocks) - _NEAR_END:
        page.furniture(block.start, block.end, "credit_note")
    elif _LONE_LABEL.fullmatch(view):
        page.furniture(block.start, block.end, "label")
    elif ends and number >= ends.tail and read_loosely(view):
        page.furniture(block.start, block.end, "further_time")
    elif at_end and page.headline and view == page.view[page.headline.start : page.headline.end]:
        page.furniture(block.start, block.end, "headline_again")
    elif ends and number in ends.stray:
        page.furniture(block.start, block.end, "stray")
    else:
        return False
    return True


def _may_be_byline(page: HalfRead, number: int) -> bool:
    """Whether a bare name may stand here: beside a time or a job, or alone over the story.

    Among other short lines it may be what a page of that subject is called.
    """
    nearby = [
        page.view[block.start : block.end]
        for block in (*page.blocks[number - 1 : number], *page.blocks[number + 1 : number + 2])
    ]
    if any(is_about(line) or is_job(line) for line in nearby):
        return True
    is_headline = page.headline is not None and page.headline == page.blocks[number - 1]
    return len(nearby) == 2 and is_sentence(nearby[1]) and (is_headline or is_sentence(nearby[0]))
