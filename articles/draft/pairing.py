"""Which picture of a version is which of the version before, though its words or photo changed."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from editions.story import StoryFigure

# A figure that was there before, by its place there; or a new one, by its photo or caption.
type FigureKey = tuple[str, int | str, int]


def figure_keys(base: Sequence[StoryFigure], side: Sequence[StoryFigure]) -> list[FigureKey]:
    """Return for each figure of a side which one it is: one of the base, or a new one.

    Found by being the same, then by its photo, then by its caption, then, for captions that
    wait, by its place.
    """
    found: dict[int, int] = {}
    for mark_of in (itself, photo_hash, caption):
        match(base, side, found, mark_of)
    taken = set(found.values())
    for at, figure in enumerate(side):
        is_free = at not in found and at < len(base) and at not in taken
        if is_free and figure.photo is None and base[at].photo is None:
            found[at] = at
    seen: Counter[str] = Counter()
    keys: list[FigureKey] = []
    for at, figure in enumerate(side):
        if at in found:
            keys.append(("was", found[at], 0))
        else:
            name = figure.photo.hash if figure.photo else figure.caption
            keys.append(("new", name, seen[name]))
            seen[name] += 1
    return keys


def match(
    base: Sequence[StoryFigure],
    side: Sequence[StoryFigure],
    found: dict[int, int],
    mark_of: Callable[[StoryFigure], Hashable],
) -> None:
    """Note in `found` which place of the side is which of the base, each at most once.

    Two are one where they have the same mark; what has none (an empty one) is like no other.
    """
    taken = set(found.values())
    free: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, figure in enumerate(base):
        if place not in taken:
            free[mark_of(figure)].append(place)
    for at, figure in enumerate(side):
        mark = mark_of(figure)
        if at not in found and mark and free[mark]:
            found[at] = free[mark].popleft()


def itself(figure: StoryFigure) -> StoryFigure:
    """Return the figure, for one of which nothing changed."""
    return figure


def photo_hash(figure: StoryFigure) -> str:
    """Return which photo it shows, if any."""
    return figure.photo.hash if figure.photo else ""


def caption(figure: StoryFigure) -> str:
    """Return its words, which may stand under another photo, or one that arrived."""
    return figure.caption
