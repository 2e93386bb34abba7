"""What a machine asks to know whether the site runs."""

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from editions.models import PublishedArticle


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Say that the process answers, whatever becomes of the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether readers can be served: the database answers and has its tables."""
    try:
        PublishedArticle.objects.exists()
    except (DatabaseError, InterfaceError):
        return HttpResponse(
            "The database does not answer.\n",
            status=503,
            content_type="text/plain; charset=utf-8",
        )
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")
