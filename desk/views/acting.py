"""A page for every action of the workflow: what it does, what it needs, and the button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles import stages
from articles.models import Article
from articles.publishing import restore, withdraw
from articles.stages import STAGE_ACTIONS, move
from articles.workflow import ACTIONS, Action, DoorError, is_possible
from desk.pages import show, story_address, story_for
from desk.powers import user_of
from desk.views.correcting import correct
from desk.views.publishing import publish_story
from desk.words import clock_words, zone_words

OWN_PAGES: dict[str, Callable[[HttpRequest, Article], HttpResponse]] = {
    "publish": publish_story,
    "correct": correct,
}

WHAT_HAPPENS = {
    "submit": "The story goes to the web editors for review. You can still change it.",
    "return": "The story becomes a draft again. The writer sees your note first thing.",
    "approve": "This version may go out, now or by the clock. A later change needs approval anew.",
    "schedule": "Exactly the approved version goes out at this time.",
    "unschedule": "The story does not go out by the clock. It stays approved.",
    "withdraw": "Readers lose the story at once: page, lists, feeds and pictures. Its address "
    "says why. The draft stays here.",
    "restore": "Readers get the story back as it last was, without pictures killed meanwhile.",
    "spike": "The story is set aside. Nothing is deleted; it can be taken back up.",
    "unspike": "The story becomes a draft again.",
}
DONE = {
    "submit": "Sent for review.",
    "return": "Returned with your note.",
    "approve": "Approved.",
    "unschedule": "It does not go out by the clock now; it stays approved.",
    "withdraw": "Withdrawn. Readers see only your reason.",
    "restore": "Restored. Readers see it again.",
    "spike": "Set aside.",
    "unspike": "Taken back up as a draft.",
}


class NoteForm(forms.Form):
    """A sentence that the action needs."""

    note = forms.CharField(widget=forms.Textarea({"rows": 3}), max_length=500)


class ReturnForm(NoteForm):
    """What the writer should do."""

    note = forms.CharField(
        label="What should the writer change?", widget=forms.Textarea({"rows": 3}), max_length=500
    )


class WithdrawForm(NoteForm):
    """What readers are told."""

    note = forms.CharField(
        label="Reason",
        help_text="Readers see this sentence at the story's address. The headline is not named.",
        widget=forms.Textarea({"rows": 2}),
        max_length=500,
    )


class ScheduleForm(forms.Form):
    """When the story goes out, by the paper's clock."""

    at = forms.DateTimeField(
        label="Goes out at",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = f"The newsroom's time: {zone_words()}."


class ApproveForm(forms.Form):
    """A line of reason, where the paper asks for four eyes and there are two."""

    note = forms.CharField(
        label="Reason, for the desk",
        help_text="Only where you approve alone what you saved yourself.",
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FOUR_EYES:
            del self.fields["note"]


FORMS: dict[str, type[forms.Form]] = {
    "approve": ApproveForm,
    "return": ReturnForm,
    "withdraw": WithdrawForm,
    "schedule": ScheduleForm,
}


def story_action(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Show what an action does and needs, or take it."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404("There is no such action.")
    article = story_for(request, public_id, action.act)
    if name in OWN_PAGES:
        return OWN_PAGES[name](request, article)
    form = FORMS.get(name, forms.Form)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take(request, article, action, form.cleaned_data)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            return HttpResponseRedirect(story_address(article))
    context = {
        "title": action.verb.rstrip("…"),
        "article": article,
        "action": action,
        "form": form,
        "what": WHAT_HAPPENS[name],
        "is_possible": is_possible(article, action),
        "is_grave": name in {"withdraw", "spike"},
    }
    return show(request, "desk/action.html", context)


def take(request: HttpRequest, article: Article, action: Action, values: dict[str, Any]) -> None:
    """Take the action at the door, and say so. Raises `DoorError`."""
    user = user_of(request)
    note: str = values.get("note", "")
    if action.name in STAGE_ACTIONS:
        move(article, action.name, by=user, note=note)
    elif action.name == "schedule":
        at: datetime = values["at"]
        stages.schedule(article, at=at, by=user)
        local = timezone.localtime(at)
        messages.success(request, f"Goes out at {clock_words(local)} ({zone_words()}).")
        return
    elif action.name == "unschedule":
        stages.unschedule(article, by=user)
    elif action.name == "withdraw":
        withdraw(article, reason=note, by=user)
    else:
        restore(article, by=user)
    messages.success(request, DONE[action.name])
