"""What is left where nothing is made: one page of as many bytes as the address says.

`server_alone` is the WSGI server with no framework, `bare_django` is Django with no middleware.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


@cache
def page_of(many: int) -> bytes:
    """Return a page of so many bytes, made once."""
    return b"x" * many


def view(request: HttpRequest, many: int) -> HttpResponse:
    """Answer with a constant page."""
    return HttpResponse(page_of(many))


def server_alone(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answer with a constant page."""
    page = page_of(int(environ["PATH_INFO"].strip("/")))
    start_response(
        "200 OK",
        [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))],
    )
    return [page]


urlpatterns = [path("<int:many>/", view)]
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="measured-only"
)
django.setup()
bare_django = get_wsgi_application()
