"""The screen of one list, and deciding about it: here and beside the story on its own page."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from desk.also_like.page import (
    Feedback,
    Subject,
    panel_context,
    screen_address,
    subject_for,
)
from desk.also_like.queue import why_of
from desk.also_like.targets import is_one, outside_target, story_target, target_at
from desk.also_like.words import decision_words, names_of
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import posted, show
from desk.frame.powers import user_of
from desk.frame.story_choices import choices
from paging.numbers import whole_number
from related.decisions import decide
from related.decisions.transaction import Decider, DecisionResult, NotDecided, Overtaken, Target
from related.lists.also_like import also_like
from related.models import Decision

BY_SCRIPT = "fetch"
MOST_NOTE = 300
# How the field of a note begins; what the line is about goes on.
NOTE = "note-"
STEPS = {"up": -1, "down": 1}
TYPED = ("add", "url", "title", "source")


def related_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what stands under a story, and what can be decided about it."""
    subject = subject_for(request, public_id)
    return screen(request, subject, Feedback())


def screen(request: HttpRequest, subject: Subject, feedback: Feedback) -> HttpResponse:
    """Show the screen of a list."""
    token = request.GET.get("queue", "") or request.POST.get("queue", "")
    context = {
        "title": "You May Also Like",
        **panel_context(request, subject, feedback),
        "queue": token,
        "why_queued": why_of(token, subject.id),
    }
    return show(request, "desk/also_like/list.html", context)


@posted
def related_decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Do what a button of the list says, and show the list as it is then.

    The page's own script gets the list alone. Nobody loses what they typed: where the act could
    not be, the page comes back with it.
    """
    subject = subject_for(request, public_id)
    feedback = act(request, subject)
    if request.headers.get("X-Requested-With") == BY_SCRIPT:
        context = panel_context(request, subject, feedback)
        return render(request, "desk/also_like/_list.html", context)
    if feedback.problem or feedback.found or feedback.typed:
        return screen(request, subject, feedback)
    if feedback.words:
        messages.success(request, feedback.words)
    if request.POST.get("do") == "accept-all" and request.POST.get("queue"):
        after = urlencode({"after": request.POST["queue"]})
        return HttpResponseRedirect(f"{reverse('admin:related_next')}?{after}")
    return HttpResponseRedirect(back(request, subject))


def back(request: HttpRequest, subject: Subject) -> str:
    """Return the page on which the button was."""
    if request.POST.get("on") == "story" and subject.story_page:
        return f"{subject.story_page}#also-like"
    token = request.POST.get("queue", "")
    return screen_address(subject.id) + (f"?{urlencode({'queue': token})}" if token else "")


def act(request: HttpRequest, subject: Subject) -> Feedback:
    """Do what was asked; say what came of it."""
    sent = request.POST
    verb, _, rest = sent.get("do", "words").partition(" ")
    typed = {
        name: sent.get(name, "") for name in ("add", "url", "title", "source") if sent.get(name)
    }
    decider = Decider(subject.id, user_of(request), whole_number(sent.get("version", "")) or 0)
    try:
        if verb == "add":
            return add(request, decider, sent.get("add", "").strip(), typed)
        outcome = ACTS[verb](request, decider, rest) if verb in ACTS else DecisionResult()
    except Overtaken as error:
        names = names_of(request, stories_of(error.decisions))
        lines = [f"{one.by} {decision_words(one, subject.id, names)}" for one in error.decisions]
        return Feedback(problem=str(error), overtaking=lines, typed=typed, again=sent.get("do", ""))
    except NotDecided as error:
        return Feedback(problem=str(error), typed=typed)
    drop_sent(request)
    return Feedback(words=outcome_words(request, subject.id, outcome))


def stories_of(decisions: list[Decision]) -> list[str]:
    """Return the stories that decisions name."""
    found = [*decisions, *(one.undoes for one in decisions if one.undoes)]
    return [public_id for one in found for public_id in (one.article_id, one.target_id)]


def outcome_words(request: HttpRequest, article_id: str, outcome: DecisionResult) -> str:
    """Return what was done, and what others did meanwhile."""
    done = [*([outcome.decision] if outcome.decision else []), *outcome.meanwhile]
    names = names_of(request, stories_of(done))
    sentence = "Nothing was changed."
    if outcome.decision:
        sentence = f"You {decision_words(outcome.decision, article_id, names)}. Readers see it now."
    for one in outcome.meanwhile:
        sentence += (
            f" Meanwhile {one.by} {decision_words(one, article_id, names)}; that stands too."
        )
    return sentence


# --- What each button does ----------------------------------------------------------------------


def add(request: HttpRequest, decider: Decider, text: str, typed: dict[str, str]) -> Feedback:
    """Pin what an address leads to, or offer the stories that have some words."""
    if not text:
        raise NotDecided("Type words of a headline, or paste an address.")
    if not is_one(text):
        stories = [(id, words) for id, words in choices(text) if id != decider.article_id]
        if not stories:
            raise NotDecided(f"No live or approved story has “{text}” in its headline.")
        return Feedback(found=stories, typed=typed)
    target = target_at(text)
    if target.url:
        return Feedback(typed={"url": text, **typed, "add": ""})
    outcome = pin_both(request, decider, target)
    drop_sent(request)
    return Feedback(words=outcome_words(request, decider.article_id, outcome))


def pin_both(request: HttpRequest, decider: Decider, target: Target) -> DecisionResult:
    """Pin a target; both ways if that was ticked."""
    return decide.pin(decider, target, both=bool(request.POST.get("both")) and bool(target.id))


def pin(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Pin a story."""
    return pin_both(request, decider, story_target(request, key))


def outside(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Pin a page of another house."""
    sent = request.POST
    words = (sent.get(name, "") for name in ("url", "title", "source"))
    return decide.pin(decider, outside_target(*words))


def accept(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Accept a suggestion."""
    return decide.accept(decider, story_target(request, key))


def ban(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Ban a story under this one."""
    target = story_target(request, key)
    return decide.ban(decider, target, both=bool(request.POST.get("both")))


def ban_everywhere(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Ban a story under all."""
    return decide.ban_everywhere(decider, story_target(request, key))


def allow(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Take a pin or a ban back."""
    return decide.allow_key(decider, key)


def allow_everywhere(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Take a ban under all stories back."""
    return decide.allow(decider, Target(id=key), everywhere=True)


def move(step: int) -> "Decide":
    """Return the act that moves what stands in a list by so many places."""

    def moved(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
        keys = shown_keys(request)
        if key not in keys:
            raise NotDecided("It is not in the list any more.")
        at = keys.index(key)
        keys.insert(max(0, at + step), keys.pop(at))
        return put_in_order(request, decider, keys, key)

    return moved


def order(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Put what stands in a list in the order in which the page has it."""
    return put_in_order(request, decider, shown_keys(request), key)


def put_in_order(
    request: HttpRequest, decider: Decider, keys: list[str], moved: str
) -> DecisionResult:
    """Put the list in the order of these keys; what came meanwhile stands behind."""
    subject = subject_for(request, decider.article_id)
    places = {key: place for place, key in enumerate(keys)}
    entries = sorted(also_like(subject.row), key=lambda one: places.get(one.key, len(keys)))
    return decide.put_in_order(decider, entries, moved)


def shown_keys(request: HttpRequest) -> list[str]:
    """Return the keys of the list as the page had them."""
    return list(dict.fromkeys(request.POST.getlist("keys")))


def accept_all(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Accept the list as the page had it."""
    return decide.accept_all(decider, list(dict.fromkeys(request.POST.getlist("accepts"))))


def words(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Keep the last days and notes that were typed; all of them unless one is named."""
    sent = request.POST
    keys = [name.removeprefix(NOTE) for name in sent if name.startswith(NOTE)]
    wanted = {one: words_of(sent, one) for one in keys if not key or one == key}
    return decide.reword(decider, wanted)


def words_of(sent: QueryDict, key: str) -> tuple[date | None, str]:
    """Return the last day and the note typed at one line. Raises `NotDecided` for no day."""
    day, note = sent.get(f"ends_on-{key}", ""), sent.get(f"{NOTE}{key}", "")
    try:
        ends_on = date.fromisoformat(day) if day else None
    except ValueError:
        raise NotDecided("Give the last day as a date, such as 2026-12-31.") from None
    return ends_on, " ".join(note.split())[:MOST_NOTE]


def reset(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Take back everything about this list."""
    return decide.reset(decider)


def undo(request: HttpRequest, decider: Decider, key: str) -> DecisionResult:
    """Take back the last decision."""
    return decide.undo(decider, whole_number(key) or 0)


type Decide = Callable[[HttpRequest, Decider, str], DecisionResult]
ACTS: dict[str, Decide] = {
    "pin": pin,
    "outside": outside,
    "accept": accept,
    "ban": ban,
    "everywhere": ban_everywhere,
    "unpin": allow,
    "allow": allow,
    "everywhere-off": allow_everywhere,
    **{verb: move(step) for verb, step in STEPS.items()},
    "order": order,
    "accept-all": accept_all,
    "words": words,
    "reset": reset,
    "undo": undo,
}
