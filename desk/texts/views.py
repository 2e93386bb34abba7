"""The paper's own texts at the desk: their list, the page of each, and sending one out."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from articles.acts.texts import (
    TextConflict,
    as_story,
    draft_of,
    publish_text,
    save_text,
    text_difference,
    withdraw_text,
)
from articles.models import TextSave
from articles.workflow import DoorError
from desk.editor.field import text_field
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import WENT_OUT, posted, show
from desk.frame.powers import can, check_can, user_of, who_may
from desk.frame.words import Badge
from editions.choices import TextKind
from editions.models import TextEdition, newest_text
from editions.models.texts import TITLE_LENGTH
from editions.printed import in_the_papers_language
from paging.numbers import LARGEST_NUMBER, whole_number
from people.roles import Act


class TextForm(forms.Form):
    """A text of the paper. `opened` is the number of the save that stood on the page."""

    title = forms.CharField(max_length=TITLE_LENGTH, widget=forms.Textarea({"rows": 1}))
    body = text_field()
    opened = forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput)


@dataclass(frozen=True)
class TextLine:
    """A text as the list has it."""

    kind: TextKind
    address: str
    state: Badge
    draft: TextSave | None


def kind_of(text: str) -> TextKind:
    """Return which text is asked for. Raises `Http404` where there is none of that name."""
    try:
        return TextKind(text)
    except ValueError:
        raise Http404("There is no such text.") from None


def address_of(kind: TextKind) -> str:
    """Return the address of a text's page at the desk."""
    return reverse("admin:text", args=[kind.value])


def state_of(live: TextEdition | None, draft: TextSave | None) -> Badge:
    """Return what readers see of a text."""
    if live is None or live.is_withdrawal:
        return Badge("Not yet" if live is None else "Withdrawn", "grey" if live is None else "red")
    is_newest = draft is None or as_story(live) == as_story(draft)
    return Badge("Live", "green") if is_newest else Badge("Live, with a newer draft", "amber")


def texts(request: HttpRequest) -> HttpResponse:
    """List what the paper can say of itself, and what readers see of it."""
    check_can(request, Act.WRITE_TEXTS)
    lines = []
    for kind in TextKind:
        draft = draft_of(kind)
        lines.append(TextLine(kind, address_of(kind), state_of(newest_text(kind), draft), draft))
    return show(request, "desk/texts/texts.html", {"title": "Texts of the paper", "lines": lines})


def text(request: HttpRequest, text: str) -> HttpResponse:
    """Show a text to be written, or save it."""
    check_can(request, Act.WRITE_TEXTS)
    kind = kind_of(text)
    form = TextForm(request.POST if request.method == "POST" else None, initial=opened_as(kind))
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_text(kind, **form.cleaned_data, by=user_of(request))
        except TextConflict as conflict:
            theirs = conflict.newest
            form = TextForm({**request.POST.dict(), "opened": str(theirs.number)})
            form.add_error(None, ValidationError(str(conflict)))
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            drop_sent(request)
            messages.success(request, said_of(saved, form.cleaned_data["opened"]))
            return HttpResponseRedirect(address_of(kind))
    return show(request, "desk/texts/text.html", words_of(request, kind, form, theirs))


def opened_as(kind: TextKind) -> dict[str, Any]:
    """Return what stands in the form of a text that is opened."""
    draft = draft_of(kind)
    if draft:
        return {"title": draft.title, "body": draft.body, "opened": draft.number}
    with in_the_papers_language():
        return {"title": kind.label, "body": "", "opened": 0}


def said_of(saved: TextSave, opened: int) -> str:
    """Return what to say of a save."""
    if saved.number > opened + 1:
        return (
            "Saved, together with what a colleague saved meanwhile. Readers see no difference yet."
        )
    return "Saved. Readers see no difference before it is published."


def words_of(
    request: HttpRequest, kind: TextKind, form: TextForm, theirs: TextSave | None
) -> dict[str, Any]:
    """Return what stands on the page of a text."""
    draft, live = draft_of(kind), newest_text(kind)
    context: dict[str, Any] = {
        "title": kind.label,
        "kind": kind,
        "form": form,
        "draft": draft,
        "live": None if live is None or live.is_withdrawal else live,
        "state": state_of(live, draft),
        "changes": text_difference(as_story(live), as_story(draft)) if draft else [],
        "may_publish": can(request, Act.PUBLISH_TEXTS),
        "who_publishes": who_may(Act.PUBLISH_TEXTS),
    }
    if theirs is not None:
        mine = as_story(theirs).with_changes(
            {"headline": form.cleaned_data["title"], "body": form.cleaned_data["body"]}
        )
        context |= {"theirs": theirs, "differs": text_difference(as_story(theirs), mine)}
    return context


def text_page(request: HttpRequest, text: str) -> HttpResponse:
    """Give the page that readers would get of the draft."""
    check_can(request, Act.WRITE_TEXTS)
    kind = kind_of(text)
    draft = draft_of(kind)
    if draft is None:
        raise Http404("Nobody wrote it yet.")
    with in_the_papers_language():
        return render(request, "desk/texts/page.html", {"text": draft, "kind": kind})


@posted
def publish(request: HttpRequest, text: str) -> HttpResponse:
    """Send the save that was looked at out to readers."""
    check_can(request, Act.PUBLISH_TEXTS)
    kind = kind_of(text)
    try:
        publish_text(
            kind, number=whole_number(request.POST.get("number", "")) or 0, by=user_of(request)
        )
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Published. Readers see it now.", extra_tags=WENT_OUT)
    return HttpResponseRedirect(address_of(kind))


@posted
def withdraw(request: HttpRequest, text: str) -> HttpResponse:
    """Take the page from readers."""
    check_can(request, Act.PUBLISH_TEXTS)
    kind = kind_of(text)
    try:
        withdraw_text(kind, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Withdrawn. Readers have no such page any more; the draft stays.")
    return HttpResponseRedirect(address_of(kind))
