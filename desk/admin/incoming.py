"""What was sent to the library and came in, for those who run the paper."""

from django.contrib import admin

from desk.admin.acts import ReadOnlyAdmin, ReadOnlyInline
from media.models import IncomingBatch, IncomingFile
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
