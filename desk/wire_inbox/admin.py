"""What came from other houses, and the channels on which it comes."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from desk.frame.admin import DeskAdmin, ReadOnlyAdmin
from desk.frame.powers import check_can
from desk.wire_inbox.channels import beside_form, delivery_badge, state_of, stories_of
from people.roles import Act
from wire.channels.headers import drop_header_of_other
from wire.channels.silence import expect_from
from wire.formats import AUTO, reader_names
from wire.models import Batch, Channel, Delivery, DeliveryStatus, SubjectMeaning

# Where one of these changes, what is fetched is asked for anew, and silence is counted from now.
OF_SILENCE = {"silent_after_h", "is_open"}
OF_FETCHING = {"address", "every_min", "format", "is_open", "way"}
HEADER_DROPPED = (
    "The header for the API was another server’s, and is not kept. Type the one of this server."
)
FETCHED_ANEW = {"etag": "", "last_modified": "", "content_digest": "", "failures": 0, "problem": ""}


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
    empty_value_display = "No section"
    search_fields = ["code", "name"]
    autocomplete_fields = ["tags"]
    fields = ["code", "name", "section", "tags"]


class ChannelForm(forms.ModelForm):  # type: ignore[type-arg]
    """A channel; what its files are is chosen among the formats that are read."""

    format = forms.ChoiceField(
        label="Format", help_text="What it sends. By itself: told by how each file begins."
    )

    class Meta:
        # Django's own shows what is there a second time.
        widgets: ClassVar = {"address": forms.URLInput({"class": "vURLField"})}

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        names = [(name, "By itself" if name == AUTO else name) for name in reader_names()]
        if field := self.fields.get("format"):
            assert isinstance(field, forms.ChoiceField), "it is one"
            field.choices = names


@admin.register(Channel)
class ChannelAdmin(DeskAdmin):
    """How stories of other houses come in, a row a way."""

    called = "Channels of the wire"
    adds = "New channel"
    reads = Act.INGEST
    writes = Act.RUN_THE_PAPER
    form = ChannelForm
    change_form_template = "desk/wire_inbox/channel.html"
    list_display = ["name", "state", "how", "goes_to", "last_sent_at", "refused"]
    search_fields = ["name"]
    prepopulated_fields = {"short_name": ["name"]}
    autocomplete_fields = ["house"]
    fieldsets = [
        (
            "How they come",
            {"fields": ["name", "short_name", "way", "address", "every_min", "is_open"]},
        ),
        ("What they are", {"fields": ["house", "format", "zone", "language"]}),
        (
            "What becomes of them",
            {
                "fields": [
                    "section",
                    "route",
                    "fetches_pictures",
                    "kills_at_once",
                    "silent_after_h",
                ]
            },
        ),
    ]

    @admin.display(description="State")
    def state(self, channel: Channel) -> str:
        """How it does."""
        return state_of(channel).words

    @admin.display(description="How they come", ordering="way")
    def how(self, channel: Channel) -> str:
        """How they come, in a word or two."""
        return channel.way_in_short

    @admin.display(description="New stories go to", ordering="route")
    def goes_to(self, channel: Channel) -> str:
        """Where new stories go, in a word or two."""
        return channel.route_in_short

    @admin.display(description="Refused", ordering="refused_count")
    def refused(self, channel: Channel) -> str:
        """How many stories were refused, where any was."""
        return f"{channel.refused_count:,} refused" if channel.refused_count else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Channel | None = None) -> list[str]:
        """What the other side was told stays as it is."""
        return ["short_name"] if obj else []

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Channel | None = None
    ) -> dict[str, Any]:
        """Only a new channel is given its short name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(
        self, request: HttpRequest, obj: Channel, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Write what somebody changed, and nothing that the worker keeps beside it."""
        if not change:
            super().save_model(request, obj, form, change)
        else:
            obj.save(update_fields=form.changed_data)
            if drop_header_of_other(obj, before=form.initial["address"]):
                messages.warning(request, HEADER_DROPPED)
        if OF_FETCHING.intersection(form.changed_data):
            anew = {**FETCHED_ANEW, "due_at": timezone.now()}
            Channel.objects.filter(pk=obj.pk).update(**anew)
        if OF_SILENCE.intersection(form.changed_data):
            expect_from(obj.pk, timezone.now())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kw: Any
    ) -> HttpResponse:
        """Show besides how it does, and how stories are sent on it."""
        channel = context.get("original")
        if isinstance(channel, Channel):
            context.update(beside_form(request, channel))
        return super().render_change_form(request, context, *args, **kw)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """What came on channels, and what became of it."""

    called = "What came on channels"
    reads = Act.INGEST
    change_form_template = "desk/wire_inbox/delivery.html"
    list_display = ["__str__", "channel", "received_at", "state", "stories"]
    list_select_related = ["channel"]
    list_filter = ["status", "channel"]
    fields = ["channel", "received_at"]

    @admin.display(description="State")
    def state(self, delivery: Delivery) -> str:
        """What became of it."""
        return delivery_badge(delivery).words

    @admin.display(description="Stories")
    def stories(self, delivery: Delivery) -> str:
        """How many stories were in it, and how many of them were refused."""
        count = len(delivery.outcomes)
        words = f"{count:,} stor{'y' if count == 1 else 'ies'}" if count else ""
        return f"{words}, {delivery.refused_count:,} refused" if delivery.refused_count else words

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kw: Any
    ) -> HttpResponse:
        """Show what became of each of its stories."""
        delivery = context.get("original")
        if isinstance(delivery, Delivery):
            context["stories"] = stories_of(request, delivery)
            context["state"] = delivery_badge(delivery)
            waits = delivery.status == DeliveryStatus.WAITING
            context["waits"] = waits
            context["may_read_again"] = bool(delivery.refused_count and delivery.file and not waits)
        return super().render_change_form(request, context, *args, **kw)
