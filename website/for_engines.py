"""What search engines may do with what readers get: said in a header, and in the head of pages.

Source: Google's robots meta tag and `X-Robots-Tag`, which Bing and Yandex read alike.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponseBase

from paging.keyset import BEFORE
from website.tongues import IN_TONGUE

LISTED = "max-image-preview:large"
UNLISTED = "noindex"
# Pages that say again what stands on others: what was searched for, and what a story said before.
UNLISTED_PAGES = frozenset({"search", "history", "version"})

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def robots_rule(request: HttpRequest) -> str:
    """Return what engines may do with the page that is asked for.

    Where a list goes on begins elsewhere with every story that comes: there would be as many such
    pages as stories, each saying nearly what the next says. Sitemaps lead to all stories.
    """
    if page_name(request) in UNLISTED_PAGES or request.GET.get(BEFORE):
        return UNLISTED
    return LISTED


def page_name(request: HttpRequest) -> str:
    """Return what the address is called in `urls.py`, in any language; '' where it is none."""
    match = request.resolver_match
    return (match.url_name or "").removeprefix(IN_TONGUE) if match else ""


def told_to_engines[**P](view: View[P]) -> View[P]:
    """Make a view say in a header what engines may do with its answer.

    What is no page, such as a feed or a sitemap, is read by them and never listed; a picture
    belongs to the page that shows it.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        media_type = response.headers.get("Content-Type", "")
        if response.status_code == 200 and not media_type.startswith("image/"):
            is_page = media_type.startswith("text/html")
            response.headers["X-Robots-Tag"] = robots_rule(request) if is_page else UNLISTED
        return response

    return answer
