"""Where the story stands on its page: what is above its first sentence and below its last.

A page of a house has furniture at both ends, and most of it is runs of short lines that no full
stop closes. In the midst of a story such a line is a subhead, an item of a list, a verse.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wire.lines import Block, columns
from wire.page_patterns import is_headline

_CLOSED = re.compile(
    r"[.!?。！？…।؟][\"')\]”’」』»]*(?: {0,2}[(\[][^()\[\]]{1,80}[)\]]\W{0,2}| (?i:enditem"
    r"|ends?)\W{0,2}"
    r"| ?[■□◼▪◆∎#]{1,3})?$"
)
_LOOKED_AT = 100
_GOES_ON = (",", ";", "，", "；", "—", "、")
_ITEM = re.compile(r"(?:[-*•·▪►–]|\d{1,2}[.)]) ?(?=\S)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LEAST_SENTENCE, _LONG = 40, 150
_SHORT, _MOST_IN_RUN, _RUN = 30, 120, 3
_STANDFIRST = 300
_NEAR = 6
_NAVIGATION = 4


@dataclass(slots=True)
class Ends:
    """The ends of a page, as numbers of its blocks.

    `headline` is where its headline stands, `head` where its text begins, `tail` where what
    follows it begins; `stray` are the lines at both ends that are no part of the story.
    """

    headline: int
    head: int
    tail: int
    stray: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Looks:
    """What the reader of a page tells of a line by itself.

    `is_about`: names and times; `is_aside`: a note to editors, a caption, or names and times;
    `is_furniture`: known by its words.
    """

    is_about: Callable[[str], bool]
    is_aside: Callable[[str], bool]
    is_furniture: Callable[[str], bool]
    is_skip_link: Callable[[str], bool]


def ends_of(view: str, blocks: Sequence[Block], looks: Looks) -> Ends | None:
    """The ends of a page; None where no sentence says where its story stands."""
    lines = [view[block.start : block.end] for block in blocks]
    first = _first_sentence(lines, looks)
    if first is None:
        return None
    headline = _headline(lines, first, looks)
    if headline >= first:
        return None
    last = max(_last_sentence(lines, looks), first)
    head = _head(lines, first, last, looks)
    ends = Ends(headline, head, last + 1)
    ends.stray |= _stray(lines, range(headline + 1, head), looks)
    ends.stray |= _stray(lines, range(last + 1, len(lines)), looks)
    return ends


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence does, or with a mark or brackets after one."""
    return bool(_CLOSED.search(line[-_LOOKED_AT:]))


def is_sentence(line: str) -> bool:
    """Whether a line is running text: closed by an end mark and not short, or long."""
    return columns(line) > _LONG or (is_closed(line) and columns(line) >= _LEAST_SENTENCE)


def _first_sentence(lines: list[str], looks: Looks) -> int | None:
    """The first sentence after a line that may be the headline."""
    for number, line in enumerate(lines[1:], start=1):
        if is_sentence(line) and not looks.is_aside(line) and not looks.is_furniture(line):
            return number
    return None


def _last_sentence(lines: list[str], looks: Looks) -> int:
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        ends_sentence = is_closed(line) and not _ITEM.match(line)
        if (
            (ends_sentence or columns(line) > _LONG)
            and not looks.is_aside(line)
            and not looks.is_furniture(line)
        ):
            return number
    return 0


def _headline(lines: list[str], first: int, looks: Looks) -> int:
    """Where the headline of a whole page stands that was copied with its navigation.

    That is the line nearest above the first line of names and times, or else the first sentence.
    A page that does not begin with navigation begins with its headline.
    """
    opening = lines[: min(first, _NAVIGATION)]
    is_navigation = len(opening) == _NAVIGATION and all(
        columns(line) <= _SHORT and not looks.is_aside(line) for line in opening
    )
    # A share bar stands under a headline; the name of a site has seldom three words.
    length = len(lines[0].split())
    has_bar = any(map(looks.is_furniture, opening[1:]))
    is_navigation = is_navigation and (length < 3 or (length == 3 and not has_bar))
    if not looks.is_skip_link(lines[0]) and not is_navigation:
        return 0
    anchor = next((n for n in range(1, first) if looks.is_about(lines[n])), first)
    for number in range(anchor - 1, -1, -1):
        line = lines[number]
        is_words = len(line.split()) >= 3 or columns(line) >= 14
        if (
            is_words
            and is_headline(line, is_first=False)
            and not (looks.is_furniture(line) or looks.is_skip_link(line))
        ):
            return number
    return 0


def _head(lines: list[str], first: int, last: int, looks: Looks) -> int:
    """Where the text begins: after a standfirst, if names and times follow that."""
    standfirst = 0
    for number in range(first, min(first + _NEAR, last)):
        line = lines[number]
        if looks.is_about(line) and standfirst <= _STANDFIRST:
            follows = (n for n in range(number + 1, last + 1) if is_sentence(lines[n]))
            return next(follows, last)
        standfirst += columns(line) if is_sentence(line) else 0
    return first


def _stray(lines: list[str], numbers: range, looks: Looks) -> set[int]:
    """The lines of one end that are short and open: alone if they are very short, or in a run."""
    stray: set[int] = set()
    run: list[int] = []
    for number in [*numbers, -1]:
        if number >= 0 and looks.is_aside(lines[number]):
            continue
        if number >= 0 and _is_open(lines[number]):
            run.append(number)
            continue
        stray.update(_of_run(lines, run, looks, is_list=_opens_list(lines, run)))
        run = []
    return stray


def _is_open(line: str) -> bool:
    return columns(line) <= _MOST_IN_RUN and (not is_closed(line) or bool(_ITEM.match(line)))


def _opens_list(lines: list[str], run: list[int]) -> bool:
    """Whether the sentence before a run says that a list follows: `The winners:`."""
    return bool(run) and run[0] > 0 and lines[run[0] - 1].rstrip().endswith((":", "："))


def _of_run(lines: list[str], run: list[int], looks: Looks, *, is_list: bool) -> list[int]:
    opening = (at for at, number in enumerate(run) if _announces(lines[number], looks))
    run = run[: next(opening, len(run))]
    known = [number for number in run if looks.is_furniture(lines[number])]
    others = [number for number in run if number not in set(known)]
    if is_list or _is_story(lines, others):
        return known
    if len(run) >= _RUN:
        # The first may be a standfirst without its full stop.
        is_standfirst = run[0] == 1 and columns(lines[1]) > _SHORT and len(lines[1].split()) > 6
        return run[1:] if is_standfirst else run
    return [number for number in run if number in known or columns(lines[number]) <= _SHORT]


def _announces(line: str, looks: Looks) -> bool:
    """Whether an open line says that a list of the story follows."""
    return line.endswith(":") and columns(line) > _SHORT and not looks.is_furniture(line)


def _is_story(lines: list[str], run: list[int]) -> bool:
    """Whether a run of open lines is a table, a list of amounts or verse."""
    numbers = sum(len(_NUMBER.findall(lines[number])) >= 2 for number in run)
    amounts = sum(lines[number][0].isdigit() for number in run)
    verse = sum(lines[number][0].islower() or lines[number].endswith(_GOES_ON) for number in run)
    return bool(run) and max(numbers, amounts, verse) * 3 >= len(run) and len(run) > 2
