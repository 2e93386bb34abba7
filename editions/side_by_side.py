"""Two versions of a story beside each other: on the left what is gone, on the right what is new."""

from collections.abc import Iterator
from dataclasses import dataclass

from editions.difference import PARAGRAPH_END, Piece, photo_words, story_difference, word_difference
from editions.story import Story, StoryFigure


@dataclass(frozen=True)
class Row:
    """One thing that differs. Both sides are empty where no word does; `remark` says what then."""

    label: str
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    remark: str = ""


def side_by_side(old: Story, new: Story) -> list[Row]:
    """Return everything in which two versions differ, in the order of the page.

    The text is cut into the stretches that changed; each picture is compared by itself: which it
    is, its words, its alt text and its crop.
    """
    rows: list[Row] = []
    for change in story_difference(old, new):
        if change.field == "figures":
            continue
        if not change.pieces:
            rows.append(Row(change.label, remark=change.remark))
        rows += [row(change.label, stretch) for stretch in stretches(change.pieces)]
    return [*rows, *figure_rows(old.figures, new.figures)]


def row(label: str, pieces: list[Piece]) -> Row:
    """Return pieces of a difference as two sides."""
    return Row(
        label,
        left=tuple(piece for piece in pieces if piece[0] != "new"),
        right=tuple(piece for piece in pieces if piece[0] != "gone"),
    )


def stretches(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """Yield the pieces of each stretch of paragraphs that changed."""
    stretch: list[Piece] = []
    for piece in pieces:
        if piece == ("same", PARAGRAPH_END):
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(piece)
    if stretch:
        yield stretch


def figure_rows(old: tuple[StoryFigure, ...], new: tuple[StoryFigure, ...]) -> Iterator[Row]:
    """Yield what differs in the pictures: those that came, went or changed, and their order."""
    before, after = keyed(old), keyed(new)
    for number, (key, figure) in enumerate(after.items(), start=1):
        name = f"Photo {number}" if figure.photo else f"Waiting caption {number}"
        known = before.get(key)
        if known is None:
            yield row(f"{name}, new", word_difference("", PARAGRAPH_END.join(words(figure))))
            continue
        for label, mine, theirs in zip(PARTS, parts(known), parts(figure), strict=True):
            if mine != theirs:
                yield row(f"{name}: {label}", word_difference(mine, theirs))
    for number, (key, figure) in enumerate(before.items(), start=1):
        if key not in after:
            yield row(
                f"Photo {number}, taken out", word_difference(PARAGRAPH_END.join(words(figure)), "")
            )
    stayed = [key for key in before if key in after]
    if stayed != [key for key in after if key in before]:
        yield Row("Photos", remark="They stand in another order.")


def keyed(figures: tuple[StoryFigure, ...]) -> dict[str, StoryFigure]:
    """Return figures by what tells them from each other; the same picture twice stays two."""
    by_name: dict[str, StoryFigure] = {}
    for figure in figures:
        name = figure.photo.hash if figure.photo else f"waits: {figure.caption}"
        while name in by_name:
            name += "+"
        by_name[name] = figure
    return by_name


PARTS = ("which", "caption", "credit", "alt text", "copyright", "crop")


def parts(figure: StoryFigure) -> tuple[str, ...]:
    """Return a figure's parts as words, in the order of `PARTS`."""
    photo = figure.photo
    crop = f"{photo.focal_x:.0%} from the left, {photo.focal_y:.0%} from the top" if photo else ""
    return (
        photo_words(photo) or "No picture yet",
        figure.caption,
        figure.credit,
        figure.alt,
        figure.copyright_notice,
        crop,
    )


def words(figure: StoryFigure) -> list[str]:
    """Return what a figure says."""
    return [part for part in parts(figure)[:4] if part]
