"""How long what readers get may be kept: by this process, by browsers, by caches on the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from functools import lru_cache, wraps
from typing import Any, Concatenate

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from counting.requests import gives_kept, page_type
from freshness.making import MadeOf, holds_until, noted
from freshness.parts import KeptPart, Part
from freshness.subjects import About
from freshness.validation import Validation, validate
from paper.now import as_paper, paper_now
from website.breaking import BREAKING
from website.context import AROUND
from website.for_engines import told_to_engines
from website.made_once import made_once
from website.readings import count_reading
from website.stored import MadePage, PageStore, Stored, is_somebody_s, packed, stored
from website.threads import LIVE_THREADS

PAGE_SECONDS = 60
PHOTO_SECONDS = 300
# No address of ours is as long as this, whatever a cursor has in it.
LONGEST_ADDRESS = 1_000

# What stands on every page, or is asked for with every letter that is typed.
PARTS: tuple[Part[Any], ...] = (*AROUND, BREAKING, LIVE_THREADS)

type Answer = Callable[[HttpRequest], HttpResponseBase]
type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
to_browsers_and_caches = cache_control(
    public=True, max_age=0, must_revalidate=True, s_maxage=PAGE_SECONDS
)


def for_readers[**P](view: View[P]) -> View[P]:
    """Make a view a page for readers: GET alone, 304 where unchanged, kept while it is true.

    The view notes what it reads (`freshness/making.py`). Caches on the way keep the page for a
    minute; a browser asks each time, so that whoever has just corrected or withdrawn a story
    never looks at the version before.
    """
    made = to_browsers_and_caches(told_to_engines(view))
    unkept = asked_each_time(view)

    @require_safe
    @wraps(made)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if page_store(settings.PAGE_STORE_BYTES) is None:
            return unkept(request, *args, **kwargs)
        with as_it_is() as made_of:
            holds_until(next_midnight())
            response = made(request, *args, **kwargs)
        if isinstance(response, HttpResponse) and response.status_code == 200:
            assert made_of.position, "it was looked at"
            return MadePage(response, made_of, made_of.position)
        return response

    return answer


def validate_parts() -> tuple[Validation, dict[About, object]]:
    """Ask what is true of what this process keeps of every page, and return that."""
    kept: dict[About, KeptPart[Any]] = {
        part.about: part.kept for part in PARTS if part.kept and not part.kept.validator.is_too_old
    }
    seen = validate(*(each.validator for each in kept.values()))
    changed = zip(kept.items(), seen.is_changed, strict=True)
    return seen, {about: each.made for (about, each), is_changed in changed if not is_changed}


def asked_each_time[**P](view: View[P]) -> View[P]:
    """Make a view a page for readers as `for_readers`, but kept by nobody of ours.

    That is for what can be asked in endless ways.
    """
    told = told_to_engines(view)

    @wraps(view)
    def made(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with as_it_is():
            return told(request, *args, **kwargs)

    page: View[P] = require_safe(conditional_page(to_browsers_and_caches(made)))
    return page


@contextmanager
def as_it_is() -> Iterator[MadeOf]:
    """Be the paper as it is now, with what this process knows to be true of it: one look.

    Yields what is made of what is read within.
    """
    seen, parts = validate_parts()
    with noted(MadeOf(seen.position, parts)) as made_of, as_paper(paper_now()):
        yield made_of


def kept_pages(get_response: Answer) -> Answer:
    """Return the middleware that gives out kept pages, keeps those that were made, and packs all.

    It stands before nearly all: what the others add to a page of everybody's is the same for each
    request, and kept with it.
    """

    def given(request: HttpRequest) -> HttpResponseBase:
        store = page_store(settings.PAGE_STORE_BYTES)
        if store is None or request.method not in ("GET", "HEAD"):
            return packed(request, get_response(request))
        # Over HTTPS there is a header more, and without it perhaps a way there.
        address = f"{request.scheme}:{request.get_full_path()}"
        page = store.get(address)
        if page is not None and asks_for_us(request) and is_true(page):
            gives_kept(request, page.page_type)
            return page.answer(request)
        response = get_response(request)
        if not isinstance(response, MadePage):
            return packed(request, response)
        page = stored(response, page_type(request))
        if is_everybody_s(response) and len(address) <= LONGEST_ADDRESS:
            store.put(address, page)
        return page.answer(request)

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = given(request)
        count_reading(request, response)
        return response

    return answer


def asks_for_us(request: HttpRequest) -> bool:
    """Say whether a request has a name of this site; if not, whoever comes next refuses it."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def is_true(page: Stored) -> bool:
    """Say whether a kept page is what would be made now."""
    if page.is_over:
        return False
    try:
        return not validate(page.validator).is_changed[0]
    except DatabaseError:
        # Whoever makes it meets the same, and says so in the reader's language.
        return False


def is_everybody_s(response: MadePage) -> bool:
    """Say whether an answer is the same for all: nobody was looked at, and nobody given a thing."""
    policy = response.headers.get("Content-Security-Policy", "")
    return not is_somebody_s(response) and "'nonce-" not in policy


def next_midnight() -> datetime:
    """Return when the day ends in the paper's zone: pages name the day, and say "today"."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=timezone.get_current_timezone())


@lru_cache(maxsize=1)
def page_store(room_bytes: int) -> PageStore | None:
    """Return this process's store; none where it is to keep nothing."""
    return PageStore(room_bytes) if room_bytes else None


def forget_pages() -> None:
    """Throw away what this process keeps of pages."""
    page_store.cache_clear()
    for part in PARTS:
        part.kept = None
    made_once.cache_clear()
