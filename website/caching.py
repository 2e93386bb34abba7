"""How long what readers get may be kept: by this process, by browsers, by caches on the way."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import lru_cache, wraps
from typing import Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from freshness.looking import look
from freshness.making import MadeOf, holds_until, noted
from freshness.subjects import About
from website.context import MENU
from website.made_once import made_once
from website.stored import PageStore, stored

PAGE_SECONDS = 60
PHOTO_SECONDS = 300
# No address of ours is as long as this, whatever a cursor has in it.
LONGEST_ADDRESS = 1_000

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
to_browsers_and_caches = cache_control(
    public=True, max_age=0, must_revalidate=True, s_maxage=PAGE_SECONDS
)
# Asked for its rule alone: what it passes on is never asked.
UNCHANGED = ConditionalGetMiddleware(lambda request: HttpResponse())


def for_readers[**P](view: View[P]) -> View[P]:
    """Make a view a page for readers: GET alone, 304 where unchanged, kept while it is true.

    The view notes what it reads (`freshness/making.py`). Caches on the way keep the page for a
    minute; a browser asks each time, so that whoever has just corrected or withdrawn a story
    never looks at the version before.
    """
    made = to_browsers_and_caches(view)

    @require_safe
    @wraps(made)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        store = page_store(settings.PAGE_STORE_BYTES)
        if store is None:
            return UNCHANGED.process_response(request, made(request, *args, **kwargs))
        address = request.get_full_path()
        page = store.get(address)
        if page is not None and page.is_over:
            page = None
        menu = MENU.kept
        seen = look(*(each.kept for each in (page, menu) if each))
        if page and not seen.is_changed[0]:
            return page.answer(request)
        parts: dict[About, object] = {}
        if menu and not seen.is_changed[-1]:
            parts[About.MENU] = menu.made
        with noted(MadeOf(seen.position, parts)) as made_of:
            holds_until(next_midnight())
            response = made(request, *args, **kwargs)
        if not may_be_kept(request, response):
            return UNCHANGED.process_response(request, response)
        assert isinstance(response, HttpResponse)
        page = stored(response, made_of, seen.position)
        store.put(address, page)
        return page.answer(request)

    return answer


def asked_each_time[**P](view: View[P]) -> View[P]:
    """Make a view a page for readers as `for_readers`, but kept by nobody of ours.

    That is for what can be asked in endless ways.
    """
    page: View[P] = require_safe(conditional_page(to_browsers_and_caches(view)))
    return page


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Say whether an answer is the same for everybody, and a page: no redirect, no refusal."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not request.session.accessed
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


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
    MENU.kept = None
    made_once.cache_clear()
