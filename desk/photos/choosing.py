"""The photo library within a story's page: search it, and add to it."""

import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from desk.frame.powers import can, check_can, user_of
from desk.photos.filters import lately_giving
from desk.photos.listing import along_keys, walked
from desk.photos.words import as_choice
from editions.body import plain
from media.add_photo import add_photo
from media.finding import fact, found_ids
from media.models import Photo, PhotoStatus, Shape
from paging.numbers import whole_number
from people.models import Organisation, Person, User
from people.roles import Act

A_PAGE = 24
# Whose photos are asked for: what one added oneself, or an agency's or a photographer's.
MINE = "mine"
GIVEN_BY = re.compile(r"(agency|by)-([0-9]{1,15})\Z")


def photo_choices(request: HttpRequest) -> JsonResponse:
    """Return photos that have these words, newest first, and where the list goes on.

    With it, as the library is opened first, by what it can be filtered.
    """
    check_can(request, Act.READ_DESK)
    before = whole_number(request.GET.get("before", ""))
    words = plain(request.GET.get("q", ""))[:200]
    mine = user_of(request) if request.GET.get("from") == MINE else None
    photos, after = choices(words, before, facts_asked(request), mine)
    answer: dict[str, Any] = {"photos": [as_choice(photo) for photo in photos], "before": after}
    if "filters" in request.GET:
        answer["filters"] = filters_of_now()
    return JsonResponse(answer)


def facts_asked(request: HttpRequest) -> list[str]:
    """Return what the chosen photos have to be, as the text index knows it."""
    given_by = GIVEN_BY.match(request.GET.get("from", ""))
    shape = request.GET.get("shape", "")
    facts = [fact(given_by[1], int(given_by[2]))] if given_by else []
    return [*facts, fact("shape", shape)] if shape in Shape.values else facts


def choices(
    words: str, before: int | None, facts: Sequence[str] = (), mine: User | None = None
) -> tuple[list[Photo], int | None]:
    """Return a page of photos, and the key before which the next page begins, if there is one.

    Of those with these facts, and of those that somebody added, where that is asked. Copies of one
    photo are shown as one where nothing is searched.
    """
    photos: QuerySet[Photo] = Photo.objects.exclude(status=PhotoStatus.KILLED)
    photos = photos.select_related("agency", "photographer")
    firsts: QuerySet[Photo] = Photo.objects.firsts()
    if mine:
        photos, firsts = photos.filter(uploaded_by=mine), firsts.filter(uploaded_by=mine)
    if not words.strip():
        photos = photos.filter(first_alike=None)
    if words.strip() or facts:
        walk = along_keys(lambda below, most: found_ids(words, facts, below=below, most=most))
    else:
        walk = along_keys(lambda below, most: newest_of(firsts, below, most))
    found, after = walked(photos, walk, None if before is None else (None, before), A_PAGE)
    return found, after[1] if after else None


def newest_of(photos: QuerySet[Photo], below: int | None, most: int) -> list[int]:
    """Return the keys of the newest of these photos, below a key where one is given."""
    if below is not None:
        photos = photos.filter(pk__lt=below)
    return list(photos.order_by("-pk").values_list("pk", flat=True)[:most])


def filters_of_now() -> dict[str, list[list[str]]]:
    """Return by what photos can be filtered: whose they are, of those who lately gave one."""
    agencies = lately_giving("agency_id", Organisation)
    photographers = lately_giving("photographer_id", Person)
    return {
        "agencies": [[f"agency-{key}", name] for key, name in agencies],
        "photographers": [[f"by-{key}", name] for key, name in photographers],
        "shapes": [[str(value), str(label)] for value, label in Shape.choices],
    }


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
