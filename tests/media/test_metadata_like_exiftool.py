"""What we read of real files is what exiftool reads, field by field."""

import re
from typing import Any

from media.metadata.words import FileWords, read_words
from tests.media import exiftool
from tests.trial_data import needs_trial_data, trial_files

CREATED, SHOWN = "XMP-iptcExt:LocationCreated", "XMP-iptcExt:LocationShown"
# Each field's tags: of XMP, of IIM, of EXIF.
FIELDS: dict[str, tuple[str, str, str]] = {
    "headline": ("XMP-photoshop:Headline", "IPTC:Headline", ""),
    "caption": ("XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription"),
    "bylines": ("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"),
    "credit_line": ("XMP-photoshop:Credit", "IPTC:Credit", ""),
    "source": ("XMP-photoshop:Source", "IPTC:Source", ""),
    "copyright_notice": ("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright"),
    "usage_terms": ("XMP-xmpRights:UsageTerms", "", ""),
    "sublocation": ("XMP-iptcCore:Location", "IPTC:Sub-location", ""),
    "city": ("XMP-photoshop:City", "IPTC:City", ""),
    "state": ("XMP-photoshop:State", "IPTC:Province-State", ""),
    "country": ("XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName", ""),
    "keywords": ("XMP-dc:Subject", "IPTC:Keywords", "IFD0:XPKeywords"),
    "alt_text": ("XMP-iptcCore:AltTextAccessibility", "", ""),
    "extended_description": ("XMP-iptcCore:ExtDescrAccessibility", "", ""),
    "instructions": ("XMP-photoshop:Instructions", "IPTC:SpecialInstructions", ""),
    "digital_source_type": ("XMP-iptcExt:DigitalSourceType", "", ""),
}


def tidy(value: object) -> str | tuple[str, ...]:
    """Return a value without what white space makes of it."""
    if isinstance(value, list):
        texts = [str(tidy(item)) for item in value]
        return tuple(dict.fromkeys(text for text in texts if text))
    return " ".join(str(value).split())


def theirs(tags: dict[str, Any], name: str) -> str | tuple[str, ...]:
    """Return a field as exiftool reads it, by the order that the guidelines have."""
    xmp, iim, exif = (tidy(tags.get(tag, "")) for tag in FIELDS[name])
    noted, now = tags.get("Photoshop:IPTCDigest"), tags.get("File:CurrentIPTCDigest")
    order = (iim, xmp, exif) if noted and now and noted != now else (xmp, iim, exif)
    return next((value for value in order if value), "")


def their_moment(tags: dict[str, Any]) -> str:
    """Return when a picture was taken as exiftool reads it: to the second, without offset."""
    day, clock = tags.get("IPTC:DateCreated", ""), tags.get("IPTC:TimeCreated", "")
    moment = (
        tags.get("ExifIFD:DateTimeOriginal")
        or f"{day} {clock}".strip()
        or tags.get("XMP-photoshop:DateCreated")
        or tags.get("XMP-exif:DateTimeOriginal")
        or ""
    )
    return re.sub(r"\D", "", str(moment)[:19])


def as_tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def differences(ours: FileWords, tags: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return the fields that the two read differently."""
    unlike: dict[str, tuple[object, object]] = {}
    for name in FIELDS:
        mine, other = getattr(ours, name), theirs(tags, name)
        pair = (as_tuple(tidy(list(mine) if isinstance(mine, tuple) else mine)), as_tuple(other))
        if pair[0] != pair[1]:
            unlike[name] = pair
    moments = (re.sub(r"\D", "", ours.taken[:19]), their_moment(tags))
    return unlike | ({"taken": moments} if moments[0] != moments[1] else {})


@needs_trial_data
def test_every_field_of_every_real_file_is_read_as_exiftool_reads_it() -> None:
    paths = trial_files("images/*")
    read = exiftool.read(paths)
    assert len(read) == len(paths)
    found = {
        path.name: differences(read_words(path.read_bytes()), tags)
        for path, tags in zip(paths, read, strict=True)
    }
    assert {name: fields for name, fields in found.items() if fields} == {}
