"""Captions and credits: of many photos at once, and in the live stories that say the old ones."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.acts.rewording import saying_old_words, with_words_of_now
from articles.models import Article
from desk.acts.amending import amend_seen
from desk.correcting.change_form import ChangeForm
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show
from desk.frame.powers import can_with, check_can, user_of
from desk.photos.views import photo_for
from editions.body import plain
from editions.difference import story_difference
from media.models import Photo
from media.rewording import reword
from paging.numbers import whole_number
from people.roles import Act

MOST_AT_ONCE = 40


class WordsForm(forms.Form):
    """One photo's caption and credit. Only what was changed here is saved."""

    caption = forms.CharField(
        label="Caption",
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea({"rows": 3}),
    )
    credit_override = forms.CharField(
        label="Credit line", required=False, max_length=300, show_hidden_initial=True
    )


class AllForm(forms.Form):
    """What all of them get."""

    credit = forms.CharField(
        label="Credit line for all of them",
        required=False,
        max_length=300,
        help_text="Empty: each keeps its own.",
    )


def photo_words(request: HttpRequest) -> HttpResponse:
    """Show captions and credits of the ticked photos, and save what was changed of them."""
    check_can(request, Act.READ_DESK)
    asked = request.POST if request.method == "POST" else request.GET
    photos = ticked(request, asked.getlist("photo"))
    if not photos:
        messages.error(request, "Tick the photos first whose words you want to change.")
        return HttpResponseRedirect(reverse("admin:media_photo_changelist"))
    given = request.POST if request.method == "POST" else None
    everyone = AllForm(given)
    rows = [
        (photo, WordsForm(given, prefix=str(photo.pk), initial=words(photo))) for photo in photos
    ]
    if given is not None and everyone.is_valid() and all(form.is_valid() for _, form in rows):
        changed = [save(photo, form, everyone.cleaned_data["credit"]) for photo, form in rows]
        drop_sent(request)
        saved = [(photo, old_stories(request, photo)) for photo in changed if photo]
        done = {"title": "Captions and credits", "rows": saved}
        return show(request, "desk/photos/words_done.html", done)
    context: dict[str, Any] = {"title": "Captions and credits", "rows": rows, "everyone": everyone}
    return show(request, "desk/photos/words.html", context)


def ticked(request: HttpRequest, keys: list[str]) -> list[Photo]:
    """Return those of the ticked photos whose words the one who asks may change."""
    numbers = [number for key in keys if (number := whole_number(key)) is not None]
    found = Photo.objects.select_related("agency", "photographer").filter(pk__in=numbers)
    photos = found.order_by("-uploaded_at", "-pk")[:MOST_AT_ONCE]
    return [photo for photo in photos if can_with(request, Act.EDIT_PHOTOS, photo)]


def words(photo: Photo) -> dict[str, str]:
    """Return what the page begins with."""
    return {"caption": photo.caption, "credit_override": photo.credit_override}


def save(photo: Photo, form: WordsForm, credit: str) -> Photo | None:
    """Save what was changed of one photo; none where nothing was."""
    changed = {name: form.cleaned_data[name] for name in form.changed_data}
    if credit:
        changed["credit_override"] = credit
    changed = {name: value for name, value in changed.items() if value != words(photo)[name]}
    return reword(photo, **changed) if changed else None


def old_stories(request: HttpRequest, photo: Photo) -> int:
    """Return how many live stories say old words of a photo, for those who may correct them."""
    return len(list(saying_old_words(photo))) if can_with(request, Act.CORRECT, None) else 0


def photo_stories(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the live stories that say old words of a photo, and correct the ticked ones."""
    check_can(request, Act.CORRECT)
    photo = photo_for(request, pk, Act.READ_DESK)
    is_sure = request.method == "POST"
    change = ChangeForm(request.POST if is_sure else None)
    context: dict[str, Any] = {"title": "Stories that say the old words", "photo": photo}
    ticks = request.POST.getlist("story")
    if is_sure and ticks and change.is_valid():
        outcomes = [corrected(request, photo, tick, change) for tick in ticks]
        return show(request, "desk/photos/stories_done.html", {**context, "outcomes": outcomes})
    seen = Article.objects.seen_by(user_of(request))
    rows = []
    for article, live in saying_old_words(photo):
        old = live.parsed.story
        if old is not None and seen.filter(pk=article.pk).exists():
            changes = story_difference(old, with_words_of_now(old, photo))
            rows.append((f"{live.pk}|{live.edition_number}", article, changes))
    context |= {"rows": rows, "form": change, "is_unticked": is_sure and not ticks}
    return show(request, "desk/photos/stories.html", context)


def corrected(request: HttpRequest, photo: Photo, tick: str, change: ChangeForm) -> Any:  # noqa: ANN401
    """Correct one ticked story, if readers still see the edition that was looked at."""
    public_id, _, number = plain(tick)[:100].partition("|")
    return amend_seen(
        request,
        public_id,
        whole_number(number) or 0,
        lambda old: with_words_of_now(old, photo),
        change,
        words=public_id[:20],
    )
