"""Trouble that is not a fault of a page: the database is away or busy, or the disk is full.

`trouble_of` says what it is, of any exception; `trouble_page` is the answer of readers' pages,
which asks nothing of what may be away. `newsroom/errors.py` is what Django calls; other rooms
answer in their own words there.
"""

import sqlite3
import sys
from collections.abc import Iterator
from enum import Enum
from errno import EDQUOT, ENOSPC

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop
from django.views.decorators.cache import never_cache

from paper.now import last_known

HTML, PROBLEM = "text/html", "application/problem+json"
SCRIPTS = ("application/json", PROBLEM, "application/feed+json")
FULL_CODES = {sqlite3.SQLITE_FULL}
BUSY_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
AWAY_CODES = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
# PostgreSQL's classes and codes of errors (its manual, Appendix A).
FULL_STATES = ("53100",)
BUSY_STATES = ("40001", "40P01", "53300", "53400", "55P03", "57014")
AWAY_STATES = ("08", "25006", "42P01", "53", "57P", "58")


class Trouble(Enum):
    """What is the matter: a title, what to do, and after how many seconds to try again."""

    AWAY = (noop("The database does not answer."), noop("Please try again in a minute."), 30)
    BUSY = (noop("The database is busy."), noop("Please try again in a few seconds."), 5)
    FULL = (noop("The disk is full."), noop("Please try again in a few minutes."), 300)

    def __init__(self, title: str, advice: str, retry_after_s: int) -> None:
        self.retry_after_s = retry_after_s
        self._title = title
        self._advice = advice

    @property
    def title(self) -> str:
        """What is the matter, in the language of who asks."""
        return gettext(self._title)

    @property
    def advice(self) -> str:
        """What to do, in the language of who asks."""
        return gettext(self._advice)


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Return what trouble an exception tells of; None where it is a fault of our own."""
    for cause in causes(error):
        if isinstance(cause, OSError) and cause.errno in (ENOSPC, EDQUOT):
            return Trouble.FULL
        if isinstance(cause, DatabaseError | InterfaceError):
            return of_database(cause)
        if isinstance(cause, cache_is_away()):
            return Trouble.AWAY
    return None


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those from which it came, each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def of_database(error: DatabaseError | InterfaceError) -> Trouble | None:
    """Return the trouble of an error that came from a database, by its driver's code.

    A table that is not there is one too: the site is being restored, or not set up yet.
    """
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        # The low byte is the kind, the rest says more (sqlite.org/rescode.html).
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        known = ((FULL_CODES, Trouble.FULL), (BUSY_CODES, Trouble.BUSY), (AWAY_CODES, Trouble.AWAY))
        found = next((trouble for codes, trouble in known if code in codes), None)
        return Trouble.AWAY if "no such table" in str(cause) else found
    state = getattr(cause, "sqlstate", None)
    if state:
        if state.startswith(FULL_STATES):
            return Trouble.FULL
        if state.startswith(BUSY_STATES):
            return Trouble.BUSY
        if state.startswith(AWAY_STATES):
            return Trouble.AWAY
    # Without a code nothing came back from the server: it was not reached, or it went away.
    return Trouble.AWAY if isinstance(error, OperationalError | InterfaceError) else None


def cache_is_away() -> tuple[type[BaseException], ...]:
    """Return what a cache in Redis raises where it does not answer; nothing where none is used."""
    redis = sys.modules.get("redis.exceptions")
    return (redis.ConnectionError, redis.TimeoutError) if redis else ()


def wants_script(request: HttpRequest) -> bool:
    """Say whether a script asks, and no person: by what it accepts, how it asks, or where."""
    if request.headers.get("X-Requested-With") or request.path.endswith(".json"):
        return True
    if request.headers.get("Sec-Fetch-Dest") == "empty" or request.path.startswith("/followed/"):
        return True
    return request.get_preferred_type([HTML, *SCRIPTS]) in SCRIPTS


@never_cache
def trouble_page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Tell a reader, or a reader's program, that the paper cannot be served now, and try later."""
    answer = problem(trouble) if wants_script(request) else page(trouble)
    return later(answer, trouble)


def later[Answer: HttpResponse](answer: Answer, trouble: Trouble) -> Answer:
    """Make an answer a 503 that says when to ask again (RFC 9110, 15.6.4 and 10.2.3)."""
    answer.status_code = 503
    answer["Retry-After"] = str(trouble.retry_after_s)
    return answer


def told_to_script(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Tell a program, whatever it accepts, that the paper cannot be served now."""
    return problem(trouble)


def problem(trouble: Trouble, detail: str = "") -> JsonResponse:
    """Return what a script is told, in the form of RFC 9457."""
    said = {"title": trouble.title, "status": 503, "detail": detail or trouble.advice}
    return JsonResponse({**said, "retry_after": trouble.retry_after_s}, content_type=PROBLEM)


def page(trouble: Trouble) -> HttpResponse:
    """Return a page of the paper that asks nothing of the database, the cache or the disk."""
    name = last_known().name
    context = {"site_name": name, "advice": trouble.advice}
    try:
        return HttpResponse(render_to_string("503.html", context))
    except (TemplateDoesNotExist, ValueError, OSError):
        return HttpResponse(f"{name}. {trouble.advice}", content_type="text/plain")
