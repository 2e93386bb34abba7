"""A photo that came in under older rules is inspected anew: its picture, and what its file says.

What the file filled then is filled as it would be now; what somebody wrote stays. People and
agencies that were made of gibberish are no longer named by the photo, but stay in their lists.
"""

from typing import Any

from django.core.files.base import File

from media.add_photo import inspect
from media.file_words import SAME_NAME, fitting
from media.metadata.words import FileWords
from media.models import Photo
from media.perceptual_hash import columns_of
from media.reading import filled
from media.renditions import make_again
from media.rewording import reword
from media.small import store_small
from people.names import letters_key

SEEN = ("width_px", "height_px", "left_out", "colour", "likeness")
NAMES = {"photographer", "agency"}


def inspect_again(photo: Photo, *, is_dry: bool = False) -> list[str]:
    """Inspect a photo's original anew; return which fields change, and change them.

    Nothing is changed where `is_dry`. Raises `ValidationError` where the file cannot be read, and
    `FileNotFoundError` where it is lost.
    """
    with photo.original.open("rb") as file:
        seen, small = inspect(File(file, name=photo.file_name or "The file"), photo.file_name)
    changed = {name: seen[name] for name in SEEN if seen[name] != getattr(photo, name)}
    if "likeness" in changed:
        changed |= columns_of(seen["likeness"])
    if {"width_px", "height_px"} & changed.keys():
        changed |= {name: seen[name] for name in ("focal_x", "focal_y")}
    changed |= new_words(photo, seen)
    if is_dry or not changed:
        if not is_dry and not photo.rendered_at:
            store_small(photo, small)
        return sorted(changed)
    photo = reword(photo, **changed)
    if {"colour", "width_px", "height_px"} & changed.keys():
        make_again(photo)
    if not photo.renditions.exists():
        store_small(photo, small)
    return sorted(changed)


def new_words(photo: Photo, seen: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the file fills otherwise now, of those that nobody changed since."""
    before, now = FileWords.from_json(photo.file_words), FileWords.from_json(seen["words"])
    ways = [FileWords.from_json(way["words"]) for way in seen["readings"]]
    fields = filled(now, ways)
    changed = {
        name: value
        for name, value in fields.items()
        if value != getattr(photo, name) and is_untouched(photo, name, before)
    }
    if photo.file_words != seen["words"]:
        changed["file_words"] = seen["words"]
    if ways and not photo.readings and "file_words" in changed:
        changed["readings"] = seen["readings"]
    return changed


def is_untouched(photo: Photo, name: str, before: FileWords) -> bool:
    """Say whether a field still has what the file filled it with, by the rules of then."""
    value = getattr(photo, name)
    if name in NAMES:
        said = letters_key(" ".join((*before.bylines, before.credit_line, before.source)))
        return bool(value) and letters_key(str(value)) in said
    if not value:
        return name in {"digital_source_type", "taken_about"}
    then = {same: getattr(before, same) for same in SAME_NAME} | {
        "headline": before.headline,
        "caption": before.caption,
        "credit_override": before.credit_line,
        "place": before.place,
        "keywords": ", ".join(keyword.replace(",", ";") for keyword in before.keywords),
    }
    return name in then and value == fitting(name, then[name])
