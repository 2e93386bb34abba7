"""IPTC IIM 4.2: the older form in which agencies send a picture's words."""

import re

from media.metadata.encodings import text_by
from media.metadata.text import clean

MOST_VALUES = 2000
MARK = 0x1C
CHARACTER_SET = (1, 90)
FIELDS = {
    (2, 25): "keywords",
    (2, 40): "instructions",
    (2, 80): "bylines",
    (2, 90): "city",
    (2, 92): "sublocation",
    (2, 95): "state",
    (2, 101): "country",
    (2, 105): "headline",
    (2, 110): "credit_line",
    (2, 115): "source",
    (2, 116): "copyright_notice",
    (2, 120): "caption",
}
DATE_CREATED, TIME_CREATED = (2, 55), (2, 60)


def datasets(data: bytes) -> dict[tuple[int, int], list[bytes]]:
    """Return the values of each dataset, by record and number."""
    values: dict[tuple[int, int], list[bytes]] = {}
    at = 0
    for _ in range(MOST_VALUES):
        if at + 5 > len(data) or data[at] != MARK:
            break
        length, start = int.from_bytes(data[at + 3 : at + 5]), at + 5
        if length & 0x8000:
            # An extended dataset: the number says how many bytes its length takes.
            start += length & 0x7FFF
            length = int.from_bytes(data[at + 5 : start][:8])
        values.setdefault((data[at + 1], data[at + 2]), []).append(data[start : start + length])
        at = start + length
    return values


def mark_of_iim(data: bytes) -> bytes:
    """Return what the block says of its own encoding; programs do not always keep to it."""
    return b"".join(datasets(data).get(CHARACTER_SET, []))


def texts_of_iim(data: bytes) -> list[bytes]:
    """Return all words of the block as they stand in it."""
    raw = datasets(data)
    return [value for key in FIELDS for value in raw.get(key, [])]


def words_of_iim(data: bytes, encoding: str) -> dict[str, list[str]]:
    """Return the fields that IIM has words for, by the names of `words.FileWords`."""
    raw = datasets(data)
    fields: dict[str, list[str]] = {}
    for key, name in FIELDS.items():
        texts = [clean(text_by(value, encoding)) for value in raw.get(key, [])]
        fields[name] = [text for text in texts if text]
    day, clock = (
        clean(b"".join(raw.get(key, [])[:1]).decode("ascii", "replace"))
        for key in (DATE_CREATED, TIME_CREATED)
    )
    # The standard has 20240517; programs write it as XMP or as EXIF does, too.
    if re.fullmatch(r"\d{4}([-:/.])\d\d\1\d\d", day):
        day = re.sub(r"\D", "", day)
    if len(day) == 8 and day.isdecimal():
        fields["taken"] = [f"{day[:4]}-{day[4:6]}-{day[6:]}{clock_words(clock)}"]
    return fields


def clock_words(text: str) -> str:
    """Return `062012+0000` as ISO 8601 writes it."""
    if len(text) < 6 or not text[:6].isdecimal():
        return ""
    zone = text[6:11]
    has_zone = len(zone) == 5 and zone[0] in "+-" and zone[1:].isdecimal()
    return f"T{text[:2]}:{text[2:4]}:{text[4:6]}" + (f"{zone[:3]}:{zone[3:]}" if has_zone else "")
