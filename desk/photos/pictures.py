"""The files of pictures, as the desk gives them: tiny and small ones, and the original.

Whoever asks is looked at each time it is asked of the site. A browser keeps what it got for
itself and for a while (docs/decisions/0092-pictures-of-the-desk-are-kept-for-a-while.md).
"""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from desk.frame.powers import check_can
from desk.photos.views import photo_for
from media.models import Photo, Rendition, RenditionFormat
from media.small import small_path, tiny_path
from people.roles import Act

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
HEADS = {
    ".jpg": re.compile(rb"\xff\xd8"),
    ".png": re.compile(rb"\x89PNG"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".gif": re.compile(rb"GIF8"),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    ".tiff": re.compile(rb"II\*\0|MM\0\*"),
    ".heic": re.compile(rb"....ftyp", re.DOTALL),
}
# A photo that is killed stands on no page from then on, and its address with it. Somebody who has
# the address from before sees it so long at most: the larger it is, the shorter.
PICTURE_SECONDS = 300
TINY_SECONDS = 3600


def given(path: str, format: str, seconds: int) -> FileResponse:
    """Give a file of a photo, which the browser may keep so long, for whoever is logged in there.

    That the answer depends on the cookie is said besides: after a log-out it is asked for anew.
    """
    response = FileResponse(default_storage.open(path), content_type=TYPES[format])
    response["Cache-Control"] = f"private, max-age={seconds}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def tiny_picture(request: HttpRequest, content_hash: str) -> FileResponse:
    """Give the tiny copy of a photo, for a list; of one that has none yet its smallest size."""
    check_can(request, Act.READ_DESK)
    photo = shown_photo(content_hash)
    path = tiny_path(photo)
    if default_storage.exists(path):
        return given(path, "webp", TINY_SECONDS)
    return given(smallest(photo), "jpg", PICTURE_SECONDS)


def picture(request: HttpRequest, content_hash: str, width_px: int, format: str) -> FileResponse:
    """Give a rendition of any photo that is not killed, to those who read the desk."""
    check_can(request, Act.READ_DESK)
    made = (
        Rendition.objects.filter(
            photo__content_hash=content_hash, width_px=width_px, format=format, is_share=False
        )
        .select_related("photo")
        .first()
    )
    if made is None or made.photo.is_killed or not default_storage.exists(made.path):
        raise Http404("There is no such picture.")
    return given(made.path, format, PICTURE_SECONDS)


def shown_picture(request: HttpRequest, content_hash: str) -> FileResponse:
    """Give a photo as the desk shows it: its smallest size, or a small copy until there is one.

    Never the original, which tells where it was taken.
    """
    check_can(request, Act.READ_DESK)
    return given(smallest(shown_photo(content_hash)), "jpg", PICTURE_SECONDS)


def shown_photo(content_hash: str) -> Photo:
    """Return a photo that may be looked at. Raises `Http404`, for a killed one too."""
    photo = Photo.objects.filter(content_hash=content_hash).first()
    if photo is None or photo.is_killed:
        raise Http404("There is no such picture.")
    return photo


def smallest(photo: Photo) -> str:
    """Return where the smallest JPEG of a photo lies. Raises `Http404` where there is none yet."""
    sizes = photo.renditions.filter(format=RenditionFormat.JPEG, is_share=False)
    made = sizes.order_by("width_px").first()
    paths = [*([made.path] if made else []), small_path(photo)]
    path = next((path for path in paths if default_storage.exists(path)), None)
    if path is None:
        raise Http404("There is no such picture.")
    return path


def original(request: HttpRequest, pk: int) -> FileResponse:
    """Give the file as it came, as a download, to those who may have it."""
    photo = photo_for(request, pk, Act.HAVE_ORIGINAL)
    name = f"{photo.content_hash}{ending(photo)}"
    response = FileResponse(
        photo.original.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def ending(photo: Photo) -> str:
    """Return the ending that the file's first bytes tell."""
    with photo.original.open("rb") as file:
        head = file.read(16)
    return next((name for name, begins in HEADS.items() if begins.match(head)), "")
