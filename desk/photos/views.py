"""What is decided about a photo: how its file is read, and the kill."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.acts.photo_kill import kill_photo, live_stories_with, versions_with
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show
from desk.frame.powers import can, check_can, user_of
from media.models import Photo
from media.perceptual_hash import similar_photos
from media.reading import choose_reading
from paging.numbers import whole_number
from people.roles import Act


def photo_for(request: HttpRequest, pk: int, act: Act) -> Photo:
    """Return a photo on which the one who asks may do this act, or raise like one not there."""
    photo = Photo.objects.select_related("agency", "photographer").filter(pk=pk).first()
    if photo is None:
        raise Http404("There is no such photo.")
    check_can(request, act, photo)
    return photo


@require_POST
def photo_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one way to read a photo's file as the right one."""
    photo = photo_for(request, pk, Act.EDIT_PHOTOS)
    number = whole_number(request.POST.get("reading", ""))
    if number is None or number >= len(photo.readings):
        messages.error(request, "Somebody chose meanwhile: here are the words as they stand now.")
    else:
        name = photo.readings[number]["name"]
        choose_reading(photo, number)
        messages.success(request, f"The file's words are read as {name}.")
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))


class KillForm(forms.Form):
    """Why a photo is killed, and which copies of it go with it."""

    with_it = forms.TypedMultipleChoiceField(
        label="Kill these too", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Why is it killed?",
        max_length=500,
        help_text="For the desk and the record. Readers are not told.",
        widget=forms.Textarea({"rows": 2}),
    )
    hides_versions = forms.BooleanField(
        label="Hide the old versions that show it, too",
        required=False,
        help_text="Readers find its caption in them, in the story's history. What else those "
        "versions said is hidden with it; all of it stays in the record.",
    )

    def __init__(self, alike: list[Photo], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["with_it"]
        assert isinstance(field, forms.ChoiceField), "declared above"
        field.choices = [(other.pk, str(other)) for other in alike]


def kill(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the live stories that have the photo or one like it; take them from all at once."""
    photo = photo_for(request, pk, Act.KILL_PHOTO)
    alike = [other for other in similar_photos(photo) if not other.is_killed]
    form = KillForm(alike, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ticked = set(form.cleaned_data.pop("with_it"))
        others = [other for other in alike if other.pk in ticked]
        try:
            mended = kill_photo(photo, by=user_of(request), with_it=others, **form.cleaned_data)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            drop_sent(request)
            messages.success(request, killed_words(mended, 1 + len(others)))
            return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))
    stories = live_stories_with(photo)
    context = {
        "title": "Kill this photo",
        "photo": photo,
        "form": form,
        "stories": stories,
        "versions": versions_with({photo.content_hash}),
        "may_hide": can(request, Act.HIDE_VERSION),
        "alike": [(other, live_stories_with(other)) for other in alike],
        "ticked": form["with_it"].value() or [],
    }
    return show(request, "desk/photos/kill.html", context)


def killed_words(mended: list[Article], count: int) -> str:
    """Say what was done, naming the stories that were mended."""
    killed = "Killed." if count == 1 else f"{count} photos killed."
    if not mended:
        return f"{killed} No live story showed {'it' if count == 1 else 'them'}."
    names = "; ".join(f"“{article}”" for article in mended)
    return f"{killed} Readers get without it: {names}."
