"""The text of a story three times, paragraph by paragraph: as its house had it, has it, as we do.

What a house changed can be taken one by one. Nothing of ours goes that is not ticked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from articles.draft.hunks import Hunk, hunks, hunks_without_base, pairs
from editions.difference import gaps

type Blocks = tuple[str, ...]


@dataclass(frozen=True)
class TextRow:
    """Some paragraphs that stand at one place: each side's, as markup, in order.

    `old` is none where nobody knows what the house had before. `keys` name what the house changed
    here, whatever we have: by them a tick is known again when our text moved on; without any
    there is nothing to take. `is_ticked`: taken unless somebody says otherwise.
    """

    old: Blocks | None
    new: Blocks
    ours: Blocks
    keys: Blocks = ()
    is_ticked: bool = False

    @property
    def is_same(self) -> bool:
        """Whether all three say the same."""
        return self.new == self.ours and self.old in (None, self.ours)


def text_rows(
    old: Sequence[str] | None,
    new: Sequence[str],
    ours: Sequence[str],
    *,
    is_put_in: bool = False,
) -> Iterator[TextRow]:
    """Yield the places of three texts in order; joined, each side is whole again.

    `is_put_in`: the texts are those of `as_put_in`, in which what came and what went have nothing
    to do with each other.
    """
    cut = hunks_without_base(ours, new) if old is None else hunks(old, ours, new)
    # What the house changed is named alike, whatever of ours stands around it.
    changed = (
        None if old is None else {key for _, keys in named(hunks(old, old, new)) for key in keys}
    )
    for part, keys in named(cut, is_put_in=is_put_in):
        is_changed = part.mine not in (part.base, part.theirs)
        known = keys if changed is None else tuple(key for key in keys if key in changed)
        yield TextRow(
            old=part.base,
            new=part.mine,
            ours=part.theirs,
            keys=known if is_changed else (),
            is_ticked=is_changed and part.theirs == part.base,
        )


def named(cut: Iterable[Hunk], *, is_put_in: bool = False) -> Iterator[tuple[Hunk, Blocks]]:
    """Yield the parts of three texts with names of what the house had and has there.

    Of what it did not change the names are left out.
    """
    met: Counter[str] = Counter()
    for hunk in cut:
        for part in parted(hunk, is_put_in=is_put_in):
            keys = (*keys_of("-", part.base or (), met), *keys_of("+", part.mine, met))
            yield part, () if part.mine == part.base else keys


def parted(hunk: Hunk, *, is_put_in: bool = False) -> Iterator[Hunk]:
    """Yield a hunk in parts that can be taken one by one: what came, what went, each by itself."""
    if hunk.theirs == hunk.mine:
        yield hunk
    elif hunk.base and not hunk.mine:
        yield from taken_out(hunk.base, hunk.theirs)
    elif not hunk.base:
        yield from side_by_side(hunk)
    elif is_put_in and not pairs(hunk.base, hunk.mine):
        yield from taken_out(hunk.base, hunk.theirs)
        yield from (Hunk((), (), (block,)) for block in hunk.mine)
    else:
        yield hunk


def taken_out(base: Blocks, ours: Blocks) -> Iterator[Hunk]:
    """Yield what a house took out, a paragraph at a time, with what became of each here."""
    here = counterparts(base, ours)
    at = 0
    for number, block in enumerate(base):
        end = here.get(number, at)
        yield from (Hunk((), (own,), ()) for own in ours[at:end])
        yield Hunk((block,), ours[end : end + 1] if number in here else (), ())
        at = max(at, end + 1) if number in here else end
    yield from (Hunk((), (own,), ()) for own in ours[at:])


def side_by_side(hunk: Hunk) -> Iterator[Hunk]:
    """Yield what both put in at one place: what is alike together, all else by itself."""
    i = j = 0
    for a, b in [*pairs(hunk.theirs, hunk.mine), (len(hunk.theirs), len(hunk.mine))]:
        yield from (Hunk(hunk.base, (block,), ()) for block in hunk.theirs[i:a])
        yield from (Hunk(hunk.base, (), (block,)) for block in hunk.mine[j:b])
        if a < len(hunk.theirs):
            yield Hunk(hunk.base, (hunk.theirs[a],), (hunk.mine[b],))
        i, j = a + 1, b + 1


def keys_of(side: str, blocks: Blocks, met: Counter[str]) -> Iterator[str]:
    """Yield what names each of some paragraphs; the same one twice has two names."""
    for block in blocks:
        met[f"{side}{block}"] += 1
        named = f"{side}{met[f'{side}{block}']} {block}"
        yield sha256(named.encode()).hexdigest()[:12]


def text_with(rows: Iterable[TextRow], ticked: frozenset[str]) -> list[str]:
    """Return our text with what is ticked of theirs."""
    out: list[str] = []
    for row in rows:
        out += row.new if is_taken(row.keys, ticked) else row.ours
    return out


def is_taken(keys: Blocks, ticked: frozenset[str]) -> bool:
    """Say whether all of a row is ticked."""
    return bool(keys) and ticked.issuperset(keys)


def as_put_in(
    old: Sequence[str], new: Sequence[str], ours: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return our text with the paragraphs that were put into it as their house had and has them.

    What a house sent is another story than ours: only what stands here can change or go, and
    what is new comes behind what it stands behind there, else at the end.
    """
    was = counterparts(ours, old)
    now = counterparts(old, new)
    here = {now[at_old]: at for at, at_old in was.items() if at_old in now}
    kept = set(now.values())
    added: dict[int, list[str]] = defaultdict(list)
    known = {block: at for at, block in enumerate(old)}
    after = len(ours) - 1
    for at, block in enumerate(new):
        if at in here:
            after = here[at]
        elif at not in kept and block not in known:
            added[after].append(block)
    before_all, after_all = [], list[str](added[-1])
    for at, block in enumerate(ours):
        before_all.append(old[was[at]] if at in was else block)
        if at not in was:
            after_all.append(block)
        elif was[at] in now:
            after_all.append(new[now[was[at]]])
        after_all += added[at]
    return before_all, after_all


def counterparts(some: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Return which paragraph of one text is which of another: the same, or the same one changed."""
    known: dict[int, int] = {}
    i = j = 0
    for is_same, left, right in gaps(some, others):
        alike = [(at, at) for at in range(len(left))] if is_same else pairs(left, right)
        known |= {i + a: j + b for a, b in alike}
        i, j = i + len(left), j + len(right)
    return known
