"""Rights in photos that end within a week, for those who work with photos."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from desk.first_page.todo.rows import MOST, Row, TodoList, todo_list
from desk.frame.powers import can
from desk.photos.words import day_words
from editions.models import PublishedPhoto
from media.models import Photo
from people.models import AtLicenceEnd
from people.roles import Act


def rights_that_end(request: HttpRequest) -> TodoList | None:
    """Return the photos whose licence ends within a week, the first to end at the top."""
    if not can(request, Act.EDIT_PHOTOS):
        return None
    live = Exists(PublishedPhoto.objects.filter(content_hash=OuterRef("content_hash")))
    photos = (
        Photo.objects.ending(timezone.localdate())
        .select_related("agency", "photographer")
        .annotate(is_live=live)
        .order_by("licence_until", "pk")
    )
    more = f"{reverse('admin:media_photo_changelist')}?rights=ending"
    return todo_list("Rights that end within a week", map(row_of, photos[:MOST]), more=more)


def row_of(photo: Photo) -> Row:
    """Return a photo as a row that leads to its page, with what its licence's end will do."""
    assert photo.licence_until is not None, "its licence ends"
    note = f"May be used until {day_words(photo.licence_until)}."
    if getattr(photo, "is_live", False):
        leaves = photo.agency and photo.agency.at_licence_end == AtLicenceEnd.TAKE_OUT
        note += " Then it leaves the live stories." if leaves else " Live stories keep it."
    return Row(
        words=str(photo),
        address=reverse("admin:media_photo_change", args=[photo.pk]),
        about=photo.credit_line or "No credit",
        note=note,
    )
