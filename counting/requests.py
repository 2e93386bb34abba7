"""Requests are counted by what type of page was asked for, never by its address."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from counting.counters import REQUEST_SECONDS, REQUESTS

# In `META`, which no header of a request can reach by such a name.
_KEPT = "newsroom.kept"
UNCOUNTED = "newsroom.uncounted"
# All of it is one type.
ROOMS = (("/admin/", "desk"), ("/preview/", "preview"), ("/wire/in/", "wire"))

type Answer = Callable[[HttpRequest], HttpResponseBase]


def counted(get_response: Answer) -> Answer:
    """Return the middleware that counts each request, and how long it took, around all others."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = get_response(request)
        if UNCOUNTED not in request.META:
            kept = request.META.get(_KEPT)
            page = kept or page_type(request)
            REQUESTS.add(page, str(response.status_code), "yes" if kept else "no")
            REQUEST_SECONDS.add(time.perf_counter() - began, page)
        return response

    return answer


def gives_kept(request: HttpRequest, page: str) -> None:
    """Note that a kept page of this type is given out; its address was not resolved."""
    request.META[_KEPT] = page


def page_type(request: HttpRequest) -> str:
    """Return the name of the page that answered, as `urls.py` has it; 'none' where none did."""
    for start, room in ROOMS:
        if request.path_info.startswith(start):
            return room
    if request.resolver_match:
        return request.resolver_match.view_name or "other"
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
