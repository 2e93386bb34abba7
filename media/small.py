"""The small copy of a photo that the desk shows until the sizes for readers are made.

The darkroom makes it when the file comes in, with nothing of the file's own notes: an original
tells where it was taken, which can put a source at risk, and is for few (`people/roles.py`).
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from media.models import Photo


def small_path(photo: Photo) -> str:
    """Return where the small copy of a photo lies in the private store: a JPEG."""
    return f"small/{photo.content_hash[:2]}/{photo.content_hash}.jpg"


def store_small(photo: Photo, data: bytes) -> None:
    """Keep the small copy that the darkroom made, in the place of one that was there."""
    delete_small(photo)
    default_storage.save(small_path(photo), ContentFile(data))


def delete_small(photo: Photo) -> None:
    """Delete the small copy, where there is one: the sizes were made, or the photo was killed."""
    default_storage.delete(small_path(photo))
