"""Two texts that grew from one, run by run of paragraphs: what merges by itself, what does not.

Each side's changes are found against the text both began with. Changes of different paragraphs,
neighbours too, stand in hunks of their own; only changes that touch the same paragraph, or put
something in at the same place, share one: a three-way merge.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from editions.difference import TOKEN, gaps

# A rewritten run of more paragraphs than this on one side is taken as one change.
MOST_PAIRED = 60
# Two paragraphs with this share of words in common are the same one, changed.
ALIKE = 0.5


@dataclass(frozen=True)
class Hunk:
    """A run of paragraphs as it was, and what each side has in its place.

    `base` is none where nobody knows how it was.
    """

    base: tuple[str, ...] | None
    theirs: tuple[str, ...]
    mine: tuple[str, ...]

    @property
    def merged(self) -> tuple[str, ...] | None:
        """What stands here without asking, or none where both sides changed it differently."""
        if self.mine in (self.theirs, self.base):
            return self.theirs
        return self.mine if self.theirs == self.base else None

    @property
    def both(self) -> tuple[str, ...]:
        """Their paragraphs, then those of mine that they do not have."""
        known = set(self.theirs)
        return self.theirs + tuple(block for block in self.mine if block not in known)


@dataclass(frozen=True)
class Edit:
    """The paragraphs from `start` up to `end` of the old text became these."""

    start: int
    end: int
    blocks: tuple[str, ...]


def hunks(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[Hunk]:
    """Return all three texts cut into hunks, in order; joined, each side is whole again."""
    cut: list[Hunk] = []
    at = 0
    for group in groups(edits(base, theirs), edits(base, mine)):
        start = group[0][1].start
        end = max(edit.end for _, edit in group)
        if at < start:
            same = tuple(base[at:start])
            cut.append(Hunk(same, same, same))
        their_blocks, my_blocks = (
            side_of(base, [edit for is_mine, edit in group if is_mine is side], start, end)
            for side in (False, True)
        )
        cut.append(Hunk(tuple(base[start:end]), their_blocks, my_blocks))
        at = end
    if at < len(base):
        same = tuple(base[at:])
        cut.append(Hunk(same, same, same))
    return cut


def hunks_without_base(theirs: Sequence[str], mine: Sequence[str]) -> list[Hunk]:
    """Return two texts cut into what is the same in both and what is not."""
    return [
        Hunk(tuple(left) if is_same else None, tuple(left), tuple(right))
        for is_same, left, right in gaps(theirs, mine)
    ]


def groups(theirs: list[Edit], mine: list[Edit]) -> Iterator[list[tuple[bool, Edit]]]:
    """Yield (is it mine, edit): the edits of both sides, those that touch each other together."""
    marked = [(False, edit) for edit in theirs] + [(True, edit) for edit in mine]
    marked.sort(key=lambda one: (one[1].start, one[1].end))
    group: list[tuple[bool, Edit]] = []
    reach = 0
    for is_mine, edit in marked:
        overlaps = edit.start < reach
        is_same_place = bool(group) and group[0][1].start == edit.start == edit.end == reach
        if group and not (overlaps or is_same_place):
            yield group
            group = []
        group.append((is_mine, edit))
        reach = max(reach, edit.end) if len(group) > 1 else edit.end
    if group:
        yield group


def side_of(base: Sequence[str], edits: list[Edit], start: int, end: int) -> tuple[str, ...]:
    """Return what a side has from `start` up to `end` of the old text."""
    out: list[str] = []
    at = start
    for edit in edits:
        out += [*base[at : edit.start], *edit.blocks]
        at = edit.end
    return (*out, *base[at:end])


def edits(base: Sequence[str], side: Sequence[str]) -> list[Edit]:
    """Return what a side changed, paragraph by paragraph where it is seen which became which."""
    changes: list[Edit] = []
    at = 0
    for is_same, old, new in gaps(base, side):
        if not is_same:
            changes += paired_edits(at, old, new)
        at += len(old)
    return changes


def paired_edits(at: int, old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits of one rewritten run that begins at `at`."""
    i = j = 0
    for a, b in pairs(old, new):
        if (i, j) != (a, b):
            yield Edit(at + i, at + a, tuple(new[j:b]))
        yield Edit(at + a, at + a + 1, (new[b],))
        i, j = a + 1, b + 1
    if i < len(old) or j < len(new):
        yield Edit(at + i, at + len(old), tuple(new[j:]))


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which old paragraph became which new one: the most pairs alike, in one order."""
    if not old or not new or max(len(old), len(new)) > MOST_PAIRED:
        return []
    before, after = [words(block) for block in old], [words(block) for block in new]
    return most_in_order(len(old), len(new), lambda i, j: likeness(before[i], after[j]))


def most_in_order(
    rows: int, columns: int, weight: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs of greatest weight that keep one order; pairs that weigh nothing stay out.

    The longest common subsequence, weighed.
    """
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    weights = [[weight(i, j) for j in range(columns)] for i in range(rows)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            with_pair = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], with_pair)
    chosen: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            chosen.append((i, j))
            i, j = i + 1, j + 1
    return chosen


def words(block: str) -> Counter[str]:
    """Return the words of a paragraph's markup with how often each stands there."""
    text = re.sub(r"<[^>]*>", " ", block)
    return Counter(token for token in TOKEN.findall(text) if not token.isspace())


def likeness(before: Counter[str], after: Counter[str]) -> float:
    """Return the share of words that two paragraphs have in common, 0 where it is too small."""
    most = max(before.total(), after.total())
    share = (before & after).total() / most if most else 0.0
    return share if share >= ALIKE else 0.0
