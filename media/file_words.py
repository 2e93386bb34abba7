"""What a file says, as the fields of a photo: a first filling, which the editor may change."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from media.choices import DigitalSourceType
from media.metadata.words import FileWords
from media.models import Photo
from media.people_named import agency_named, photographer_named

# Fields that are taken as they are, cut where the column ends.
SAME_NAME = (
    "headline", "copyright_notice", "usage_terms", "alt_text", "extended_description",
    "instructions",
)  # fmt: skip


def photo_fields(words: FileWords) -> dict[str, Any]:
    """Return the fields of `Photo` that a file fills, people and agencies among them."""
    agency = agency_named(words)
    photographer = photographer_named(words, agency)
    fields: dict[str, Any] = {name: getattr(words, name) for name in SAME_NAME}
    fields |= {
        "caption": words.written_caption,
        "credit_override": words.credit_line,
        "agency": agency,
        "photographer": photographer,
        "place": words.place,
        "taken_at": taken_at(words.taken),
        "keywords": ", ".join(keyword.replace(",", ";") for keyword in words.keywords),
        "licence_page": words.licence_page if words.licence_page.startswith("http") else "",
    }
    if words.digital_source_type in DigitalSourceType:
        fields["digital_source_type"] = words.digital_source_type
    if fields["credit_override"] == Photo(agency=agency, photographer=photographer).credit_line:
        # It is what the library makes of the two names itself.
        fields["credit_override"] = ""
    return {name: fitting(name, value) for name, value in fields.items()}


def fitting(name: str, value: object) -> object:
    """Return a value cut where the column ends."""
    longest = getattr(Photo._meta.get_field(name), "max_length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def taken_at(moment: str) -> datetime | None:
    """Return when a picture was taken; a time without an offset is the newsroom's own."""
    if not moment:
        return None
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=timezone.get_default_timezone())
