"""What came in from other houses."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from desk.frame.admin import DeskAdmin, ReadOnlyAdmin
from desk.frame.powers import check_can
from people.roles import Act
from wire.models import Batch, SubjectMeaning


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


@admin.register(SubjectMeaning)
class SubjectMeaningAdmin(DeskAdmin):
    """What the subjects of agencies mean in this paper: the section and the tags of new stories."""

    called = "Subjects of the wire"
    adds = "New subject"
    reads = Act.READ_DESK
    writes = Act.RUN_THE_PAPER
    deletes = Act.RUN_THE_PAPER
    list_display = ["code", "name", "section"]
    list_select_related = ["section"]
    list_filter = ["section"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["tags"]
    fields = ["code", "name", "section", "tags"]
