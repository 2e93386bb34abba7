"""The filters of the photo library's list: each has an index, or a fact in the text index."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article, Figure
from desk.frame.powers import user_of
from editions.models import PublishedPhoto
from media.finding import fact
from media.models import Photo, PhotoStatus, Shape
from paging.numbers import whole_number
from people.models import Organisation, Person

type Photos = QuerySet[Photo]
# The newest keys of photos below one, so many at most.
type Newest = Callable[[int | None, int], list[int]]
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

    def fact(self) -> str:
        """Return what the text index has of photos of this choice; '' where it knows nothing."""
        return ""

    def order(self) -> str:
        """Return the order of the index that only this choice has; '' where it has none."""
        return ""

    def newest(self) -> Newest | None:
        """Return how the keys of photos of this choice are found in another table, if there."""
        return None


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
                return photos & Photo.objects.ending(today)
            case "ended":
                return photos.filter(licence_until__lt=today)
            case "embargoed":
                return photos.filter(embargo_until__gt=timezone.now())
        return photos.filter(status=PhotoStatus(value))

    def fact(self) -> str:
        """Return the status."""
        value = self.value()
        return fact("status", value) if value in PhotoStatus else ""

    def order(self) -> str:
        """Return the order of the date that is asked about: what is next stands first."""
        orders = {"ending": "licence_until", "ended": "-licence_until"}
        return {**orders, "embargoed": "embargo_until"}.get(str(self.value()), "")


class UseFilter(PhotoFilter):
    """Photos by where they stand: live stories, drafts, or none.

    What stands in a story on hold alone stands in none, for whoever may not know of that story.
    """

    title, parameter_name = "Use", "use"
    words = (("live", "In live stories"), ("draft", "In a draft"), ("none", "In no story"))
    figures: QuerySet[Figure] = Figure.objects.none()

    def lookups(self, request: HttpRequest, model_admin: object) -> Iterable[tuple[Any, str]]:
        """Return the choices, and keep which figures the one who asks may know of."""
        hidden = Article.objects.hidden_from(user_of(request)).values("pk")
        self.figures = Figure.objects.exclude(article__in=hidden)
        return self.words

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos that stand there."""
        live = Exists(PublishedPhoto.objects.filter(content_hash=OuterRef("content_hash")))
        draft = Exists(self.figures.filter(photo=OuterRef("pk")))
        if value == "none":
            return photos.filter(~live, ~draft)
        return photos.filter(live if value == "live" else draft)

    def newest(self) -> Newest | None:
        """Return how photos in stories are found: by the stories' own rows."""
        return {"live": newest_live, "draft": self.newest_drafted}.get(str(self.value()))

    def newest_drafted(self, below: int | None, most: int) -> list[int]:
        """Return the keys of the newest photos that stand in drafts."""
        return newest_keys(self.figures.exclude(photo=None), "photo_id", below, most)


def newest_live(below: int | None, most: int) -> list[int]:
    """Return the keys of the newest photos that stand in live stories."""
    return newest_keys(PublishedPhoto.objects.exclude(library_id=None), "library_id", below, most)


def newest_keys(rows: QuerySet[Any], column: str, below: int | None, most: int) -> list[int]:
    """Return the last different keys in a column that has an index."""
    if below is not None:
        rows = rows.filter(**{f"{column}__lt": below})
    keys = rows.order_by(f"-{column}").values_list(column, flat=True)
    return list(keys.distinct()[:most])


class ShapeFilter(PhotoFilter):
    """Photos by their shape."""

    title, parameter_name = "Shape", "shape"
    words = tuple((str(value), str(label)) for value, label in Shape.choices)

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos of this shape."""
        return photos.filter(shape=value)

    def fact(self) -> str:
        """Return the shape."""
        return fact("shape", self.value())


class SinceFilter(PhotoFilter):
    """Photos by a date that is not long ago."""

    column = ""
    words: tuple[tuple[str, str], ...] = (
        ("today", "Today"),
        ("week", "Within a week"),
        ("month", "Within a month"),
        ("year", "Within a year"),
    )

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos since then."""
        return photos.filter(**{f"{self.column}__gte": days_ago(DAYS[value])})

    def order(self) -> str:
        """Return the order of the date, the newest first."""
        return f"-{self.column}"


def days_ago(days: int) -> datetime:
    """Return the midnight, in the newsroom's time, so many days ago; 0 is the last one."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days)


class TakenFilter(SinceFilter):
    """Photos by when they were taken."""

    title, parameter_name, column = "Taken", "taken", "taken_at"
    words = (*SinceFilter.words, ("earlier", "Earlier"))

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos that were taken since then, or before all that."""
        if value == "earlier":
            return photos.filter(taken_at__lt=days_ago(DAYS["year"]))
        return super().fitting(photos, value)


class CameInFilter(SinceFilter):
    """Photos by when they came in."""

    title, parameter_name, column = "Came in", "came", "uploaded_at"


def lately_giving(column: str, model: type[Model]) -> list[tuple[Any, str]]:
    """Return the keys and names of those who lately gave a photo, by name."""
    newest = Photo.objects.order_by("-uploaded_at", "-pk").values_list(column, flat=True)
    rows = model._default_manager.filter(pk__in=set(newest[:LATELY]) - {None})
    return list(rows.order_by("name", "pk").values_list("pk", "name")[:MOST_CHOICES])


class GivenByFilter(PhotoFilter):
    """Photos by who gave them: those who lately did are the choices, and the chosen one."""

    column = ""
    model: type[Model] = Photo

    def lookups(self, request: HttpRequest, model_admin: object) -> Iterable[tuple[Any, str]]:
        """Return who lately gave a photo, by name."""
        rows = self.model._default_manager.order_by("name", "pk").values_list("pk", "name")
        choices = lately_giving(self.column, self.model)
        chosen = whole_number(request.GET.get(str(self.parameter_name), ""))
        if chosen is not None:
            choices += [row for row in rows.filter(pk=chosen) if row not in choices]
        return choices

    def fitting(self, photos: Photos, value: str) -> Photos:
        """Return the photos of this one."""
        return photos.filter(**{self.column: value})

    def fact(self) -> str:
        """Return who gave it."""
        return fact(str(self.parameter_name), self.value())


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
    TakenFilter,
    CameInFilter,
    AgencyFilter,
    PhotographerFilter,
)
