"""A picture comes into the library.

First it is checked (`check_picture`), which keeps nothing, then it is taken in (`take_in`).
"""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction

from media.darkroom import sandbox
from media.finding import note_words
from media.metadata.words import FileWords
from media.models import Photo, original_path
from media.perceptual_hash import note_near_duplicates
from media.reading import filled
from media.refusals import refusal
from media.small import store_small
from people.models import User

HEAD_BYTES = 2048


@dataclass(frozen=True)
class CheckedPicture:
    """A file that the library can take: what it is, and the photo that has it already, if any.

    `small` is a copy of it for the desk, a JPEG (`media/small.py`).
    """

    file: "File[bytes]"
    sha256: str
    known: Photo | None
    seen: dict[str, Any]
    small: bytes = b""


def sha256_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal, and rewind it."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def check_picture(file: "File[bytes]") -> CheckedPicture:
    """Inspect a file in the darkroom and say what it is; one that is known is not inspected.

    Raises `ValidationError` that says what to do where it is not a picture that can be used.
    """
    name = file.name or "The file"
    if file.size > settings.PHOTO_MAX_BYTES:
        limit = settings.PHOTO_MAX_BYTES // (1024 * 1024)
        raise ValidationError(refusal(name, "too_large", limit=limit))
    if not file.size:
        raise ValidationError(refusal(name, "empty"))
    digest = sha256_of(file)
    known = Photo.objects.filter(sha256=digest).first()
    seen, small = ({}, b"") if known else inspect(file, name)
    return CheckedPicture(file, digest, known, seen, small)


def inspect(file: "File[bytes]", name: str) -> tuple[dict[str, Any], bytes]:
    """Return what the darkroom says of a file, and the small copy that it made.

    Raises `ValidationError` where it refuses it.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    with tempfile.TemporaryDirectory(prefix="newsroom-inspect-") as folder:
        with (Path(folder) / sandbox.ORIGINAL).open("wb") as copy:
            shutil.copyfileobj(file, copy)
        file.seek(0)
        try:
            seen = sandbox.run("inspect", Path(folder), sandbox.INSPECTING)
        except sandbox.TooLong as error:
            raise ValidationError(refusal(name, "too_long")) from error
        except sandbox.TooMuch as error:
            raise ValidationError(refusal(name, "too_much")) from error
        except sandbox.DarkroomError as error:
            raise ValidationError(refusal(name, "damaged")) from error
        if code := seen.pop("refused", ""):
            raise ValidationError(refusal(name, code, head, **seen))
        return seen, (Path(folder) / sandbox.SMALL).read_bytes()


def take_in(picture: CheckedPicture, *, by: User | None, **words: object) -> tuple[Photo, bool]:
    """Put a checked picture into the library; return its photo, and whether it is new.

    A new photo's words are what its file says, except where `words` says something else: fields
    of `Photo` (caption, alt_text, …). The renditions are made by the worker.
    """
    if picture.known:
        return picture.known, False
    try:
        with transaction.atomic():
            photo = new_photo(picture, {name: said for name, said in words.items() if said})
            photo.uploaded_by = by
            # The row first: of two who bring the same file at once only one writes it.
            photo.original = original_path(photo, "")
            photo.save()
            store_original(photo, picture.file)
            store_small(photo, picture.small)
            note_words([photo])
    except IntegrityError:
        return Photo.objects.get(sha256=picture.sha256), False
    return photo, True


def new_photo(picture: CheckedPicture, fields: dict[str, object]) -> Photo:
    """Return a photo of what the darkroom saw and the file says, with these words on top."""
    seen = dict(picture.seen)
    file_words: dict[str, Any] = seen.pop("words")
    ways = [FileWords.from_json(way["words"]) for way in seen["readings"]]
    photo = Photo(
        sha256=picture.sha256,
        content_hash=picture.sha256[:32],
        file_name=PurePath(picture.file.name or "").name[:255],
        file_words=file_words,
        **{**seen, **filled(FileWords.from_json(file_words), ways), **fields},
    )
    note_near_duplicates(photo)
    return photo


def store_original(photo: Photo, file: "File[bytes]") -> None:
    """Put the file unchanged into the private store, where it is not there already."""
    storage, path = photo.original.storage, photo.original.name or ""
    if not storage.exists(path):
        storage.save(path, file)


def add_photo(file: "File[bytes]", *, by: User | None, **words: object) -> Photo:
    """Put a picture into the library, or return the one whose file is the same.

    Raises `ValidationError` where the file cannot be used.
    """
    photo, _ = take_in(check_picture(file), by=by, **words)
    return photo
