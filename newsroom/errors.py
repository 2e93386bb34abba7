"""What Django calls when nobody caught an exception: the one place for site and desk.

What is more than a request may hold is said at the desk in words that cost nobody a sentence.

Trouble with the database or the disk is a 503 that says when to come back; all else is a fault of
ours, and a 500. Django calls `handler500` while the exception is handled, whichever layer it came
from (a view, a template, a session that could not be written), so none slips by; it has been
logged with its traceback either way.

A room with words of its own for trouble adds a line to `ANSWERS`: the beginning of its addresses
and a function of the request and the `Trouble` (`website/trouble.py`). What it returns is made a
503 with `Retry-After`, never kept by a cache. It must ask nothing of the database, the sessions
(so not of `request.user`), or the disk; `wants_script` and `problem` say when and how a script is
answered.
"""

import sys
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from desk.frame.pages import nothing_here
from desk.frame.trouble import (
    told_at_desk,
    told_odd,
    told_of_our_fault,
    told_out_of_date,
    told_too_much,
)
from website import errors
from website.api.problems import BASE, problem
from website.trouble import Trouble, later, told_to_script, trouble_of, trouble_page

type Answer = Callable[[HttpRequest, Trouble], HttpResponse]

DESK = "/admin/"
ANSWERS: dict[str, Answer] = {"/": trouble_page, DESK: told_at_desk, BASE: told_to_script}
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def is_of_desk(request: HttpRequest) -> bool:
    """Say whether an address is one of the desk's."""
    return request.path.startswith(DESK)


def is_of_api(request: HttpRequest) -> bool:
    """Say whether an address is one of the API, whatever stands there."""
    return request.path.startswith(BASE)


@never_cache
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request could not be understood, or that an editor sent too much at once."""
    if is_of_desk(request) and isinstance(exception, TOO_MUCH):
        return told_too_much(request)
    if is_of_desk(request):
        return told_odd(request)
    if is_of_api(request):
        return problem(HTTPStatus.BAD_REQUEST, "This request cannot be understood.")
    return errors.bad_request(request, exception)


@never_cache
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing at an address, in the frame of the room where it was looked for."""
    if is_of_desk(request):
        return nothing_here(request)
    if is_of_api(request):
        return problem(HTTPStatus.NOT_FOUND, "There is no such address.")
    return errors.not_found(request, exception)


@never_cache
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was not taken: it came from a page of before a login, or from elsewhere."""
    if is_of_desk(request):
        return told_out_of_date(request)
    return errors.forbidden(request, PermissionDenied(reason))


@never_cache
def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say what is the matter: trouble in the words of the room, else that the fault is ours."""
    trouble = trouble_of(sys.exception())
    if trouble is None:
        if is_of_api(request):
            return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The fault is ours, and it is logged.")
        return (told_of_our_fault if is_of_desk(request) else errors.went_wrong)(request)
    rooms = [start for start in ANSWERS if request.path.startswith(start)]
    return later(ANSWERS[max(rooms, key=len)](request, trouble), trouble)
