"""A picture comes into the library."""

import hashlib
import warnings
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from PIL import Image, UnidentifiedImageError

from media.models import Photo
from people.models import User

MAX_PIXELS = 100_000_000
ACCEPTED = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP"}
MAX_RATIO = 20

# Pillow's own guard warns first and refuses at twice its limit; ours is checked before decoding.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def sha256_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal, and rewind it."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def measure(file: IO[bytes], name: str) -> tuple[int, int]:
    """Return width and height in pixels as a viewer sees the picture (turned upright).

    Only the head of the file is read. Raises `ValidationError` that says what to do where the
    file is not a picture that can be used.
    """
    shown = PurePath(name).name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            file.seek(0)
            with Image.open(file, formats=tuple(ACCEPTED)) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise ValidationError(
                        f"{shown} has {width} x {height} pixels; the limit is 100 megapixels. "
                        "Save it smaller and try again."
                    )
                if max(width, height) > MAX_RATIO * min(width, height):
                    raise ValidationError(
                        f"{shown} is a strip of {width} x {height} pixels. Crop it and try again."
                    )
                turned = image.getexif().get(ORIENTATION_TAG, 1) in TURNED_ORIENTATIONS
            file.seek(0)
            with Image.open(file, formats=tuple(ACCEPTED)) as image:
                image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ValidationError(
            f"{shown} is not a picture that can be used. Save it as JPEG, PNG or WebP."
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(
            f"{shown} is damaged or cut off. Ask for it again, or save it anew as JPEG."
        ) from error
    finally:
        file.seek(0)
    return (height, width) if turned else (width, height)


ORIENTATION_TAG = 0x0112
TURNED_ORIENTATIONS = {5, 6, 7, 8}


def add_photo(file: "File[bytes]", *, by: User | None, **words: object) -> Photo:
    """Put a picture into the library, or return the one whose file is the same.

    `words` are fields of `Photo` (caption, alt_text, …) for a new one. The renditions are made
    by the worker. Raises `ValidationError` where the file cannot be used.
    """
    name = file.name or "The file"
    if file.size > settings.PHOTO_MAX_BYTES:
        limit = settings.PHOTO_MAX_BYTES // (1024 * 1024)
        raise ValidationError(f"{name} is larger than {limit} MB. Save it smaller and try again.")
    digest = sha256_of(file)
    known = Photo.objects.filter(sha256=digest).first()
    if known:
        return known
    width, height = measure(file, name)
    photo = Photo(
        sha256=digest,
        content_hash=digest[:32],
        width_px=width,
        height_px=height,
        uploaded_by=by,
        **words,
    )
    photo.original.save(name, file, save=False)
    photo.save()
    return photo
