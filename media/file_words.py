"""What a file says, as the fields of a photo: a first filling, which the editor may change."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from media.choices import source_type_of
from media.metadata.words import PARTLY, FileWords
from media.models import Photo
from media.people_named import named_by

# Fields that are taken as they are, cut where the column ends.
SAME_NAME = (
    "copyright_notice", "usage_terms", "alt_text", "extended_description",
    "instructions",
)  # fmt: skip


def photo_fields(file_words: FileWords) -> dict[str, Any]:
    """Return the fields of `Photo` that a file fills, people and agencies among them."""
    named, licence_page = named_by(file_words), file_words.licence_page
    fields: dict[str, Any] = {name: getattr(file_words, name) for name in SAME_NAME}
    fields |= {
        "headline": file_words.written_headline,
        "caption": file_words.written_caption,
        "credit_override": named.credit_line,
        "agency": named.agency,
        "photographer": named.photographer,
        "place": file_words.place,
        "taken_at": taken_at(file_words.taken),
        "taken_about": file_words.taken if PARTLY.fullmatch(file_words.taken) else "",
        "keywords": ", ".join(keyword.replace(",", ";") for keyword in file_words.keywords),
        "licence_page": licence_page if licence_page.startswith("http") else "",
    }
    if code := source_type_of(file_words.digital_source_type):
        fields["digital_source_type"] = code
    made = Photo(agency=named.agency, photographer=named.photographer).credit_line
    if fields["credit_override"] == made:
        # It is what the library makes of the two names itself.
        fields["credit_override"] = ""
    return {name: fitting(name, value) for name, value in fields.items()}


def fitting(name: str, value: object) -> object:
    """Return a value cut where the column ends."""
    longest = getattr(Photo._meta.get_field(name), "max_length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def taken_at(moment: str) -> datetime | None:
    """Return when a picture was taken; a time without an offset is the newsroom's own."""
    if not moment or PARTLY.fullmatch(moment):
        return None
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=timezone.get_default_timezone())
