"""Pages that say what happened where there is no story to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from editions.models import Edition

# Where not even a template can be had: in English, as it asks nothing of any file.
LAST_WORDS = (
    "<!doctype html><html lang=en><title>Something went wrong</title>"
    "<h1>Something went wrong on our side.</h1>"
    '<p>Please try again in a few minutes, or go to the <a href="/">front page</a>.</p>'
)


@never_cache
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request could not be understood."""
    return render(request, "400.html", status=400)


@never_cache
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for everybody."""
    return render(request, "403.html", status=403)


@never_cache
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing at this address; a story may stand here a minute later."""
    return render(request, "404.html", status=404)


@never_cache
def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with nothing that could go wrong again."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except (TemplateDoesNotExist, ValueError, OSError):
        return HttpResponse(LAST_WORDS, status=500)


def withdrawn(request: HttpRequest, withdrawal: Edition) -> HttpResponse:
    """Say that a story was withdrawn, when and why, and not what it said."""
    is_out = hasattr(withdrawal, "hidden") or not withdrawal.content.text
    reason = "" if is_out else withdrawal.parsed.reason
    context = {"reason": reason, "withdrawn_at": withdrawal.published_at}
    return render(request, "410.html", context, status=410)


def removed(request: HttpRequest) -> HttpResponse:
    """Say that an address was removed by order, and not whose it was."""
    return render(request, "410.html", status=410)
