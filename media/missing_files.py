"""Files that the library names and the store does not have."""

from collections.abc import Iterator
from itertools import chain

from django.core.files.storage import default_storage

from media.models import Photo, Rendition

AT_ONCE = 1_000


def missing_files() -> Iterator[str]:
    """Yield the path of each original and each size of a photo that is not in the store."""
    originals = Photo.objects.order_by("pk").values_list("original", flat=True)
    sizes = Rendition.objects.select_related("photo").order_by("pk")
    paths = chain(originals.iterator(AT_ONCE), (size.path for size in sizes.iterator(AT_ONCE)))
    for path in paths:
        if path and not default_storage.exists(path):
            yield path
