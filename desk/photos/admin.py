"""The photo library."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from desk.frame.admin import DeskAdmin
from desk.frame.files import PictureField
from desk.frame.powers import can, user_of
from desk.frame.wall_clock import zone_line
from desk.photos.filters import PHOTO_FILTERS
from desk.photos.listing import LibraryList
from desk.photos.photo_page import around
from media.add_photo import take_in
from media.finding import found_ids, note_words
from media.models import Photo, PhotoStatus
from media.renditions import IN_THE_FILES, make_again
from media.rewording import remember
from people.roles import Act

MOMENT = "%Y-%m-%dT%H:%M:%S"
WORDS = (
    "headline", "caption", "alt_text", "extended_description", "keywords", "place", "taken_at",
    "taken_about",
)  # fmt: skip
CREDIT = ("photographer", "agency", "credit_override", "copyright_notice", "digital_source_type")
RIGHTS = (
    "usage_terms", "instructions", "licence_page", "licence_from", "licence_until",
    "embargo_until",
)  # fmt: skip
FOCUS = ("focal_x", "focal_y")
FRACTION = {"min": 0, "max": 1, "step": "any"}
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What it shows", WORDS),
    ("Whose it is", CREDIT),
    ("What is allowed", RIGHTS),
)


def moment_field(label: str) -> forms.DateTimeField:
    """Return a field for a moment, in the newsroom's time."""
    return forms.DateTimeField(
        label=label,
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local", "step": 1}, format=MOMENT),
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class PhotoForm(forms.ModelForm):  # type: ignore[type-arg]
    """A photo's words and rights; the picture itself is given once."""

    upload = PictureField(label="Picture", required=True)
    taken_at = moment_field("Taken")
    embargo_until = moment_field("Embargoed until")

    class Meta:
        model = Photo
        fields: ClassVar = [*WORDS, *CREDIT, *RIGHTS, *FOCUS]
        widgets: ClassVar = {
            "licence_from": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "licence_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "caption": forms.Textarea({"rows": 3}),
            "alt_text": forms.Textarea({"rows": 2}),
            "extended_description": forms.Textarea({"rows": 2}),
            "keywords": forms.Textarea({"rows": 2}),
            "usage_terms": forms.Textarea({"rows": 2}),
            "instructions": forms.Textarea({"rows": 2}),
            # With the page's script they are set by a click on the picture, and not shown.
            "focal_x": forms.NumberInput(FRACTION),
            "focal_y": forms.NumberInput(FRACTION),
        }
        labels: ClassVar = {"focal_x": "From the left", "focal_y": "From the top"}
        help_texts: ClassVar = dict.fromkeys(FOCUS, "0 is one edge, 1 the other.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("taken_at", "embargo_until"):
            self.fields[name].help_text = zone_line()
        if self.instance.pk:
            self.fields.pop("upload", None)

    def clean(self) -> dict[str, Any]:
        """Refuse a licence that ends before it begins."""
        values = super().clean() or self.cleaned_data
        first, last = values.get("licence_from"), values.get("licence_until")
        if first and last and last < first:
            self.add_error("licence_until", "The last day is before the first. Change one of them.")
        return values


@admin.register(Photo)
class PhotoAdmin(DeskAdmin):
    """Photos, as a wall of small pictures."""

    reads = Act.READ_DESK
    writes = Act.EDIT_PHOTOS
    form = PhotoForm
    autocomplete_fields = ["agency", "photographer"]
    change_form_template = "desk/photos/photo.html"
    change_list_template = "desk/photos/list.html"
    list_display = ["caption"]
    list_filter = PHOTO_FILTERS
    list_select_related = ["agency", "photographer"]
    # The admin shows a search where fields are named; what is searched is the library's index.
    search_fields = ["content_hash"]
    search_help_text = "Words, a name, a place, a file's name"

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:  # noqa: ANN401
        """Return the fields in their groups.

        A new picture is asked for, and fills what its file says; its focal point is guessed, and
        later set on the picture itself. Who may change nothing is shown what there is.
        """
        if obj and not self.has_change_permission(request, obj):
            return [
                (name, {"fields": [field for field in group if getattr(obj, field)]})
                for name, group in GROUPS
                if any(getattr(obj, field) for field in group)
            ]
        filled = "What is left empty here is filled from the picture's own file."
        first: list[Any] = [(None, {"fields": ["upload"], "description": filled})]
        if obj:
            rests = {"fields": [FOCUS], "classes": ["focus-numbers"]}
            first = [("Where the eye rests", rests)] if obj.can_be_looked_at else []
        *groups, rights = GROUPS
        folded = {"fields": rights[1], "classes": ["collapse"] if obj else []}
        return [
            *first,
            *((name, {"fields": fields}) for name, fields in groups),
            (rights[0], folded),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, with ticks for those who may change the words of photos."""
        ticks = {"may_reword": can(request, Act.EDIT_PHOTOS, own=True)}
        return super().changelist_view(request, {**ticks, **(extra_context or {})})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Photo], search_term: str
    ) -> tuple[QuerySet[Photo], bool]:
        """Find the newest photos that have the words, no killed one, where one is chosen.

        The list looks for them itself. Copies of one photo are shown as one where nothing is
        searched.
        """
        if not search_term.strip():
            queryset = queryset.filter(first_alike=None)
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.exclude(status=PhotoStatus.KILLED)
            if search_term.strip():
                queryset = queryset.filter(pk__in=found_ids(search_term))
        return queryset, False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[LibraryList]:
        """Let the list go along the library's indexes."""
        return LibraryList

    def save_form(self, request: HttpRequest, form: "forms.ModelForm[Any]", change: bool) -> Photo:
        """Take a new picture into the library; one that is known already is found."""
        if change:
            changed: Photo = super().save_form(request, form, change)
            return changed
        values = {name: form.cleaned_data[name] for name in (*WORDS, *CREDIT, *RIGHTS)}
        photo, is_new = take_in(form.cleaned_data["upload"], by=user_of(request), **values)
        if not is_new:
            messages.info(request, "This very picture is in the library already: here it is.")
        for words in photo.worth_knowing if is_new else ():
            messages.warning(request, f"This picture {words}.")
        form.instance = photo
        return photo

    def save_model(
        self, request: HttpRequest, obj: Photo, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Save changed words; `media/add_photo.py` saved a new one."""
        if change:
            remember(Photo.objects.get(pk=obj.pk), obj)
            if "licence_until" in form.changed_data:
                obj.licence_ended_at = None
            super().save_model(request, obj, form, change)
            note_words([obj])
            if IN_THE_FILES.intersection(form.changed_data):
                make_again(obj)

    def save_related(
        self, request: HttpRequest, form: "forms.ModelForm[Any]", formsets: object, change: bool
    ) -> None:
        """Leave the renditions to the worker."""

    def construct_change_message(
        self, request: HttpRequest, form: object, formsets: object, add: bool = False
    ) -> list[dict[str, Any]]:
        """Say no more than that it was changed: of the renditions nothing was."""
        return []

    def response_add(
        self, request: HttpRequest, obj: Photo, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the new photo."""
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(reverse("admin:media_photo_change", args=[obj.pk]))

    def response_change(self, request: HttpRequest, obj: Photo) -> HttpResponse:
        """Stay with the photo."""
        if "_popup" in request.POST:
            return super().response_change(request, obj)
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("admin:media_photo_change", args=[obj.pk]))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Photo | None = None,
    ) -> HttpResponse:
        """Show the picture beside its words, and around it what is known of it."""
        context["photo"] = obj
        if obj:
            context |= around(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)
