"""EXIF: the camera's own notes, as far as a newsroom needs them (EXIF 2.32, TIFF 6.0)."""

from collections.abc import Mapping

from media.metadata.encodings import text_by
from media.metadata.text import clean

MOST_TAGS = 1000
TYPE_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
TAG_DESCRIPTION, TAG_ARTIST, TAG_COPYRIGHT = 0x010E, 0x013B, 0x8298
TAG_MAKE, TAG_MODEL = 0x010F, 0x0110
TAG_XP_COMMENT, TAG_XP_AUTHOR, TAG_XP_KEYWORDS = 0x9C9C, 0x9C9D, 0x9C9E
TEXT_TAGS = (TAG_DESCRIPTION, TAG_ARTIST, TAG_COPYRIGHT)
TAG_EXIF_DIRECTORY = 0x8769
TAG_TAKEN, TAG_TAKEN_OFFSET = 0x9003, 0x9011


def number_in(data: bytes, at: int, size: int) -> int:
    """Return a number of the block, in its byte order."""
    return number_of(data[at : at + size], data)


def number_of(raw: bytes, data: bytes) -> int:
    """Return a number that is written in the byte order of the block `data`."""
    return int.from_bytes(raw, "little" if data[:2] == b"II" else "big")


def first_directory(data: bytes) -> int:
    """Return where the first directory of a TIFF or EXIF block lies."""
    return number_in(data, 4, 4) if data[:4] in {b"II*\0", b"MM\0*"} else 0


def directory(data: bytes, at: int) -> dict[int, bytes]:
    """Return the tags of one directory with their raw values; the first of two alike counts."""
    tags: dict[int, bytes] = {}
    if not 8 <= at <= len(data) - 2:
        return tags
    for entry in range(min(number_in(data, at, 2), MOST_TAGS)):
        offset = at + 2 + 12 * entry
        if offset + 12 > len(data):
            break
        size = TYPE_SIZES.get(number_in(data, offset + 2, 2), 0) * number_in(data, offset + 4, 4)
        start = offset + 8 if size <= 4 else number_in(data, offset + 8, 4)
        if size and start < len(data):
            tags.setdefault(number_in(data, offset, 2), data[start : start + size])
    return tags


def texts_of_exif(data: bytes) -> list[bytes]:
    """Return the words that people write as they stand in the block."""
    tags = directory(data, first_directory(data))
    return [plain_bytes(tags[tag]) for tag in TEXT_TAGS if tag in tags]


def words_of_exif(data: bytes, encoding: str) -> dict[str, list[str]]:
    """Return the fields that EXIF has words for, by the names of `words.FileWords`.

    Its text is ASCII by the standard, UTF-8 or `encoding` in fact.
    """
    tags = directory(data, first_directory(data))
    pointer = tags.get(TAG_EXIF_DIRECTORY, b"")
    camera = directory(data, number_of(pointer[:4], data))

    def text(tags: Mapping[int, bytes], tag: int) -> str:
        return clean(text_by(plain_bytes(tags.get(tag, b"")), encoding))

    fields = {
        "caption": [text(tags, TAG_DESCRIPTION) or windows_text(tags, TAG_XP_COMMENT)],
        "bylines": split_names(text(tags, TAG_ARTIST) or windows_text(tags, TAG_XP_AUTHOR)),
        "copyright_notice": [text(tags, TAG_COPYRIGHT)],
        "keywords": windows_text(tags, TAG_XP_KEYWORDS).split(";"),
        "taken": [moment(text(camera, TAG_TAKEN), text(camera, TAG_TAKEN_OFFSET))],
        "camera": [f"{text(tags, TAG_MAKE)} {text(tags, TAG_MODEL)}".strip()],
    }
    return {name: [value for value in values if value] for name, values in fields.items()}


def plain_bytes(raw: bytes) -> bytes:
    """Return a text's bytes without the NULs that end it.

    A copyright of two parts has the photographer's before the NUL and the editor's after it.
    """
    return raw.rstrip(b"\0").replace(b"\0", b" ")


def windows_text(tags: Mapping[int, bytes], tag: int) -> str:
    """Return a text that Windows wrote: UTF-16."""
    raw = tags.get(tag, b"")
    return clean(raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0])


def split_names(text: str) -> list[str]:
    """Return the names of a list that is written with semicolons."""
    return [name.strip() for name in text.split(";") if name.strip()]


def moment(text: str, offset: str) -> str:
    """Return `2008:10:22 16:28:39` as ISO 8601 writes it, with its offset where the file has it."""
    day, _, clock = text.partition(" ")
    return f"{day.replace(':', '-')}T{clock}{offset}" if day and clock else day.replace(":", "-")
