"""Rounds through photos whose names changed: their words are noted, their files made anew.

A person or an agency may have a hundred thousand photos: what is to be done is a row, which the
worker works off some photos at a time. A step can be done twice, by two workers too.
"""

from media.finding import note_words
from media.models import Photo, PhotoQuerySet, PhotoRound
from media.renditions import carries_its_words, make_again
from people.models import Organisation, Person

AT_ONCE = 200


def follow_name(named: Person | Organisation) -> None:
    """Let the worker go through the photos of somebody whose name, or manner of credit, changed."""
    if isinstance(named, Person):
        PhotoRound.objects.create(photographer=named)
    else:
        PhotoRound.objects.create(agency=named)


def note_all() -> None:
    """Let the worker note the words of every photo, without a look at its files."""
    PhotoRound.objects.create()


def go_on() -> bool:
    """Go on with the oldest round; say whether there may be more."""
    row = PhotoRound.objects.first()
    if row is None:
        return False
    photos = list(photos_of(row).filter(pk__gt=row.last_id).order_by("pk")[:AT_ONCE])
    note_words(photos)
    if row.photographer_id or row.agency_id:
        for photo in photos:
            if photo.rendered_at and not photo.is_killed and not carries_its_words(photo):
                make_again(photo)
    if len(photos) < AT_ONCE:
        row.delete()
    else:
        PhotoRound.objects.filter(pk=row.pk).update(last_id=photos[-1].pk)
    return True


def photos_of(row: PhotoRound) -> PhotoQuerySet:
    """Return the photos that a round goes through."""
    photos: PhotoQuerySet = Photo.objects.select_related("agency", "photographer")
    if row.photographer_id:
        return photos.filter(photographer=row.photographer_id)
    return photos.filter(agency=row.agency_id) if row.agency_id else photos
