"""What the desk says of a photo's rights and gaps, so that nobody has to look them up."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article
from desk.frame.words import clock_words
from editions.models import ShownPhoto
from media.metadata.words import FileWords
from media.models import Photo, PhotoStatus
from people.models import User


def day_words(day: date) -> str:
    """Return a day such as `30 September 2026`."""
    return date_format(day)


def rights(photo: Photo) -> list[str]:
    """Return what stands in the way of using this photo, now or later; the agency's words last.

    First of all what its file has, or what can be read in it, beyond what the desk shows.
    """
    today = timezone.localdate()
    sentences = [f"It {words}." for words in photo.worth_knowing]
    if photo.status == PhotoStatus.RESTRICTED:
        sentences.append(restricted_words(photo, today))
    if photo.embargo_until and photo.embargo_until > timezone.now():
        sentences.append(f"Embargoed until {clock_words(photo.embargo_until)}.")
    if photo.licence_from and photo.licence_from > today:
        sentences.append(f"May be used from {day_words(photo.licence_from)}.")
    if photo.licence_until:
        is_over = photo.licence_until < today
        words = "Might be used until" if is_over else "May be used until"
        sentences.append(f"{words} {day_words(photo.licence_until)}{': that is over' * is_over}.")
    return sentences + [words for words in (photo.instructions, photo.usage_terms) if words]


def restricted_words(photo: Photo, today: date) -> str:
    """Return what a restriction means today: whom to ask, or who permits it."""
    if not photo.may_be_used_on(today):
        return "Restricted: ask the photo desk before use."
    until = f" until {day_words(photo.permitted_until)}" if photo.permitted_until else ""
    return f"Restricted, but permitted{until} by {photo.permitted_by}."


FILE_LABELS = {
    "headline": "Headline",
    "caption": "Caption",
    "bylines": "By-line",
    "credit_line": "Credit line",
    "source": "Source",
    "copyright_notice": "Copyright notice",
    "usage_terms": "Usage terms",
    "place": "Place",
    "taken": "Taken",
    "keywords": "Keywords",
    "alt_text": "Alt text",
    "extended_description": "Extended description",
    "instructions": "Instructions",
    "digital_source_type": "Made how",
    "licence_page": "Where to ask for a licence",
    "camera": "Camera",
}


def said_by_file(photo: Photo) -> list[tuple[str, str]]:
    """Return what the picture's file said when it came in: what, and in which words."""
    return labelled(FileWords.from_json(photo.file_words))


def as_read(photo: Photo) -> list[dict[str, Any]]:
    """Return the ways to read a file's words: the name of each, and the words that differ."""
    ways = [
        (way["name"], dict(labelled(FileWords.from_json(way["words"])))) for way in photo.readings
    ]
    same = [set(words.items()) for _, words in ways]
    common = set.intersection(*same) if same else set()
    return [
        {"name": name, "words": [pair for pair in words.items() if pair not in common]}
        for name, words in ways
    ]


def labelled(words: FileWords) -> list[tuple[str, str]]:
    """Return what a file says: what, and in which words."""
    said = [(label, getattr(words, name)) for name, label in FILE_LABELS.items()]
    return [
        (label, ", ".join(value) if isinstance(value, tuple) else value)
        for label, value in said
        if value
    ]


def first_uses(photos: Iterable[Photo], user: User) -> dict[str, str]:
    """Return by content hash when and where photos were first live, as far as that is known."""
    hashes = [photo.content_hash for photo in photos]
    shown = list(ShownPhoto.objects.filter(content_hash__in=hashes).exclude(first_shown_at=None))
    stories = Article.objects.seen_by(user).filter(public_id__in=[row.article_id for row in shown])
    headlines = dict(stories.values_list("public_id", "headline"))
    uses = {}
    for row in shown:
        assert row.first_shown_at is not None, "asked for above"
        where = f" in “{headlines[row.article_id]}”" if row.article_id in headlines else ""
        day = timezone.localdate(row.first_shown_at)
        uses[row.content_hash] = f"First used on {day_words(day)}{where}."
    return uses


def as_choice(photo: Photo) -> dict[str, Any]:
    """Return a photo as the desk's scripts show and place it."""
    return {
        "id": photo.pk,
        "hash": photo.content_hash,
        "shown": reverse("admin:shown_picture", args=[photo.content_hash]),
        "caption": photo.caption,
        "alt": photo.alt_text,
        "credit": photo.credit_line,
        "rights": rights(photo),
        "width": photo.width_px,
        "height": photo.height_px,
    }
