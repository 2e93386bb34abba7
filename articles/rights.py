"""The rights of a story's photos: when one may be shown, and the reason to show it all the same."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from articles.checks import Check, named_figures
from articles.keeping import day_words, moment_words
from articles.workflow import DoorError
from editions.story import Story
from media.models import Photo

SOON = timedelta(days=7)
# A photo of a story as the library has it: its place, how it is called there, and the photo.
type InLibrary = tuple[int, str, Photo]


class NeedsReason(DoorError):
    """Photos whose rights are in question go out only with a line of reason; `checks` name them."""

    def __init__(self, checks: list[Check]) -> None:
        self.checks = checks
        said = " ".join(check.words for check in checks)
        super().__init__(f"{said} Give one line of reason to let it go out all the same.")


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


def check_rights(
    story: Story, *, at: datetime, reason: str, accepted: Iterable[str] = ()
) -> list[str]:
    """Return what the reason answers for; raise `NeedsReason` where there is none.

    `accepted` are the words of limits that a reason was given for before, when the story was
    scheduled.
    """
    known = set(accepted)
    found = [check for check in rights_in_question(story, at) if check.words not in known]
    if found and not reason.strip():
        raise NeedsReason(found)
    return [check.words for check in found]


def library_photos(story: Story) -> Iterator[InLibrary]:
    """Yield the story's photos as the library has them, with place and name."""
    figures = list(named_figures(story))
    hashes = [figure.photo.hash for _, _, figure in figures if figure.photo]
    rows = Photo.objects.filter(content_hash__in=hashes) if hashes else Photo.objects.none()
    known = {photo.content_hash: photo for photo in rows}
    for place, name, figure in figures:
        photo = known.get(figure.photo.hash) if figure.photo else None
        if photo:
            yield place, name, photo
