"""The photo library within a story's page: search it, add to it, see any of its pictures."""

import operator
from functools import reduce

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)

from desk.photo_words import as_choice
from desk.powers import can, check_can, user_of
from desk.views.pictures import TYPES, ending
from editions.body import plain
from media.intake import add_photo
from media.models import Photo, PhotoStatus, RenditionFormat
from people.roles import Act

A_PAGE = 24
# A search looks through so many photos at a time, newest first, however large the library is.
WINDOW = 20_000
MOST_WORDS = 6
SEARCHED = (
    "caption", "alt_text", "headline", "keywords", "place", "credit_override", "agency__name",
    "photographer__name",
)  # fmt: skip


def photo_choices(request: HttpRequest) -> JsonResponse:
    """Return photos that have these words, newest first, and where the list goes on."""
    check_can(request, Act.READ_DESK)
    given = request.GET.get("before", "")
    before = int(given) if given.isascii() and given.isdecimal() and len(given) < 15 else None
    words = plain(request.GET.get("q", ""))[:200].split()[:MOST_WORDS]
    photos, after = choices(words, before)
    return JsonResponse({"photos": [as_choice(photo) for photo in photos], "before": after})


def choices(words: list[str], before: int | None) -> tuple[list[Photo], int | None]:
    """Return a page of photos, and the key before which the next page begins, if there is one.

    A page of a search may be short, or empty, and go on all the same: its window was looked
    through.
    """
    photos: QuerySet[Photo] = Photo.objects.exclude(status=PhotoStatus.KILLED)
    photos = photos.select_related("agency", "photographer").order_by("-pk")
    if before is not None:
        photos = photos.filter(pk__lt=before)
    if not words:
        photos = photos.filter(first_alike=None)
    floor = 0
    if words:
        newest = Photo.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        floor = max(0, min(newest + 1, before or newest + 1) - WINDOW)
        photos = photos.filter(pk__gte=floor)
    for word in words:
        photos = photos.filter(
            reduce(operator.or_, (Q(**{f"{name}__icontains": word}) for name in SEARCHED))
        )
    found = list(photos[: A_PAGE + 1])
    if len(found) > A_PAGE:
        return found[:A_PAGE], found[A_PAGE - 1].pk
    return found, floor if floor > 1 else None


def add_picture(request: HttpRequest) -> HttpResponse:
    """Take a picture that was dropped or chosen into the library at once. Refuses in words."""
    check_can(request, Act.READ_DESK)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    file = request.FILES.get("picture")
    if not can(request, Act.EDIT_PHOTOS, own=True):
        return JsonResponse({"error": "Ask the photo desk to add this picture."}, status=403)
    if file is None:
        return JsonResponse({"error": "Choose a picture."}, status=400)
    try:
        photo = add_photo(file, by=user_of(request))
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    if photo.is_killed:
        words = "This picture was killed and may not be used."
        return JsonResponse({"error": words}, status=400)
    return JsonResponse(as_choice(photo))


def shown_picture(request: HttpRequest, content_hash: str) -> FileResponse:
    """Give a photo as the desk shows it: its smallest size, or the original until there is one."""
    check_can(request, Act.READ_DESK)
    photo = Photo.objects.filter(content_hash=content_hash).first()
    if photo is None or photo.is_killed:
        raise Http404("There is no such picture.")
    made = (
        photo.renditions.filter(format=RenditionFormat.JPEG, is_share=False)
        .order_by("width_px")
        .first()
    )
    if made and default_storage.exists(made.path):
        response = FileResponse(default_storage.open(made.path), content_type=TYPES[made.format])
    else:
        response = original_of(photo)
    response["X-Content-Type-Options"] = "nosniff"
    return response


# TIFF and HEIC are not here: browsers do not show them.
ORIGINAL_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
}


def original_of(photo: Photo) -> FileResponse:
    """Return the file as it came, for a browser to show. Raises `Http404` where it is lost."""
    if not default_storage.exists(photo.original.name or ""):
        raise Http404("There is no such picture.")
    content_type = ORIGINAL_TYPES.get(ending(photo))
    if content_type is None:
        raise Http404("There is no such picture.")
    return FileResponse(photo.original.open("rb"), content_type=content_type)
