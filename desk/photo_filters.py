"""The filters of the photo library's list: each by an index, or among what an index gives."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Figure
from editions.models import PublishedPhoto
from media.models import Photo, PhotoStatus, Shape
from people.models import Organisation, Person

type Photos = QuerySet[Photo]
# Whoever lately gave a photo stands as a choice; everybody else is found by a word.
LATELY = 500
MOST_CHOICES = 12
DAYS = {"today": 0, "week": 7, "month": 30, "year": 365}


class PhotoFilter(admin.SimpleListFilter):
    """A filter whose choices each name a condition; an unknown one finds nothing."""

    words: tuple[tuple[str, str], ...] = ()

    def lookups(self, request: HttpRequest, model_admin: object) -> Iterable[tuple[Any, str]]:
        """Return the choices."""
        return self.words

    def queryset(self, request: HttpRequest, queryset: Photos) -> Photos:
        """Return the photos that fit."""
        value = self.value()
        if value is None:
            return queryset
        if value not in {str(key) for key, _ in self.lookup_choices}:
            return queryset.none()
        return self.fitting(queryset, value)

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return those of the photos that fit this choice."""
        raise NotImplementedError


class RightsFilter(PhotoFilter):
    """Photos by what is allowed with them."""

    title, parameter_name = "Rights", "rights"
    words = (
        ("usable", "Usable"),
        ("ending", "End within a week"),
        ("ended", "Over"),
        ("embargoed", "Embargoed"),
        ("restricted", "Restricted"),
        ("killed", "Killed"),
    )

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos with these rights."""
        today = timezone.localdate()
        match value:
            case "ending":
                return photos.filter(pk__in=Photo.objects.ending(today).values("pk"))
            case "ended":
                return photos.filter(licence_until__lt=today)
            case "embargoed":
                return photos.filter(embargo_until__gt=timezone.now())
        return photos.filter(status=PhotoStatus(value))


class UseFilter(PhotoFilter):
    """Photos by where they stand: live stories, drafts, or none."""

    title, parameter_name = "Use", "use"
    words = (("live", "In live stories"), ("draft", "In a draft"), ("none", "In no story"))

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos that stand there."""
        live = Exists(PublishedPhoto.objects.filter(content_hash=OuterRef("content_hash")))
        draft = Exists(Figure.objects.filter(photo=OuterRef("pk")))
        if value == "none":
            return photos.filter(~live, ~draft)
        return photos.filter(live if value == "live" else draft)


class ShapeFilter(PhotoFilter):
    """Photos by their shape."""

    title, parameter_name = "Shape", "shape"
    words = tuple((str(value), str(label)) for value, label in Shape.choices)

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos of this shape."""
        return photos.filter(shape=value)


class CameInFilter(PhotoFilter):
    """Photos by when they came in."""

    title, parameter_name = "Came in", "came"
    words = (
        ("today", "Today"),
        ("week", "Within a week"),
        ("month", "Within a month"),
        ("year", "Within a year"),
    )

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos that came in since."""
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return photos.filter(uploaded_at__gte=midnight - timedelta(days=DAYS[value]))


class GivenByFilter(PhotoFilter):
    """Photos by who gave them: those who lately did are the choices, and the chosen one."""

    column = ""
    model: type[Model] = Photo

    def lookups(self, request: HttpRequest, model_admin: object) -> Iterable[tuple[Any, str]]:
        """Return who lately gave a photo, by name."""
        newest = Photo.objects.order_by("-uploaded_at", "-pk").values_list(self.column, flat=True)
        rows = self.model._default_manager.order_by("name", "pk").values_list("pk", "name")
        choices = list(rows.filter(pk__in=set(newest[:LATELY]) - {None})[:MOST_CHOICES])
        chosen = request.GET.get(str(self.parameter_name), "")
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < 15:
            choices += [row for row in rows.filter(pk=int(chosen)) if row not in choices]
        return choices

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos of this one."""
        return photos.filter(**{self.column: value})


class AgencyFilter(GivenByFilter):
    """Photos by their agency."""

    title, parameter_name, column, model = "Agency", "agency", "agency_id", Organisation


class PhotographerFilter(GivenByFilter):
    """Photos by their photographer."""

    title, parameter_name, column, model = "Photographer", "by", "photographer_id", Person


# In the order in which they stand over the library.
PHOTO_FILTERS: tuple[type[PhotoFilter], ...] = (
    RightsFilter,
    UseFilter,
    ShapeFilter,
    CameInFilter,
    AgencyFilter,
    PhotographerFilter,
)
