"""What stands around every answer of the API, kept or made: who may ask, how often, and from where.

It is no part of what is kept, so that nobody gets what was said to somebody else.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from website.api.answering import METHODS
from website.api.limits import too_often, use_of, wrong_key
from website.api.problems import BASE

# Any page may read what everybody may read; no cookie of ours goes with it.
FOR_EVERY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": ", ".join(METHODS),
}
# Caches ask each time: what they keep has somebody's limits in its headers.
ASKED_EACH_TIME = "public, no-cache"
NOT_KEPT = "no-store"

type Answer = Callable[[HttpRequest], HttpResponseBase]


def for_programs(get_response: Answer) -> Answer:
    """Return the middleware that stands before the store of pages."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(BASE):
            return get_response(request)
        response = given(request, get_response)
        for name, value in FOR_EVERY_ORIGIN.items():
            response[name] = value
        is_kept = response.status_code in (200, 304)
        response["Cache-Control"] = ASKED_EACH_TIME if is_kept else NOT_KEPT
        return response

    return answer


def given(request: HttpRequest, get_response: Answer) -> HttpResponseBase:
    """Return the answer, if there is one to be had."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    use = use_of(request)
    if use is None:
        return wrong_key()
    response = get_response(request) if use.is_within else too_often(use)
    use.say(response)
    return response
