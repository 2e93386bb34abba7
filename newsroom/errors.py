"""What Django calls when nobody caught an exception: the one place for site and desk.

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

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from desk.trouble import told_at_desk
from website import errors
from website.trouble import Trouble, later, told, trouble_of

type Answer = Callable[[HttpRequest, Trouble], HttpResponse]

ANSWERS: dict[str, Answer] = {"/": told, "/admin/": told_at_desk}


@never_cache
def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say what is the matter: trouble in the words of the room, else that the fault is ours."""
    trouble = trouble_of(sys.exception())
    if trouble is None:
        return errors.went_wrong(request)
    rooms = [start for start in ANSWERS if request.path.startswith(start)]
    return later(ANSWERS[max(rooms, key=len)](request, trouble), trouble)
