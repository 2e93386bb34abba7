"""Whether a photo may be used: restricting it, naming a permission, freeing it again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.acts.page_pictures import leave_pages
from articles.acts.photo_kill import live_stories_with
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show
from desk.frame.powers import user_of
from desk.photos.views import photo_for
from media.models import Photo, PhotoStatus, StatusChange
from media.restricting import free, permit, restrict
from people.roles import Act

Kind = StatusChange.Kind
DONE = {
    Kind.RESTRICTED: "Restricted. It goes out only with a named permission.",
    Kind.PERMITTED: "Permitted. It may go out.",
    Kind.FREED: "Freed. It may be used.",
}
CHOICES = {
    PhotoStatus.USABLE: [(Kind.RESTRICTED, "Restrict it: it goes out only with a permission")],
    PhotoStatus.RESTRICTED: [
        (Kind.PERMITTED, "Somebody permits its use"),
        (Kind.FREED, "Lift the restriction"),
        (Kind.RESTRICTED, "Restrict it anew: a permission that was given ends"),
    ],
}


class UseForm(forms.Form):
    """What is decided of a photo, why, and whose permission it is."""

    decision = forms.ChoiceField(label="Decide", widget=forms.RadioSelect)
    permitted_by = forms.CharField(
        label="Who permits it",
        max_length=200,
        required=False,
        help_text="For a permission: the name, and where they are to be asked.",
    )
    permitted_until = forms.DateField(
        label="Until and with",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="For a permission: its last day. Empty: for good.",
    )
    reason = forms.CharField(
        label="Why?",
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="For the desk and the record. Readers are not told.",
    )

    def __init__(self, status: PhotoStatus, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField), "declared above"
        field.choices = CHOICES[status]
        if status == PhotoStatus.USABLE:
            field.initial = Kind.RESTRICTED
            del self.fields["permitted_by"], self.fields["permitted_until"]

    def clean(self) -> dict[str, Any]:
        """Ask whose permission it is, and refuse one that ended before it was given."""
        values = super().clean() or self.cleaned_data
        if values.get("decision") == Kind.PERMITTED:
            if not values.get("permitted_by"):
                self.add_error("permitted_by", "Name who permits it.")
            until = values.get("permitted_until")
            if until and until < timezone.localdate():
                self.add_error("permitted_until", "This day is over. Give a later one, or none.")
        return values


def photo_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was decided of a photo's use, and decide anew."""
    photo = photo_for(request, pk, Act.RESTRICT_PHOTO)
    if photo.is_killed:
        raise Http404("A killed photo stays killed.")
    form = UseForm(PhotoStatus(photo.status), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            decide(request, photo, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            drop_sent(request)
            messages.success(request, DONE[Kind(form.cleaned_data["decision"])])
            return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))
    context = {
        "title": "May it be used?",
        "photo": photo,
        "form": form,
        "stories": live_stories_with(photo),
    }
    return show(request, "desk/photos/use.html", context)


def decide(request: HttpRequest, photo: Photo, values: dict[str, Any]) -> None:
    """Do what was chosen. Raises `ValidationError` where the photo's state allows it no more."""
    by, reason = user_of(request), values["reason"]
    match values["decision"]:
        case Kind.PERMITTED:
            permit(
                photo,
                permitted_by=values["permitted_by"],
                permitted_until=values["permitted_until"],
                reason=reason,
                by=by,
            )
        case Kind.FREED:
            free(photo, reason=reason, by=by)
        case _:
            restrict(photo, reason=reason, by=by)
            leave_pages([photo])
