"""The filters of the photo library's list: each by an index, or among what an index gives."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from media.models import Photo, PhotoStatus

type Photos = QuerySet[Photo]


class RightsFilter(admin.SimpleListFilter):
    """Photos by what is allowed with them."""

    title = "rights"
    parameter_name = "rights"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return the choices."""
        return [
            ("usable", "Usable"),
            ("ending", "Licence ends within a week"),
            ("ended", "Licence is over"),
            ("embargoed", "Embargoed"),
            ("restricted", "Restricted"),
            ("killed", "Killed"),
        ]

    def queryset(self, request: HttpRequest, queryset: Photos) -> Photos:
        """Return the photos with these rights."""
        today = timezone.localdate()
        match self.value():
            case "ending":
                ending = Photo.objects.ending(today)
                return queryset.filter(pk__in=ending.values("pk"))
            case "ended":
                return queryset.filter(licence_until__lt=today)
            case "embargoed":
                return queryset.filter(embargo_until__gt=timezone.now())
            case "usable" | "restricted" | "killed" as status:
                return queryset.filter(status=PhotoStatus(status))
        return queryset
