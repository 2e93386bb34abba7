"""Which picture of a version is which of the version before, though its words or photo changed."""

from collections import Counter
from collections.abc import Callable, Sequence

from editions.story import StoryFigure

# A figure that was there before, by its place there; or a new one, by its photo or caption.
type FigureKey = tuple[str, int | str, int]


def figure_keys(base: Sequence[StoryFigure], side: Sequence[StoryFigure]) -> list[FigureKey]:
    """Return for each figure of a side which one it is: one of the base, or a new one.

    Found by being the same, then by its photo, then by its caption, then, for captions that
    wait, by its place.
    """
    found: dict[int, int] = {}
    for same in (is_equal, has_photo_of, has_caption_of):
        match(base, side, found, same)
    for at, figure in enumerate(side):
        is_free = at not in found and at < len(base) and at not in found.values()
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
    same: Callable[[StoryFigure, StoryFigure], bool],
) -> None:
    """Note in `found` which place of the side is which of the base, each at most once."""
    for at, figure in enumerate(side):
        if at in found:
            continue
        free = (
            i for i, before in enumerate(base) if i not in found.values() and same(before, figure)
        )
        place = next(free, None)
        if place is not None:
            found[at] = place


def is_equal(before: StoryFigure, figure: StoryFigure) -> bool:
    """Say whether nothing of it changed."""
    return before == figure


def has_photo_of(before: StoryFigure, figure: StoryFigure) -> bool:
    """Say whether it shows the same photo."""
    return bool(before.photo and figure.photo and before.photo.hash == figure.photo.hash)


def has_caption_of(before: StoryFigure, figure: StoryFigure) -> bool:
    """Say whether the same words stand under another photo, or one that arrived."""
    return bool(figure.caption) and before.caption == figure.caption
