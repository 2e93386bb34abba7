"""No request has the character NUL in it: no word of any language has one, and PostgreSQL none.

A form's text fields refuse it, but what is read otherwise (a filter of a list, words to search for,
a key in a path) would go to the database and fail there. So it is taken out on arrival, once for
all: what somebody typed around it stays. In a path it names nothing.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, UnreadablePostError

from paging.null import NUL, has_null, without_null


class NoNull:
    """The middleware; what it does is said above."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Clean the address. Raises `Http404` where the path has a NUL."""
        if NUL in request.path:
            raise Http404("Nothing has such an address.")
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = without_null(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: Any) -> None:
        """Clean the form, which the check against forgery read already; a file stays as it is.

        One that is too large to be read ends here: read a second time it would be an empty form.
        A view that `takes_bytes` is sent no form.
        """
        if request.method != "POST" or getattr(view, "takes_bytes", False):
            return
        try:
            form = request.POST
        except UnreadablePostError:
            return
        if has_null(form):
            request.POST = without_null(form)  # type: ignore[assignment]
