"""The palette's answers, the page of results for those without its script, and the page of keys."""

from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse

from desk.frame.pages import show
from desk.palette.keys import KEYS
from desk.palette.kinds import KINDS, groups
from desk.palette.story_acts import acts_on
from editions.body import plain
from search.words import LONGEST_QUERY


def check_looks(request: HttpRequest) -> None:
    """Raise `PermissionDenied` for somebody who may open nothing that is found."""
    if not any(kind.is_for(request) for kind in KINDS):
        raise PermissionDenied


def asked(request: HttpRequest) -> str:
    """Return the words that are searched for."""
    return plain(request.GET.get("q", "")[:LONGEST_QUERY])


def palette(request: HttpRequest) -> JsonResponse:
    """Return what can be done with the story of the page, and what was found, group by group."""
    check_looks(request)
    words = asked(request)
    acts = acts_on(request, request.GET.get("story", ""), words)
    return JsonResponse({"groups": [asdict(one) for one in [*acts, *groups(request, words)]]})


def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, of every kind that the one who asks may open."""
    check_looks(request)
    words = asked(request)
    title = f"Search: {words}" if words else "Search"
    context = {"title": title, "words": words, "groups": groups(request, words)}
    return show(request, "desk/palette/search.html", context)


def keys(request: HttpRequest) -> HttpResponse:
    """Show every key that the desk knows."""
    check_looks(request)
    parted = {
        where: [(pressed.split("+"), what) for pressed, what in rows]
        for where, rows in KEYS.items()
    }
    return show(request, "desk/palette/keys.html", {"title": "Keys", "keys": parted})
