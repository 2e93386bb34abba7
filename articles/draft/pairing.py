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
    base_places: dict[int, int] = {}
    for mark_of in (itself, photo_hash, caption):
        match(base, side, base_places, mark_of)
    taken = set(base_places.values())
    for at, figure in enumerate(side):
        is_free = at not in base_places and at < len(base) and at not in taken
        if is_free and figure.photo is None and base[at].photo is None:
            base_places[at] = at
    seen: Counter[str] = Counter()
    keys: list[FigureKey] = []
    for at, figure in enumerate(side):
        if at in base_places:
            keys.append(("was", base_places[at], 0))
        else:
            name = figure.photo.hash if figure.photo else figure.caption
            keys.append(("new", name, seen[name]))
            seen[name] += 1
    return keys


def match(
    base: Sequence[StoryFigure],
    side: Sequence[StoryFigure],
    base_places: dict[int, int],
    mark_of: Callable[[StoryFigure], Hashable],
) -> None:
    """Note in `base_places` which place of the side is which of the base, each at most once.

    Two are one where they have the same mark; what has none (an empty one) is like no other.
    """
    taken = set(base_places.values())
    free: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, figure in enumerate(base):
        if place not in taken:
            free[mark_of(figure)].append(place)
    for at, figure in enumerate(side):
        mark = mark_of(figure)
        if at not in base_places and mark and free[mark]:
            base_places[at] = free[mark].popleft()


def itself(figure: StoryFigure) -> StoryFigure:
    """Return the figure, for one of which nothing changed."""
    return figure


def photo_hash(figure: StoryFigure) -> str:
    """Return which photo it shows, if any."""
    return figure.photo.hash if figure.photo else ""


def caption(figure: StoryFigure) -> str:
    """Return its words, which may stand under another photo, or one that arrived."""
    return figure.caption
