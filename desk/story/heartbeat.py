"""What an open page sends every few seconds: that it is open, and what was typed.

It goes into the editor's own autosave. The draft is neither changed nor locked.
"""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    QueryDict,
)

from articles.draft.autosaves import autosave, page_key
from articles.draft.presence import leave, note_presence
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave
from desk.autosaves.autosaves import begun_stories
from desk.autosaves.presence import as_json, colleagues, company, saved_meanwhile
from desk.autosaves.sent import GONE, HERE, TYPED, read_sent
from desk.frame.pages import show, story_for
from desk.frame.powers import can_with, check_can, user_of
from desk.frame.words import clock_words
from desk.story.page_forms import read_page
from paging.numbers import whole_number
from people.roles import Act


def pulse(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what was typed into a story, note who is here, and tell who else is."""
    article = story_for(request, public_id, Act.READ_DESK)
    return answer(request, article)


def pulse_of_new(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what was typed into a story that was never saved."""
    if page_key(key) != key or not can_with(request, Act.WRITE, None):
        raise Http404("There is no such page.")
    return answer(request, None, key)


def answer(request: HttpRequest, article: Article | None, key: str = "") -> HttpResponse:
    """Do what the page asks, and answer in words that it shows."""
    sent = read_sent(request)
    if isinstance(sent, HttpResponse):
        return sent
    user, doing = user_of(request), sent.get("_pulse", HERE)
    copy = keep_autosave(request, article, sent, key) if doing == TYPED else None
    if article is None:
        return JsonResponse({"kept": when_kept(copy), "others": [], "meanwhile": ""})
    if doing == GONE or "_gone" in sent:
        leave(article, user)
    else:
        note_presence(article, user, is_writing=doing == TYPED)
    opened = whole_number(sent.get("opened", ""))
    return JsonResponse(
        {
            "kept": when_kept(copy),
            "others": [as_json(one) for one in colleagues(request, article)],
            "meanwhile": "" if opened is None else saved_meanwhile(article, opened),
        }
    )


def keep_autosave(
    request: HttpRequest, article: Article | None, sent: QueryDict, key: str
) -> Autosave | None:
    """Keep what was typed. Raises `PermissionDenied` where they may not write the story."""
    if article:
        check_can(request, Act.WRITE, article)
    page = read_page(request, article, sent)
    return autosave(user_of(request), article, key or page.key, page.opened, page.story)


def when_kept(copy: Autosave | None) -> str:
    """Return when the copy was kept, in the paper's zone; '' where there is nothing to keep."""
    return clock_words(copy.kept_at) if copy else ""


def unsaved(request: HttpRequest) -> HttpResponse:
    """Show what is offered back, for a page that has just sent what only its browser had."""
    public_id, key = request.GET.get("story", ""), request.GET.get("key", "")
    if public_id:
        article = story_for(request, public_id, Act.READ_DESK)
        context = {**company(request, article, story_of(article), key), "article": article}
    elif can_with(request, Act.WRITE, None):
        context = {"copies": begun_stories(request, key), "article": None}
    else:
        raise Http404("There is no such page.")
    return show(request, "desk/autosaves/unsaved.html", context)
