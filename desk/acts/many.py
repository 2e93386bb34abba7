"""Doing one thing to many stories: each is checked by the table and goes through its own door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Article
from articles.workflow import ACTIONS, Action, DoorError, is_possible
from desk.acts.forms import ActionForm
from desk.acts.pages import ACT_PAGES, take_action
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import posted, show, story_address
from desk.frame.powers import can, can_with, user_of
from desk.frame.words import Badge, draft_badge, readers_badge

MOST_AT_ONCE = 100
NOT_THERE = "There is no such story, or you may not do this to it."
NOT_NOW = "It could not be done just now, and nothing of it was changed. Try again."


@dataclass(frozen=True)
class StoryResult:
    """What became of one story: its words, whether it was done, and why not."""

    words: str
    said: str
    is_done: bool
    address: str = ""
    states: tuple[Badge, ...] = ()


def bulk_actions(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the actions on many stories, with their verbs, that the one who asks may ever take."""
    return [
        (name, ACTIONS[name].verb.rstrip("…"))
        for name, page in ACT_PAGES.items()
        if page.is_for_many and can(request, ACTIONS[name].act, own=True)
    ]


@posted
def to_many(request: HttpRequest) -> HttpResponse:
    """Show which of the ticked stories the action fits and what it asks; then take it on each."""
    name = request.POST.get("action", "")
    ids = list(dict.fromkeys(request.POST.getlist("story")))[:MOST_AT_ONCE]
    if name not in dict(bulk_actions(request)):
        raise Http404("There is no such action.")
    if not ids:
        messages.error(request, "Tick the stories first, then choose what to do with them.")
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    action = ACTIONS[name]
    stories = allowed(request, action, ids)
    is_sure = "sure" in request.POST
    page = ACT_PAGES[name]
    form = page.form(request.POST if is_sure else None, stories[0] if stories else Article())
    context: dict[str, object] = {
        "title": action.verb.rstrip("…"),
        "action": action,
        "what": page.what,
        "is_grave": page.is_grave,
    }
    if stories and is_sure and form.is_valid():
        outcomes = [take(request, article, action, form) for article in stories]
        outcomes += missing(ids, stories)
        drop_sent(request)
        return show(request, "desk/acts/many_done.html", {**context, "outcomes": outcomes})
    fitting = [article for article in stories if is_possible(article, action)]
    context |= {
        "form": form,
        "fitting": fitting,
        "others": [
            *(outcome(article, action.refusal) for article in stories if article not in fitting),
            *missing(ids, stories),
        ],
    }
    return show(request, "desk/acts/many.html", context)


def allowed(request: HttpRequest, action: Action, ids: Sequence[str]) -> list[Article]:
    """Return those of the stories on which the one who asks may do this, as they were ticked."""
    seen = Article.objects.seen_by(user_of(request)).select_related("section", "hold")
    found = {story.public_id: story for story in seen.filter(public_id__in=ids).defer("body")}
    stories = [found[one] for one in ids if one in found]
    return [story for story in stories if can_with(request, action.act, story)]


def missing(ids: Sequence[str], stories: Sequence[Article]) -> Iterator[StoryResult]:
    """Yield the same line for what is not there and for what they may not touch."""
    known = {story.public_id for story in stories}
    for one in ids:
        if one not in known:
            yield StoryResult(one[:20], NOT_THERE, is_done=False)


def take(request: HttpRequest, article: Article, action: Action, form: ActionForm) -> StoryResult:
    """Take the action on one story, in a transaction of its own."""
    try:
        with transaction.atomic():
            done = take_action(article, action.name, user_of(request), form.cleaned_data)
    except DoorError as error:
        return outcome(article, str(error))
    except PermissionDenied:
        # Given away or put on hold in the moment between.
        return StoryResult(article.public_id, NOT_THERE, is_done=False)
    except DatabaseError:
        return outcome(article, NOT_NOW)
    return outcome(article, done, is_done=True)


def outcome(article: Article, said: str, *, is_done: bool = False) -> StoryResult:
    """Return what became of a story that is there."""
    states = (readers_badge(article), draft_badge(article))
    return StoryResult(str(article), said, is_done, story_address(article), states)
