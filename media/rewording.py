"""Changing what the library says of a photo, and remembering what it said before."""

from copy import copy
from typing import Any

from django.db import transaction

from media.finding import note_words
from media.models import Photo
from media.renditions import IN_THE_FILES, make_again

MOST_KEPT = 10


@transaction.atomic
def reword(photo: Photo, **words: Any) -> Photo:
    """Change these words of a photo; others that somebody changed meanwhile stay."""
    locked = Photo.objects.select_for_update().get(pk=photo.pk)
    before = copy(locked)
    for name, value in words.items():
        setattr(locked, name, value)
    remember(before, locked)
    locked.save(update_fields=[*words, "former_words"])
    note_words([locked])
    if IN_THE_FILES.intersection(words):
        make_again(locked)
    return locked


def remember(before: Photo, photo: Photo) -> None:
    """Keep on a photo, not yet saved, what caption and credit it gave stories until now.

    By these words the stories are found that still say them: `articles/acts/rewording.py`.
    """
    former = {"caption": before.caption, "credit": before.credit_line}
    if former != {"caption": photo.caption, "credit": photo.credit_line}:
        others = [row for row in photo.former_words if row != former]
        photo.former_words = [former, *others][:MOST_KEPT]
