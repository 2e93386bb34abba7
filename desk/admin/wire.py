"""What came in from other houses."""

from django.contrib import admin

from desk.admin.acts import ReadOnlyAdmin
from people.roles import Act
from wire.models import Batch, WireItem


@admin.register(WireItem)
class WireItemAdmin(ReadOnlyAdmin):
    """Every reading of a wire story."""

    reads = Act.READ_DESK
    of_stories = ("article",)
    list_display = ["article", "path", "source_time", "received_at"]
    list_select_related = ["article"]
    search_fields = ["path", "article__public_id"]


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    """What came in together."""

    reads = Act.READ_DESK
    list_display = ["name", "by", "received_at"]
    search_fields = ["name"]
