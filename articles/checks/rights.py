"""The rights of a story's photos: when one may be shown, and the reason to show it all the same."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from articles.checks.check import Check, named_figures
from articles.dates import day_words, moment_words
from editions.story import Story
from media.models import Photo

SOON = timedelta(days=7)
# A photo of a story as the library has it: its place, how it is called there, and the photo.
type InLibrary = tuple[int, str, Photo]


def rights_in_question(story: Story, at: datetime) -> Iterator[Check]:
    """Yield each photo that may not be shown at this moment, by its licence or its embargo.

    The words name the limit and not the moment, so that a reason given for one holds until the
    limit itself is changed.
    """
    day = timezone.localtime(at).date()
    for place, name, photo in library_photos(story):
        limits = []
        if photo.licence_from and day < photo.licence_from:
            limits.append(f"may be used only from {day_words(photo.licence_from)}.")
        if photo.licence_until and day > photo.licence_until:
            limits.append(f"could be used only until {day_words(photo.licence_until)}.")
        if photo.embargo_until and at < photo.embargo_until:
            limits.append(f"is embargoed until {moment_words(photo.embargo_until)}.")
        for limit in limits:
            yield Check(
                f"{name} {limit}", "figures", asks=True, place=place, photo=photo.content_hash
            )


def rights_that_end(photos: Iterable[InLibrary], at: datetime) -> Iterator[Check]:
    """Yield each photo whose licence ends within a week of this moment."""
    day = timezone.localtime(at).date()
    for place, name, photo in photos:
        if photo.licence_until and day <= photo.licence_until <= day + SOON:
            words = f"{name} may be used until {day_words(photo.licence_until)} only."
            yield Check(words, "figures", place=place, photo=photo.content_hash)


def library_photos(story: Story) -> Iterator[InLibrary]:
    """Yield the story's photos as the library has them, with place and name."""
    figures = list(named_figures(story))
    hashes = [figure.photo.hash for _, _, figure in figures if figure.photo]
    rows = Photo.objects.filter(content_hash__in=hashes) if hashes else ()
    known = {photo.content_hash: photo for photo in rows}
    for place, name, figure in figures:
        photo = known.get(figure.photo.hash) if figure.photo else None
        if photo:
            yield place, name, photo
