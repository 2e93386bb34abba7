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
    """Make a view a page for readers: GET alone, 304 where unchanged.

    Caches on the way keep it for a minute; a browser asks each time, so that whoever has just
    corrected or withdrawn a story never looks at the version before.
    """
    kept = cache_control(public=True, max_age=0, must_revalidate=True, s_maxage=PAGE_SECONDS)(view)
    page: Callable[Concatenate[HttpRequest, P], HttpResponseBase] = require_safe(
        conditional_page(kept)
    )
    return page
