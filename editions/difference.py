"""What changed between two versions of a story, word by word.

Texts are cut at what stands once in both versions; only the short gaps between are compared
word against word, so that the time stays near linear in the length whatever the text.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from editions.body import blocks, without_figures
from editions.choices import CreditRole
from editions.printed import source_line
from editions.render import dateline_words
from editions.story import FACTS, STORY_FIELDS, Story, StoryFigure, StoryPhoto

Op = Literal["same", "gone", "new"]
Piece = tuple[Op, str]

# Numbers and words with an apostrophe are one token, characters of unspaced scripts one each.
UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(
    rf"\s+|\d+(?:[.,:]\d+)*|[{UNSPACED}]|[^\W\d_{UNSPACED}][^\W_{UNSPACED}]*(?:['’][^\W\d_]+)*|."
)
# A gap of more cells than this without one common landmark is simply other text.
MAX_CELLS = 40_000
# Natural texts need three or four; a text made to nest deeper is compared more coarsely.
MAX_DEPTH = 30
PARAGRAPH_END = "\n\n"


@dataclass(frozen=True)
class Change:
    """One field of a story that changed: its name, its words for people, and the difference.

    `pieces` is empty where no word changed, as with a crop or a link's address; `remark` says
    what changed besides the words.
    """

    field: str
    label: str
    pieces: tuple[Piece, ...] = ()
    remark: str = ""


def word_difference(old: str, new: str) -> list[Piece]:
    """Return (op, text) pieces: `same` and `gone` make the old text, `same` and `new` the new."""
    a, b = TOKEN.findall(old), TOKEN.findall(new)
    pieces: list[Piece] = []
    for is_same, left, right in gaps(a, b):
        if is_same:
            pieces.append(("same", "".join(left)))
        else:
            pieces += [("gone", "".join(left)), ("new", "".join(right))]
    return tidy(pieces)


def story_difference(old: Story, new: Story) -> list[Change]:
    """Return what changed between two versions, field by field in the order of the page."""
    changes = [
        Change(name, label, tuple(word_difference(before, after)))
        for (name, label, before), (_, _, after) in zip(lines(old), lines(new), strict=True)
        if before != after
    ]
    body = body_change(old.body, new.body)
    if body:
        at = sum(change.field in BEFORE_BODY for change in changes)
        changes.insert(at, body)
    if old.figures != new.figures and not any(change.field == "figures" for change in changes):
        changes.append(
            Change(
                "figures",
                FACTS["figures"].label,
                remark=gettext("A picture, its crop or its alt text."),
            )
        )
    return changes


# Where a story goes on behind its text: what changed there is told after what changed in the text.
BEFORE_BODY = {*STORY_FIELDS[: STORY_FIELDS.index("body")], "writers"}


def lines(story: Story) -> list[tuple[str, str, str]]:
    """Return every field but the text as (field, label, words), in the order of the page.

    The address and the language are no words of the story; they are told where they are set.
    """
    out = []
    for name, fact in FACTS.items():
        if name == "figures":
            # Who wrote it stands over the text, who else worked on it below.
            out.append(("editors", noop("Web editors"), names(story, CreditRole.WEB_EDITOR)))
            out.append(("translators", noop("Translators"), names(story, CreditRole.TRANSLATOR)))
        if name == "credits":
            out.append(("writers", noop("By"), names(story, CreditRole.WRITER)))
        elif fact.is_text or name in WORDS:
            words = WORDS[name](story) if name in WORDS else getattr(story, name)
            out.append((name, fact.label, words))
    return out


def names(story: Story, role: str) -> str:
    """Return the people credited in one role as one line."""
    return ", ".join(credit.name for credit in story.credited(role))


def source_words(story: Story) -> str:
    """Return source and time as the page prints them."""
    source = story.source.name if story.source else ""
    return source_line(source, story.source_moment, story.language)


def photo_words(photo: StoryPhoto | None) -> str:
    """Return how a picture without words of its own is told from another."""
    return gettext("Picture %(number)s") % {"number": photo.hash[:8]} if photo else ""


def figure_words(figure: StoryFigure) -> str:
    """Return the words under one picture."""
    return " ".join(part for part in (figure.caption, figure.credit) if part)


# How what is no plain text reads in one line.
WORDS: dict[str, Callable[[Story], str]] = {
    "source": source_words,
    "dateline": lambda story: dateline_words(story.dateline) if story.dateline else "",
    "figures": lambda story: PARAGRAPH_END.join(map(figure_words, story.shown_figures)),
    "section": lambda story: story.section.name if story.section else "",
    "tags": lambda story: ", ".join(tag.name for tag in story.tags),
    "social_photo": lambda story: photo_words(story.social_photo),
    "translation_of": lambda story: story.translation_of,
    "is_flash": lambda story: gettext("More follows") if story.is_flash else "",
    "is_sensitive": lambda story: gettext("Sensitive") if story.is_sensitive else "",
}


def body_change(old: str, new: str) -> Change | None:
    """Return what changed in the text: only paragraphs that differ, each word by word."""
    if old == new:
        return None
    pieces: list[Piece] = []
    before = [block.text for block in blocks(old)]
    after = [block.text for block in blocks(new)]
    for is_same, left, right in gaps(before, after):
        if is_same:
            continue
        if pieces:
            pieces.append(("same", PARAGRAPH_END))
        pieces += word_difference(PARAGRAPH_END.join(left), PARAGRAPH_END.join(right))
    remark = ""
    if placed_among_words(old) != placed_among_words(new):
        remark = gettext("A picture moved.")
    if not pieces and without_figures(old) != without_figures(new):
        remark = f"{gettext('Only links or the kind of a paragraph.')} {remark}".strip()
    return Change("body", FACTS["body"].label, tuple(pieces), remark)


def placed_among_words(body: str) -> list[tuple[str, str]]:
    """Return the places of a text's pictures, each with the words that stand before it."""
    parts = re.split(r'<figure data-photo="([0-9a-f]{32})"></figure>', body)
    before = [found[-1].text if (found := blocks(part)) else "" for part in parts[::2]]
    return list(zip(parts[1::2], before, strict=False))


def gaps(
    a: Sequence[str], b: Sequence[str], depth: int = 0
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Yield (is it the same, part of a, part of b) in order; the parts make both wholes."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    if start:
        yield True, a[:start], b[:start]
    yield from unequal_gaps(a[start : len(a) - end], b[start : len(b) - end], depth + 1)
    if end:
        yield True, a[len(a) - end :], b[len(b) - end :]


def unequal_gaps(
    a: Sequence[str], b: Sequence[str], depth: int
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Yield the same for parts that begin and end differently."""
    if not a or not b:
        if a or b:
            yield False, a, b
        return
    anchors = landmarks(a, b) if depth < MAX_DEPTH else []
    if anchors:
        i = j = 0
        for next_i, next_j in anchors:
            yield from gaps(a[i:next_i], b[j:next_j], depth)
            yield True, a[next_i : next_i + 1], b[next_j : next_j + 1]
            i, j = next_i + 1, next_j + 1
        yield from gaps(a[i:], b[j:], depth)
    elif len(a) * len(b) > MAX_CELLS:
        yield False, a, b
    else:
        for op, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield op == "equal", a[i:i_end], b[j:j_end]


def landmarks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of tokens that stand exactly once in both, in one order in both.

    The longest such chain, found by patience sorting.
    """
    once_a, once_b = once(a), once(b)
    pairs = [(i, once_b[token]) for token, i in once_a.items() if token in once_b]
    tops: list[int] = []
    piles: list[tuple[int, int]] = []
    came_from: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        at = bisect_left(tops, pair[1])
        came_from[pair] = piles[at - 1] if at else None
        tops[at : at + 1] = [pair[1]]
        piles[at : at + 1] = [pair]
    chain: list[tuple[int, int]] = []
    step = piles[-1] if piles else None
    while step:
        chain.append(step)
        step = came_from[step]
    return chain[::-1]


def once(tokens: Sequence[str]) -> dict[str, int]:
    """Return the tokens that stand exactly once, with their place, in order."""
    counted = Counter(tokens)
    return {token: at for at, token in enumerate(tokens) if counted[token] == 1}


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Join pieces so that a change reads as one: all that is gone, then all that is new.

    White space alone between two changed words belongs to both.
    """
    joined = [
        (op, "".join(text for _, text in run))
        for op, run in groupby((piece for piece in pieces if piece[1]), key=lambda piece: piece[0])
    ]
    out: list[Piece] = []
    gone = new = ""
    for at, (op, text) in enumerate(joined):
        is_between = (gone or new) and at + 1 < len(joined)
        if op == "same" and not (is_between and not text.strip() and text != PARAGRAPH_END):
            out += [*changed(gone, new), (op, text)]
            gone = new = ""
        else:
            gone += text if op != "new" else ""
            new += text if op != "gone" else ""
    return [*out, *changed(gone, new)]


def changed(gone: str, new: str) -> Iterator[Piece]:
    """Yield what is gone and what is new, where there is any."""
    if gone:
        yield "gone", gone
    if new:
        yield "new", new
