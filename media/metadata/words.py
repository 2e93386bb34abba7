"""One set of words from the three forms in which a file has them.

Where forms differ the order is XMP, IIM, EXIF, as the guidelines of the Metadata Working Group
have it for words that people wrote; IIM comes first where its digest shows that it was changed
after the XMP. The time of taking is the camera's own where it has one.
"""

import hashlib
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from media.metadata.blocks import Blocks, blocks_of
from media.metadata.encodings import Reading, is_iso_2022, marked_encoding, readings, reads_as
from media.metadata.exif import texts_of_exif, words_of_exif
from media.metadata.iim import mark_of_iim, texts_of_iim, words_of_iim
from media.metadata.junk import is_junk
from media.metadata.xmp import words_of_xmp

MOST_KEYWORDS = 200
MOST_BYLINES = 20
type Form = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class FileWords:
    """What a picture's file says about itself. Empty where it says nothing.

    `taken` is written as ISO 8601, as exactly as the file has it: a year, a month, a day, a time,
    or a time with its offset. `digital_source_type` is the IPTC's code, such as
    `trainedAlgorithmicMedia`.
    """

    headline: str = ""
    caption: str = ""
    bylines: tuple[str, ...] = ()
    credit_line: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    sublocation: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    taken: str = ""
    keywords: tuple[str, ...] = ()
    alt_text: str = ""
    extended_description: str = ""
    instructions: str = ""
    digital_source_type: str = ""
    licence_page: str = ""
    camera: str = ""

    @property
    def written_caption(self) -> str:
        """The caption, where a person wrote it and not the camera."""
        return "" if is_junk(self.caption, self.camera) else self.caption

    @property
    def written_headline(self) -> str:
        """The headline, where a person wrote it."""
        return "" if is_junk(self.headline, self.camera) else self.headline

    @property
    def place(self) -> str:
        """Where the picture was taken, from the smallest to the largest."""
        parts = (self.sublocation, self.city, self.state, self.country)
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def as_json(self) -> dict[str, Any]:
        """Return what the file says and nothing that it does not, as JSON keeps it."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Build the words from what `as_json` gave."""
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name in cls.__dataclass_fields__
        }
        return cls(**known)


@dataclass(frozen=True)
class FileReading:
    """One way to read a file's words: what its letters are taken for, and the words."""

    name: str
    words: FileWords

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {"name": self.name, "words": self.words.as_json()}


def read_words(data: bytes) -> FileWords:
    """Return what the bytes of a picture's file say about it, by the likeliest reading."""
    return file_readings(data)[0].words


def file_readings(data: bytes) -> list[FileReading]:
    """Return what a picture's file says about it in each way to read it, the likeliest first.

    Mostly there is one: its bytes do not always say how their letters are meant (`encodings.py`).
    """
    blocks = blocks_of(data)
    xmp: Form = {}
    for packet in blocks.xmp:
        xmp = words_of_xmp(packet) | xmp
    digest = hashlib.md5(blocks.iim, usedforsecurity=False).digest()
    was_changed = bool(blocks.iim_digest) and any(blocks.iim_digest) and blocks.iim_digest != digest
    marked, ways = ways_to_read(blocks, [text for texts in xmp.values() for text in texts])
    by_words: dict[FileWords, FileReading] = {}
    for way in ways:
        iim = words_of_iim(blocks.iim, marked or way.encoding)
        exif = words_of_exif(blocks.exif, way.encoding)
        forms = [iim, xmp, exif] if was_changed else [xmp, iim, exif]
        words = together(forms, taken(exif, iim, xmp))
        by_words.setdefault(words, FileReading(way.name, words))
    return list(by_words.values())


def ways_to_read(blocks: Blocks, witnesses: list[str]) -> tuple[str, list[Reading]]:
    """Return the encoding that IIM has by its mark, where that is true, and the ways for the rest.

    One program wrote the words without a mark: all are read in the same way.
    """
    iim, exif = texts_of_iim(blocks.iim), texts_of_exif(blocks.exif)
    marked = marked_encoding(mark_of_iim(blocks.iim))
    if marked and reads_as(iim, marked) is not None and not any(map(is_iso_2022, iim)):
        return marked, readings(exif, witnesses=witnesses)
    return "", readings(iim + exif, witnesses=witnesses)


def together(forms: list[Form], taken: str) -> FileWords:
    """Take each field from the first form that has it; a place is taken whole from one."""
    places = [{part: form.get(part) for part in PLACE_PARTS} for form in forms]
    place = next((place for place in places if any(place.values())), {})

    def first(name: str) -> list[str]:
        return next((form[name] for form in forms if form.get(name)), [])

    singles = {name: first(name)[0] for name in SINGLES if first(name)}
    for name in ("caption", "headline"):
        # One that a person wrote comes before a camera's, whichever form has it.
        said = [form[name][0] for form in forms if form.get(name)]
        written = [words for words in said if not is_junk(words, singles.get("camera", ""))]
        if written:
            singles[name] = written[0]
    singles |= {name: values[0] for name, values in place.items() if values}
    code = singles.pop("digital_source_type", "").rstrip("/")
    source_type = re.split(r"[/:#]", code)[-1]
    return FileWords(
        **singles,
        digital_source_type=source_type,
        taken=taken,
        bylines=tuple(dict.fromkeys(first("bylines")))[:MOST_BYLINES],
        keywords=tuple(dict.fromkeys(first("keywords")))[:MOST_KEYWORDS],
    )


PLACE_PARTS = ("sublocation", "city", "state", "country")
SINGLES = (
    "headline", "caption", "credit_line", "source", "copyright_notice", "usage_terms", "alt_text",
    "extended_description", "instructions", "digital_source_type", "licence_page",
    "camera",
)  # fmt: skip


def taken(*forms: Form) -> str:
    """Return when the picture was taken: by the first form that knows it.

    A time without an offset gets it from a later form that says the same time with one, a year or a
    month alone the day from one that has it.
    """
    said = [moment for form in forms for moment in form.get("taken", [])[:1]]
    known = [moment for moment in map(known_part, said) if moment]
    if not known:
        return ""
    fuller = [moment for moment in known if is_same_with_offset(moment, known[0])]
    if PARTLY.fullmatch(known[0]):
        fuller = [moment for moment in known[1:] if moment.startswith(known[0])]
    return fuller[0] if fuller else known[0]


# A year, or a year and a month: XMP has them so, IIM and EXIF with zeros for what is not known.
LOOSELY = re.compile(r"([12]\d{3})[-:/.](\d{1,2})(?:[-:/.](\d{1,2}))?(?=$|[T ])")
PARTLY = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2]))?")


def known_part(text: str) -> str:
    """Return a moment as far as it is known: without the zeros of what is not; '' for none.

    Days as EXIF writes them (2024:05:17), and without their zeros (2024-5), are taken as meant.
    """
    if loose := LOOSELY.match(text):
        parts = [loose[1], *(part.zfill(2) for part in loose.groups()[1:3] if part)]
        text = "-".join(parts) + text[loose.end() :].replace(" ", "T", 1)
    if is_moment(text):
        return text
    found = PARTLY.match(text)
    return found[0] if found and re.fullmatch(r"(-00|-00-00|-00T.*)?", text[found.end() :]) else ""


def is_moment(text: str) -> bool:
    """Say whether this is a day or a time that there was."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_same_with_offset(moment: str, bare: str) -> bool:
    """Say whether `moment` is the time `bare`, to the second, with an offset."""
    if not is_moment(moment) or not is_moment(bare):
        return False
    fuller, plain = datetime.fromisoformat(moment), datetime.fromisoformat(bare)
    return (
        plain.tzinfo is None
        and fuller.tzinfo is not None
        and len(bare) > len("2003-08-31")
        and fuller.replace(tzinfo=None, microsecond=0) == plain.replace(microsecond=0)
    )
