"""Which way of reading a file's words is right, where it does not say: somebody chooses."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from media.file_words import photo_fields
from media.metadata.words import FileWords
from media.models import Photo
from media.rewording import reword

# By these somebody is named: what is read in two ways makes no person and no agency.
NAMING = ("credit_line", "source")


def agreed_names(file_words: FileWords, ways: Sequence[FileWords]) -> FileWords:
    """Return the words with those names alone that every way of reading them has."""
    bylines = tuple(name for name in file_words.bylines if all(name in way.bylines for way in ways))
    credits, sources = ({getattr(way, name) for way in ways} for name in NAMING)
    return replace(
        file_words,
        bylines=bylines,
        credit_line=file_words.credit_line if credits == {file_words.credit_line} else "",
        source=file_words.source if sources == {file_words.source} else "",
    )


def words_of(photo: Photo, number: int) -> FileWords:
    """Return the words of one way to read a photo's file. Raises `IndexError`."""
    return FileWords.from_json(photo.readings[number]["words"])


@transaction.atomic
def choose_reading(photo: Photo, number: int) -> Photo:
    """Take one way to read a photo's file as the right one; return the photo.

    What the other way filled is filled anew, people and agencies too; what somebody wrote
    meanwhile stays. Raises `IndexError` where there is no such way.
    """
    locked = Photo.objects.select_for_update().get(pk=photo.pk)
    ways = [words_of(locked, at) for at in range(len(locked.readings))]
    chosen = words_of(locked, number)
    before = filled(ways[0], ways)
    changed: dict[str, Any] = {
        name: value
        for name, value in photo_fields(chosen).items()
        if getattr(locked, name) == before.get(name) and value != before.get(name)
    }
    return reword(locked, **changed, file_words=chosen.as_json(), readings=[])


def filled(file_words: FileWords, ways: Sequence[FileWords]) -> dict[str, Any]:
    """Return the fields that words fill which can be read in these ways: nobody who is unsure."""
    if len(ways) < 2:
        return photo_fields(file_words)
    sure = photo_fields(agreed_names(file_words, ways))
    # A credit line is printed as the file has it; only nobody is made of it.
    return sure | {"credit_override": file_words.credit_line[:300]}
