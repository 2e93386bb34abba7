"""What a check says, and the errors by which the door refuses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.workflow import DoorError
from editions.story import Story, StoryFigure


@dataclass(frozen=True)
class Check:
    """A line before a story goes out.

    It `stops` the story, or `asks` one line of reason, or only advises. `field` is the part of
    the story where it is mended: a field of `editions.story.Story`, or of the figure in the place
    `place` (from 0); none where no words of the story can mend it. `photo` is the content hash of
    the picture that it is about.
    """

    words: str
    field: str
    stops: bool = False
    asks: bool = False
    place: int | None = None
    photo: str = ""


class Stopped(DoorError):
    """The story cannot go out; `checks` say why, each in a sentence."""

    def __init__(self, checks: Sequence[Check], ask: str = "") -> None:
        self.checks = checks
        super().__init__(" ".join([*(check.words for check in checks), *filter(None, [ask])]))


class KeptBack(Stopped):
    """The story is embargoed or on hold."""


class NotReady(Stopped):
    """The story's own text has to be mended first."""


class NeedsReason(Stopped):
    """Photos whose rights are in question go out only with a line of reason."""

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__(checks, "Give one line of reason to let it go out all the same.")


def stop(words: str, field: str, place: int | None = None, photo: str = "") -> Check:
    """Return a check that stops the story."""
    return Check(words, field, stops=True, place=place, photo=photo)


def named_figures(story: Story) -> Iterator[tuple[int, str, StoryFigure]]:
    """Yield the figures that readers see, each with its place and what checks call it."""
    shown = [(place, figure) for place, figure in enumerate(story.figures) if figure.photo]
    for number, (place, figure) in enumerate(shown, start=1):
        caption = f" (“{figure.caption[:40]}”)" if figure.caption else ""
        yield place, f"Photo {number}{caption}", figure
