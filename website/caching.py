"""How long what readers get may be kept by browsers and by caches on the way."""

from collections.abc import Callable
from typing import Concatenate

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

PAGE_SECONDS = 60
PHOTO_SECONDS = 300


def for_readers[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Make a view a page for readers: GET alone, kept for a minute, 304 where unchanged."""
    kept = cache_control(public=True, max_age=PAGE_SECONDS)(view)
    page: Callable[Concatenate[HttpRequest, P], HttpResponseBase] = require_safe(
        conditional_page(kept)
    )
    return page
