"""What the text of a story lacks before it can go out, in words an editor understands."""

from collections.abc import Iterator

from django.utils import timezone

from articles.checks.check import Check, NotReady, named_figures, stop
from editions.body import elements_of, plain
from editions.story import Story
from media.models import Photo


def problems(story: Story) -> Iterator[Check]:
    """Yield everything that stops this story."""
    if not plain(story.headline):
        yield stop("The story has no headline.", "headline")
    if story.section is None:
        yield stop("Choose the section it stands in.", "section")
    if not any(plain(part.text_content()) for part in elements_of(story.body)):
        yield stop("The story has no text.", "body")
    if not story.credits and story.source is None and not story.is_flash:
        yield stop("Say who it is from: name a writer or web editor, or the source.", "credits")
    yield from photo_problems(story)


def photo_problems(story: Story) -> Iterator[Check]:
    """Yield what is wrong with the pictures that readers would see."""
    hashes = [figure.photo.hash for figure in story.shown_figures if figure.photo]
    hashes += [story.social_photo.hash] if story.social_photo else []
    if not hashes:
        return
    today = timezone.localdate()
    known = {row.content_hash: row for row in Photo.objects.filter(content_hash__in=hashes)}
    for place, name, figure in named_figures(story):
        assert figure.photo is not None, "a figure that is shown has its photo"
        photo = figure.photo.hash
        if not figure.alt:
            problem = f"{name} has no alt text. Say what it shows to someone who cannot see it."
            yield stop(problem, "alt_text", place, photo)
        row = known.get(photo)
        if row is None:
            problem = f"{name} is no longer in the library. Take it out or choose another."
            yield stop(problem, "figures", place, photo)
        elif row.is_killed:
            problem = f"{name} was killed and may not be used. Take it out."
            yield stop(problem, "figures", place, photo)
        elif not row.may_be_used_on(today):
            problem = f"{name} is restricted. Ask the photo desk to free it, or take it out."
            yield stop(problem, "figures", place, photo)
    shared = story.social_photo
    chosen = known.get(shared.hash) if shared else None
    if shared and (chosen is None or not chosen.may_be_used_on(today)):
        problem = "The photo for shared links may not be used. Choose another, or none."
        yield stop(problem, "social_photo", photo=shared.hash)


def check_ready(story: Story) -> None:
    """Raise `NotReady` with every problem, where there is one."""
    if checks := list(problems(story)):
        raise NotReady(checks)
