"""What the library keeps for itself, for those who run the paper."""

from django.contrib import admin

from desk.frame.admin import ReadOnlyAdmin, ReadOnlyInline
from media.models import IncomingBatch, IncomingFile, PhotoBackfill, PhotoText
from people.roles import Act


class IncomingFileInline(ReadOnlyInline):
    """The files of a batch, and what became of each."""

    model = IncomingFile
    reads = Act.RUN_THE_PAPER
    fields = ["name", "status", "photo", "reason"]


@admin.register(IncomingBatch)
class IncomingBatchAdmin(ReadOnlyAdmin):
    """Pictures that were sent together."""

    inlines = [IncomingFileInline]
    list_display = ["began_at", "by"]
    list_select_related = ["by"]


@admin.register(PhotoText)
class PhotoTextAdmin(ReadOnlyAdmin):
    """What the library's search looks through."""

    list_display = ["photo"]


@admin.register(PhotoBackfill)
class PhotoBackfillAdmin(ReadOnlyAdmin):
    """What the worker still has to see to since somebody was renamed."""

    list_display = ["__str__", "began_at"]
    list_select_related = ["photographer", "agency"]
