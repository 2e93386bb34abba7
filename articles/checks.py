"""What stops a story from going out, in words an editor understands."""

from collections.abc import Iterator

from articles.workflow import DoorError
from editions.body import blocks
from editions.story import Story
from media.models import Photo, PhotoStatus


class NotReady(DoorError):
    """The story cannot go out yet; `problems` are the sentences that say why."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def problems(story: Story) -> Iterator[str]:
    """Yield a sentence for everything that stops this story."""
    if not story.headline:
        yield "The story has no headline."
    if story.section is None:
        yield "Choose the section it stands in."
    if not blocks(story.body):
        yield "The story has no text."
    if not story.credits and story.source is None and not story.is_flash:
        yield "Say who it is from: name a writer or web editor, or the source."
    yield from photo_problems(story)


def photo_problems(story: Story) -> Iterator[str]:
    """Yield what is wrong with the pictures that readers would see."""
    hashes = [figure.photo.hash for figure in story.shown_figures if figure.photo]
    status = dict(
        Photo.objects.filter(content_hash__in=hashes).values_list("content_hash", "status")
    )
    for number, figure in enumerate(story.shown_figures, start=1):
        name = f"Photo {number}" + (f" (“{figure.caption[:40]}”)" if figure.caption else "")
        if not figure.alt:
            yield f"{name} has no alt text. Say what it shows to someone who cannot see it."
        stands = status.get(figure.photo.hash) if figure.photo else None
        if stands == PhotoStatus.KILLED:
            yield f"{name} was killed and may not be used. Take it out."
        elif stands == PhotoStatus.RESTRICTED:
            yield f"{name} is restricted. Ask the photo desk to free it, or take it out."
        elif stands is None:
            yield f"{name} is no longer in the library. Take it out or choose another."


def check_ready(story: Story) -> None:
    """Raise `NotReady` with every problem, where there is one."""
    found = list(problems(story))
    if found:
        raise NotReady(found)
