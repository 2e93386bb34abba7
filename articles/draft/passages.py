"""Passages of a text: where one stands, and where it went when the text was changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from articles.models import Article, PassageNote
from articles.models.passages import LONGEST_CONTEXT, LONGEST_PASSAGE
from editions.difference import Piece, word_difference
from editions.story import Story

INLINE = re.compile(r"</?(?:a|em|strong|sub|sup)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
# A passage that stands more often in a text is looked for in so many places.
MOST_PLACES = 200
# Words that took the place of a passage are it still, unless they are so much more.
MOST_TIMES, MOST_MORE = 3, 200

type Place = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """Words of a text, and those on either side that tell them from the same words elsewhere."""

    exact: str
    before: str = ""
    after: str = ""


def running_text(body: str) -> str:
    """Return the words of a clean text in one line: any white space, and any end of a block, is
    one space. The page's script (`editor/passages.js`) makes the same of what it shows.
    """
    return " ".join(unescape(TAG.sub(" ", INLINE.sub("", body))).split())


def passage_at(text: str, place: Place) -> Passage:
    """Return the passage at a place."""
    start, end = place
    return Passage(
        text[start:end][:LONGEST_PASSAGE],
        text[max(0, start - LONGEST_CONTEXT) : start],
        text[end : end + LONGEST_CONTEXT],
    )


def find(passage: Passage, text: str) -> Place | None:
    """Return where a passage stands in a text; of several places the one among the same words."""
    starts: list[int] = []
    at = text.find(passage.exact) if passage.exact else -1
    while at >= 0 and len(starts) < MOST_PLACES:
        starts.append(at)
        at = text.find(passage.exact, at + 1)
    if not starts:
        return None
    length = len(passage.exact)

    def alike(start: int) -> int:
        before, after = text[:start], text[start + length : start + length + LONGEST_CONTEXT]
        return same_end(before, passage.before) + same_end(after[::-1], passage.after[::-1])

    best = max(starts, key=alike)
    return best, best + length


def same_end(one: str, other: str) -> int:
    """Return how many letters at the end of two texts are the same."""
    pairs = zip(reversed(one[-LONGEST_CONTEXT:]), reversed(other), strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def moved(place: Place, pieces: Iterable[Piece]) -> Place | None:
    """Return where a place of the old text is in the new, by their difference; None where it went.

    Words that were put in the place of some of it belong to it.
    """
    start, end = place
    old = new = 0
    kept: list[int] = []
    is_replaced = False
    for op, length in ((op, len(text)) for op, text in pieces):
        if op == "new":
            if is_replaced:
                kept += [new, new + length]
            is_replaced = False
            new += length
            continue
        first, last = max(start, old), min(end, old + length)
        if op == "same":
            if first < last:
                kept += [new + first - old, new + last - old]
            new += length
        # What went with much around it is not what stands there now.
        is_replaced = op == "gone" and 2 * (last - first) >= length
        old += length
    if not kept or not 0 < kept[-1] - kept[0] <= MOST_TIMES * (end - start) + MOST_MORE:
        return None
    return kept[0], kept[-1]


def move_passages(article: Article, before: Story | None, after: Story) -> None:
    """Let the notes of a story go along with their passages when its draft was saved.

    The caller holds the story's lock.
    """
    if before is not None and before.body == after.body:
        return
    notes = list(PassageNote.objects.filter(article=article, answers=None))
    if not notes:
        return
    old, new = running_text(before.body if before else ""), running_text(after.body)
    pieces = word_difference(old, new)
    for note in notes:
        passage = Passage(note.exact, note.before, note.after)
        stood = None if note.is_lost else find(passage, old)
        place = moved(stood, pieces) if stood else find(passage, new)
        note.is_lost = place is None
        if place:
            there = passage_at(new, place)
            note.exact, note.before, note.after = there.exact, there.before, there.after
    PassageNote.objects.bulk_update(notes, ["exact", "before", "after", "is_lost"])


def forget_lost(article: Article, draft: Story) -> None:
    """Keep of the passages of a story's notes only what its draft says now.

    What the draft says no more would be on the desk still, in a note that lost it, or beside one.
    """
    text = running_text(draft.body)
    notes = list(PassageNote.objects.filter(article=article, answers=None))
    for note in notes:
        place = find(Passage(note.exact, note.before, note.after), text)
        there = passage_at(text, place) if place else Passage("")
        note.exact, note.before, note.after = there.exact, there.before, there.after
        note.is_lost = place is None
    PassageNote.objects.bulk_update(notes, ["exact", "before", "after", "is_lost"])
