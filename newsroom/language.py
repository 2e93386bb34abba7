"""Who is spoken to in which language: readers in the paper's, the desk in English.

What readers read goes through `gettext`; a language is one file (`newsroom/catalogs.py`). Words
of the desk do not, but Django's own at the desk do, and dates.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from paper.now import by_the_papers_clock, last_known

DESK = "/admin/"

type Answer = Callable[[HttpRequest], HttpResponseBase]


def in_their_language(get_response: Answer) -> Answer:
    """Return the middleware that chooses the language by the address, for errors too."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(DESK):
            with translation.override(settings.LANGUAGE_CODE), by_the_papers_clock():
                return get_response(request)
        # Whoever makes a page looks whether that is so still; files and errors need not ask.
        with translation.override(last_known().speaks):
            return get_response(request)

    return answer
