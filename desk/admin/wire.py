"""What came in from other houses."""

from django.contrib import admin

from desk.admin.acts import ReadOnlyAdmin
from people.roles import Act
from wire.models import WireItem


@admin.register(WireItem)
class WireItemAdmin(ReadOnlyAdmin):
    """Every reading of a wire story."""

    reads = Act.READ_DESK
    list_display = ["article", "path", "source_time", "received_at"]
    list_select_related = ["article"]
    search_fields = ["path", "article__public_id"]
