"""What came in from other houses."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from desk.frame.admin import ReadOnlyAdmin
from desk.frame.powers import check_can
from people.roles import Act
from wire.models import Batch


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    """What came in together; its list is a page of the desk's own."""

    reads = Act.WITHDRAW
    list_display = ["name", "by", "received_at"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page on which a batch can be withdrawn."""
        check_can(request, self.reads)
        return HttpResponseRedirect(reverse("admin:batches"))
