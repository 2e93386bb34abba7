"""The photo library."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article
from desk.frame.admin import DeskAdmin, ReadOnlyInline
from desk.frame.files import PictureField
from desk.frame.powers import can, can_with, user_of
from desk.frame.wall_clock import zone_line
from desk.photos.filters import PHOTO_FILTERS
from desk.photos.listing import LibraryList
from desk.photos.rewording import old_stories
from desk.photos.words import as_read, said_by_file
from editions.models import PublishedPhoto
from media.add_photo import take_in
from media.finding import found_ids, note_words
from media.models import Photo, PhotoStatus, Rendition, StatusChange
from media.perceptual_hash import similar_photos
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
MOST_DECISIONS = 3


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
        }

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


def standing_of(request: HttpRequest, photo: Photo) -> dict[str, Any]:
    """Return what was decided of a photo, which live stories show it, and which had it."""
    decisions = list(photo.status_changes.all()[:MOST_DECISIONS])
    had = [public_id for decision in decisions for public_id in decision.stories]
    stories = Article.objects.seen_by(user_of(request))
    shown = PublishedPhoto.objects.filter(content_hash=photo.content_hash)
    return {
        "decisions": decisions,
        "taken_from": stories.filter(public_id__in=had).order_by("pk"),
        "shown_in": stories.filter(public_id__in=shown.values("article_id")).order_by("-pk")[:50],
        "old_words": old_stories(request, photo),
        "may_restrict": not photo.is_killed and can(request, Act.RESTRICT_PHOTO),
    }


def more_by(photo: Photo) -> list[tuple[str, str]]:
    """Return the addresses of the lists of those who made a photo, each with its name."""
    photos = reverse("admin:media_photo_changelist")
    makers = (("by", photo.photographer), ("agency", photo.agency))
    return [(f"{photos}?{asked}={one.pk}", str(one)) for asked, one in makers if one]


class StatusChangeInline(ReadOnlyInline):
    """What was decided of its use."""

    model = StatusChange
    reads = Act.READ_DESK
    fields = ["at", "by", "kind", "reason", "permitted_by", "permitted_until"]


class RenditionInline(ReadOnlyInline):
    """The sizes that the worker made."""

    model = Rendition
    reads = Act.READ_DESK
    fields = ["width_px", "height_px", "format", "size_bytes"]


@admin.register(Photo)
class PhotoAdmin(DeskAdmin):
    """Photos, as a wall of small pictures."""

    reads = Act.READ_DESK
    writes = Act.EDIT_PHOTOS
    form = PhotoForm
    inlines = [StatusChangeInline, RenditionInline]
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

        A new picture is asked for, and fills what its file says; its focal point is guessed.
        """
        filled = "What is left empty here is filled from the picture's own file."
        return [
            *([] if obj else [(None, {"fields": ["upload"], "description": filled})]),
            ("What it shows", {"fields": WORDS}),
            ("Whose it is", {"fields": CREDIT}),
            ("What is allowed", {"fields": RIGHTS}),
            *([("Where the eye should rest", {"fields": FOCUS})] if obj else []),
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

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Photo | None = None,
    ) -> HttpResponse:
        """Show the picture beside its words."""
        context["photo"] = obj
        context["from_file"] = said_by_file(obj) if obj else []
        context["readings"] = as_read(obj) if obj and can_with(request, self.writes, obj) else []
        context["alike"] = similar_photos(obj) if obj else []
        context["more_by"] = more_by(obj) if obj else []
        context["may_kill"] = obj is not None and not obj.is_killed and can(request, Act.KILL_PHOTO)
        if obj:
            context |= standing_of(request, obj)
        context["may_focus"] = bool(
            obj and obj.rendered_at and not obj.is_killed and can_with(request, self.writes, obj)
        )
        context["may_have_original"] = can_with(request, Act.HAVE_ORIGINAL, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)
