"""Threads: what a running event is called, and which stories stand in it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from addresses.slugs import address_slug
from articles.acts.threads import check_parts, make_thread, word_thread
from articles.workflow import WrongState
from desk.frame.admin import DeskAdmin
from desk.frame.powers import can, user_of
from desk.frame.words import clock_words
from desk.threads.choices import threads_named
from desk.threads.page import thread_page
from editions.body import plain
from people.roles import Act
from taxonomy.models import MOST_PARTS, Thread


class ThreadForm(forms.ModelForm):  # type: ignore[type-arg]
    """The words of a thread; without an end of the address it is made of the title."""

    slug = forms.SlugField(
        label="End of the address",
        required=False,
        max_length=80,
        help_text="Empty: from the title. It stays for good.",
    )

    class Meta:
        model = Thread
        fields = ("title", "slug", "description", "is_series")
        widgets = {"description": forms.Textarea({"rows": 3})}

    def clean(self) -> dict[str, Any]:
        """Clean the words as every way in does, and give the thread an address."""
        values = super().clean() or self.cleaned_data
        for name in ("title", "description"):
            if name in values:
                values[name] = plain(values[name])
        if "slug" in self.fields and "slug" in values and not values["slug"]:
            slug = address_slug(values.get("title", ""))[:80]
            values["slug"] = slug or f"thread-{get_random_string(6).lower()}"
        if values.get("is_series") and self.instance.pk:
            try:
                check_parts(self.instance, MOST_PARTS)
            except WrongState as error:
                self.add_error("is_series", str(error))
        return values


class OpenFilter(admin.SimpleListFilter):
    """Threads that take stories, or those whose event is over."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Name the two states."""
        return [("open", "Open"), ("closed", "Closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Thread]) -> QuerySet[Thread]:
        """Return the threads of the state asked for."""
        if self.value() not in {"open", "closed"}:
            return queryset
        return queryset.filter(closed_at__isnull=self.value() == "open")


@admin.register(Thread)
class ThreadAdmin(DeskAdmin):
    """The threads of the paper. None is deleted: readers keep its address."""

    reads = Act.READ_DESK
    writes = Act.THREAD
    form = ThreadForm
    change_form_template = "desk/threads/thread.html"
    list_display = ["title", "kind", "state", "begun", "address"]
    list_filter = [OpenFilter, "is_series"]
    search_fields = ["title", "slug"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Thread], search_term: str
    ) -> tuple[QuerySet[Thread], bool]:
        """Find threads by words of their title, however they are written."""
        if search_term:
            found = threads_named(Thread.objects.all(), search_term)
            queryset = queryset.filter(pk__in=[thread.pk for thread in found])
        return queryset, False

    @admin.display(description="Kind", ordering="is_series")
    def kind(self, thread: Thread) -> str:
        """Whether its stories are parts, read in order."""
        return "Series" if thread.is_series else "Running event"

    @admin.display(description="State", ordering="closed_at")
    def state(self, thread: Thread) -> str:
        """Whether stories are still put in."""
        return "Closed" if thread.is_closed else "Open"

    @admin.display(description="Begun", ordering="made_at")
    def begun(self, thread: Thread) -> str:
        """When it was begun."""
        return clock_words(thread.made_at)

    @admin.display(description="Address", ordering="slug")
    def address(self, thread: Thread) -> str:
        """The address of its timeline, which stays as it is."""
        return thread.get_absolute_url()

    def get_fields(self, request: HttpRequest, obj: Thread | None = None) -> list[Any]:
        """Ask for the address once, and show it from then on."""
        where = "address" if obj else "slug"
        return ["title", where, "description", "is_series"]

    def get_readonly_fields(self, request: HttpRequest, obj: Thread | None = None) -> list[str]:
        """Let the address of a thread stay as it is."""
        return ["address"] if obj else []

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the stories of the thread beside its words."""
        thread = self.get_object(request, object_id)
        found = thread_page(request, thread) if thread else {}
        context = {"may_gather": can(request, Act.THREAD), **found, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def save_model(
        self, request: HttpRequest, obj: Thread, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Go the way that keeps a log."""
        by = user_of(request)
        if change:
            word_thread(obj, obj.title, obj.description, by=by, is_series=obj.is_series)
        else:
            thread = make_thread(
                obj.title, obj.slug, obj.description, by=by, is_series=obj.is_series
            )
            obj.pk = thread.pk
