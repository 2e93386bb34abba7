"""Backfills: what has to be done anew to many photos, by the worker, some photos at a time.

A person or an agency may have a hundred thousand photos, and all have older sizes where the recipe
changed (`media/recipes.py`). What is to be done is a row, with the key of the last photo seen to:
a worker that ends goes on from there. A step can be done twice, by two workers too.
"""

from media.finding import note_words
from media.models import Photo, PhotoBackfill, PhotoQuerySet
from media.renditions import carries_its_words, make_again
from people.models import Organisation, Person

AT_ONCE = 200
# So many photos wait at once for new sizes at most: one that comes in meanwhile waits for these.
FILES_AT_ONCE = 20


def backfill_name(named: Person | Organisation) -> None:
    """Let the worker go through the photos of somebody whose name, or manner of credit, changed."""
    if isinstance(named, Person):
        PhotoBackfill.objects.create(photographer=named)
    else:
        PhotoBackfill.objects.create(agency=named)


def backfill_words() -> None:
    """Let the worker note the words of every photo, without a look at its files."""
    PhotoBackfill.objects.create()


def backfill_files() -> tuple[PhotoBackfill, bool]:
    """Let the worker make the files of every photo again; return the row, and whether it is new.

    One that is under way goes on instead.
    """
    return PhotoBackfill.objects.get_or_create(makes_files_again=True)


def go_on_backfilling() -> bool:
    """Go on with the oldest backfill, files last; say whether there may be more at once."""
    row = PhotoBackfill.objects.order_by("makes_files_again", "pk").first()
    if row is None or (row.makes_files_again and Photo.objects.without_renditions().exists()):
        return False
    most = FILES_AT_ONCE if row.makes_files_again else AT_ONCE
    photos = list(photos_of(row).filter(pk__gt=row.last_id).order_by("pk")[:most])
    if not row.makes_files_again:
        note_words(photos)
    for photo in photos:
        if photo.rendered_at and not photo.is_killed and has_old_files(row, photo):
            make_again(photo)
    if len(photos) < most:
        row.delete()
    else:
        PhotoBackfill.objects.filter(pk=row.pk).update(last_id=photos[-1].pk)
    return True


def has_old_files(row: PhotoBackfill, photo: Photo) -> bool:
    """Say whether a backfill finds a photo's files out of date: older than it, or in other words.

    One of all photos' words alone asks nothing of files.
    """
    if row.makes_files_again:
        return photo.rendered_at is not None and photo.rendered_at < row.began_at
    return bool(row.photographer_id or row.agency_id) and not carries_its_words(photo)


def photos_of(row: PhotoBackfill) -> PhotoQuerySet:
    """Return the photos that a backfill goes through."""
    photos: PhotoQuerySet = Photo.objects.select_related("agency", "photographer")
    if row.photographer_id:
        return photos.filter(photographer=row.photographer_id)
    return photos.filter(agency=row.agency_id) if row.agency_id else photos
