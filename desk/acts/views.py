"""A page for every action of the workflow: what it does, what it needs, and the button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.acts import stages
from articles.acts.colleagues import give
from articles.acts.embargo import embargo, release
from articles.acts.hold import hold, unhold
from articles.acts.lead_story import LeadPlace, lead
from articles.acts.stages import STAGE_ACTIONS, move
from articles.dates import moment_words
from articles.door.publishing import restore, withdraw
from articles.models import Article
from articles.workflow import ACTIONS, DoorError, is_possible
from desk.acts.forms import FORMS, ActionForm
from desk.acts.publishing import publish_story
from desk.correcting.views import correct
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of
from desk.frame.wall_clock import offset_words
from desk.frame.words import zone_words
from people.models import User

type Values = dict[str, Any]

OWN_PAGES: dict[str, Callable[[HttpRequest, Article], HttpResponse]] = {
    "publish": publish_story,
    "correct": correct,
}

WHAT_HAPPENS = {
    "submit": "The story goes to the web editors for review. You can still change it.",
    "return": "The story becomes a draft again. The writer is told, and sees your note first "
    "thing.",
    "approve": "This version may go out, now or by the clock. A later change needs approval anew.",
    "schedule": "Exactly the approved version goes out at this time.",
    "unschedule": "The story does not go out by the clock. It stays approved.",
    "embargo": "Nobody can publish the story, or a change of it, before this time. What readers "
    "see already can still be corrected.",
    "release": "The embargo ends now. Nothing goes out by this alone.",
    "hold": "The story is hidden from everybody but you and those you name: in lists, search and "
    "at its address. It goes out only when somebody types the hold's name.",
    "unhold": "Everybody at the desk sees the story again, and it can go out like any other.",
    "assign": "The story is theirs from now on: they can write it, and are told.",
    "hand_over": "The story is theirs from now on: they can write it, and are told.",
    "lead": "It stands first there until another story is chosen or this one is withdrawn.",
    "withdraw": "Readers lose the story at once: page, lists, feeds and pictures. Its address "
    "says why. The draft stays here. Publishers are told.",
    "restore": "Readers get the story back as it last was, without pictures killed meanwhile.",
    "spike": "The story is set aside. Nothing is deleted; it can be taken back up.",
    "unspike": "The story becomes a draft again.",
}
DONE = {
    "submit": "Sent for review.",
    "return": "Returned with your note.",
    "approve": "Approved.",
    "unschedule": "It does not go out by the clock now; it stays approved.",
    "release": "Released. It can go out now.",
    "hold": "On hold. Only those named see it now.",
    "unhold": "Off hold. Everybody at the desk sees it again.",
    "withdraw": "Withdrawn. Readers see only your reason.",
    "restore": "Restored. Readers see it again.",
    "spike": "Set aside.",
    "unspike": "Taken back up as a draft.",
}
GRAVE = {"withdraw", "spike"}


def story_action(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Show what an action does and needs, or take it."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404("There is no such action.")
    article = story_for(request, public_id, action.act)
    if name in OWN_PAGES:
        return OWN_PAGES[name](request, article)
    data = request.POST if request.method == "POST" else None
    form = FORMS.get(name, ActionForm)(data, article)
    if request.method == "POST" and form.is_valid():
        try:
            done = TAKE.get(name, take_stage)(article, name, user_of(request), form.cleaned_data)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, done)
            return HttpResponseRedirect(story_address(article))
    context = {
        "title": action.verb.rstrip("…"),
        "article": article,
        "action": action,
        "form": form,
        "what": WHAT_HAPPENS[name],
        "is_possible": is_possible(article, action),
        "is_grave": name in GRAVE,
    }
    return show(request, "desk/acts/action.html", context)


# --- Taking an action at the door: each returns what was done, and raises `DoorError` ------------


def take_stage(article: Article, name: str, user: User, values: Values) -> str:
    """Take an action that only moves the draft."""
    assert name in STAGE_ACTIONS, "every other action has its own function below"
    move(article, name, by=user, note=values.get("note", ""))
    return DONE[name]


def on_the_clock(moment: datetime) -> str:
    """Return a moment with the newsroom's zone, and its distance from UTC at that time."""
    return f"{moment_words(moment)} ({zone_words()}, {offset_words(moment)})"


def take_schedule(article: Article, name: str, user: User, values: Values) -> str:
    """Let it go out by the clock."""
    at: datetime = values["at"]
    stages.schedule(article, at=at, by=user, reason=values["reason"])
    return f"Goes out at {moment_words(at)} ({zone_words()}, {offset_words(at)})."


def take_unschedule(article: Article, name: str, user: User, values: Values) -> str:
    """Let it not go out by the clock."""
    stages.unschedule(article, by=user)
    return DONE[name]


def take_embargo(article: Article, name: str, user: User, values: Values) -> str:
    """Keep it until its time."""
    was_scheduled = article.is_scheduled
    embargo(article, until=values["at"], by=user, note=values["note"])
    done = f"Embargoed until {on_the_clock(values['at'])}."
    if was_scheduled and not article.is_scheduled:
        done += " It was to go out before that, and is off the clock now."
    return done


def take_release(article: Article, name: str, user: User, values: Values) -> str:
    """End an embargo."""
    release(article, by=user, note=values["note"])
    return DONE[name]


def take_hold(article: Article, name: str, user: User, values: Values) -> str:
    """Hide it and keep it."""
    hold(article, by=user, **values)
    return DONE[name]


def take_unhold(article: Article, name: str, user: User, values: Values) -> str:
    """End a hold."""
    unhold(article, by=user, note=values["note"])
    return DONE[name]


def take_give(article: Article, name: str, user: User, values: Values) -> str:
    """Give it to a colleague."""
    give(article, name, to=values["to"], by=user, note=values["note"])
    return f"It is {values['to']}'s now. They are told."


def take_lead(article: Article, name: str, user: User, values: Values) -> str:
    """Let it lead."""
    place = LeadPlace(values["place"])
    lead(article, place, by=user)
    return "It leads nothing any more." if place == LeadPlace.NOTHING else "It leads there now."


def take_withdraw(article: Article, name: str, user: User, values: Values) -> str:
    """Take it from readers."""
    withdraw(article, reason=values["note"], by=user)
    return DONE[name]


def take_restore(article: Article, name: str, user: User, values: Values) -> str:
    """Give it back to readers."""
    restore(article, by=user)
    return DONE[name]


TAKE: dict[str, Callable[[Article, str, User, Values], str]] = {
    "schedule": take_schedule,
    "unschedule": take_unschedule,
    "embargo": take_embargo,
    "release": take_release,
    "hold": take_hold,
    "unhold": take_unhold,
    "assign": take_give,
    "hand_over": take_give,
    "lead": take_lead,
    "withdraw": take_withdraw,
    "restore": take_restore,
}
