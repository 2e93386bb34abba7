"""What the desk says of a photo's rights and gaps, so that nobody has to look them up."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from desk.words import clock_words
from editions.printed import MONTHS
from media.models import Photo, PhotoStatus


def day_words(day: date) -> str:
    """Return a day such as `30 September 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rights(photo: Photo) -> list[str]:
    """Return what stands in the way of using this photo, now or later; its terms last."""
    today = timezone.localdate()
    found = []
    if photo.status == PhotoStatus.RESTRICTED:
        found.append("Restricted: ask the photo desk before use.")
    if photo.embargo_until and photo.embargo_until > timezone.now():
        found.append(f"Embargoed until {clock_words(photo.embargo_until)}.")
    if photo.licence_from and photo.licence_from > today:
        found.append(f"May be used from {day_words(photo.licence_from)}.")
    if photo.licence_until:
        is_over = photo.licence_until < today
        words = "Might be used until" if is_over else "May be used until"
        found.append(f"{words} {day_words(photo.licence_until)}{': that is over' * is_over}.")
    if photo.usage_terms:
        found.append(photo.usage_terms)
    return found


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
