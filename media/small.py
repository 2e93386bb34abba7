"""What of a photo the desk alone is shown: a small copy at first, a tiny one in lists for good.

The darkroom makes the small copy when the file comes in, with nothing of the file's own notes: an
original tells where it was taken, which can put a source at risk, and is for few
(`people/roles.py`). The tiny one is made with the sizes for readers.
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


def tiny_path(photo: Photo) -> str:
    """Return where the tiny copy of a photo lies in the private store: a WebP."""
    return f"tiny/{photo.content_hash[:2]}/{photo.content_hash}.webp"


def store_tiny(photo: Photo, data: bytes) -> None:
    """Keep the tiny copy that the darkroom made, in the place of the one before."""
    default_storage.delete(tiny_path(photo))
    default_storage.save(tiny_path(photo), ContentFile(data))
