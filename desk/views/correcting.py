"""Correcting the live text: the words that readers see, and nobody's half-written draft."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from articles.models import Article
from articles.publishing import amend
from articles.revisions import lock
from articles.workflow import ACTIONS, DoorError, WrongState
from desk.change_form import ChangeForm
from desk.editor import body_field
from desk.pages import show, story_address
from desk.powers import user_of
from editions.body import clean_body, plain
from editions.difference import story_difference
from editions.models import Edition
from editions.story import Story
from paging.numbers import LARGEST_NUMBER

WORDS = ("headline", "standfirst", "body")


class LiveTextForm(ChangeForm):
    """The live words, and what the change is. `edition` is the one that was opened."""

    headline = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    standfirst = forms.CharField(required=False, widget=forms.Textarea({"rows": 2}))
    body = body_field()
    edition = forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput)
    field_order = ("headline", "standfirst", "body", "kind", "note", "is_note_owed", "reason")

    def __init__(self, story: Story, number: int, data: QueryDict | None) -> None:
        words = {name: getattr(story, name) for name in WORDS}
        super().__init__(data, initial={**words, "edition": number})
        self.live = story
        for at, figure in enumerate(story.figures):
            self.fields[f"caption_{at}"] = forms.CharField(
                label=f"Caption of photo {at + 1}",
                required=False,
                initial=figure.caption,
                widget=forms.Textarea({"rows": 2}),
            )

    def captions(self) -> list[forms.BoundField]:
        """Return the fields of the captions."""
        return [self[name] for name in self.fields if name.startswith("caption_")]

    def patch(self) -> dict[str, Any]:
        """Return only what was changed, cleaned as the door cleans it."""
        values = self.cleaned_data
        patch: dict[str, Any] = {}
        for name in ("headline", "standfirst"):
            if plain(values.get(name, "")) != getattr(self.live, name):
                patch[name] = plain(values.get(name, ""))
        if "body" in values and values["body"] != clean_body(self.live.body):
            patch["body"] = values["body"]
        figures = tuple(
            type(figure)(
                **{**vars(figure), "caption": plain(values.get(f"caption_{at}", figure.caption))}
            )
            for at, figure in enumerate(self.live.figures)
        )
        if figures != self.live.figures:
            patch["figures"] = figures
        return patch


def correct(request: HttpRequest, article: Article) -> HttpResponse:
    """Show the live text to be mended; then the difference; then send it out."""
    edition = Edition.objects.newest(article.public_id) if article.is_live else None
    story = edition.said.story if edition and not edition.is_withdrawal else None
    if edition is None or story is None:
        messages.error(request, ACTIONS["correct"].refusal)
        return HttpResponseRedirect(story_address(article))
    is_post = request.method == "POST"
    form = LiveTextForm(story, edition.number, request.POST if is_post else None)
    if is_post and "look" in request.POST:
        # Only the words are looked at yet; the change is named on the next page.
        form.fields["kind"].required = False
    if is_post and form.is_valid() and "look" not in request.POST:
        try:
            send_out(request, article, form)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, "Corrected. Readers see it now.")
            return HttpResponseRedirect(story_address(article))
    looked = is_post and hasattr(form, "cleaned_data")
    changed = story.with_changes(form.patch()) if looked else story
    context = {
        "title": "Correct the live text",
        "article": article,
        "form": form,
        "changes": story_difference(story, changed),
        "looked": looked,
    }
    return show(request, "desk/correct.html", context)


def send_out(request: HttpRequest, article: Article, form: LiveTextForm) -> None:
    """Amend the edition that was opened, and no newer one. Raises `DoorError`."""
    with transaction.atomic():
        if lock(article).live_edition != form.cleaned_data["edition"]:
            raise WrongState(
                "Readers got a newer version while you were writing. Copy your change, open "
                "this page again, and put it into the newer text."
            )
        amend(article, form.patch(), by=user_of(request), **form.named())
