"""The form in which the live text is mended, and what was typed into it and not sent yet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from articles.draft.autosaves import new_key, words_typed
from articles.draft.merging import merge
from articles.models import Article, FormCopy
from desk.autosaves.autosaves import words_of
from desk.correcting.change_form import ChangeForm
from desk.editor.field import body_field
from desk.frame.kept_forms import kept_forms, typed_in
from editions.body import clean_body, plain
from editions.models import Edition
from editions.models.record import ContentRemoved
from editions.story import FACTS, Story
from paging.numbers import LARGEST_NUMBER, whole_number

WORDS = ("headline", "standfirst", "body")


class LiveTextForm(ChangeForm):
    """The live words, and what the change is. `edition` is the one that was opened, `page_key`
    the page's own, `taken` the key of the page whose words were put back.
    """

    headline = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    standfirst = forms.CharField(required=False, widget=forms.Textarea({"rows": 2}))
    body = body_field()
    edition = forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput)
    page_key = forms.CharField(required=False, widget=forms.HiddenInput)
    taken = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("headline", "standfirst", "body", "kind", "note", "is_note_owed", "reason")

    def __init__(
        self,
        story: Story,
        edition: Edition,
        data: QueryDict | None = None,
        back: "PutBack | None" = None,
    ) -> None:
        shown = back.story if back else story
        words = {name: getattr(shown, name) for name in WORDS}
        about = {"edition": edition.number, "page_key": new_key(), **(back.named if back else {})}
        super().__init__(data, initial={**words, **about})
        self.live = story
        headline = plain(data.get("headline", "")) if data is not None else shown.headline
        self.ask_address(edition.parsed.path, story, story.with_changes({"headline": headline}))
        for at, figure in enumerate(shown.figures):
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
            replace(figure, caption=plain(values.get(f"caption_{at}", figure.caption)))
            for at, figure in enumerate(self.live.figures)
        )
        if figures != self.live.figures:
            patch["figures"] = figures
        if slug := self.new_slug(patch.get("headline", "")):
            patch["slug"] = slug
        return patch


@dataclass(frozen=True)
class Offer:
    """Words that somebody typed into the live text and did not send, as their page offers them."""

    pk: int
    words: str
    at: datetime


@dataclass(frozen=True)
class PutBack:
    """What was typed, put into the text that readers see now.

    `named` is how the change was named so far, and whose words they are; `both_changed` names
    what a newer version changed too: there stands what was typed.
    """

    story: Story
    named: dict[str, Any]
    is_newer: bool
    both_changed: list[str]


def page_name(article: Article) -> str:
    """Return how the form is called where its words are kept."""
    return f"correct-{article.public_id}"


def typed_story(copy: FormCopy, article: Article) -> tuple[Story | None, Story | None]:
    """Return the live text that a form was opened with, and what was made of it.

    Both are none where that version was removed by order.
    """
    typed = typed_in(copy)
    number = whole_number(typed.get("edition", "")) or 0
    opened = Edition.objects.of(article.public_id).filter(number=number).first()
    try:
        base = opened.parsed.story if opened else None
    except ContentRemoved:
        base = None
    if base is None:
        return None, None
    body = typed.get("body", base.body)
    figures = tuple(
        replace(figure, caption=plain(typed.get(f"caption_{at}", figure.caption)))
        for at, figure in enumerate(base.figures)
    )
    return base, base.with_changes(
        {
            "headline": plain(typed.get("headline", base.headline)),
            "standfirst": plain(typed.get("standfirst", base.standfirst)),
            "body": base.body if clean_body(body) == clean_body(base.body) else clean_body(body),
            "figures": figures,
        }
    )


def offers(request: HttpRequest, article: Article, *without: str) -> list[Offer]:
    """Return what the one who asks typed and did not send, without the pages of these keys."""
    copies = []
    for copy in kept_forms(request, page_name(article)).exclude(key__in=without):
        base, mine = typed_story(copy, article)
        if mine is not None and mine != base:
            copies.append(Offer(copy.pk, words_of(words_typed(base, mine)), copy.kept_at))
    return copies


def put_back(copy: FormCopy, article: Article, live: Story) -> PutBack | None:
    """Return what was typed in the text that readers see now, or none where nothing is left."""
    base, mine = typed_story(copy, article)
    if mine is None:
        return None
    merged = merge(base, live, mine)
    story = merged.story.with_changes({name: getattr(mine, name) for name in merged.open_fields})
    typed = typed_in(copy)
    named = {name: typed.get(name, "") for name in ("kind", "note", "reason", "address")}
    return PutBack(
        story,
        {**named, "is_note_owed": "is_note_owed" in typed, "taken": copy.key},
        is_newer=base != live,
        both_changed=[FACTS[name].words for name in merged.open_fields],
    )
