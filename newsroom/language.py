"""Who is spoken to in which language: readers in the paper's, the desk in English.

What readers read goes through `gettext`; a language is one file (`newsroom/catalogs.py`). Words
of the desk do not, but Django's own at the desk do, and dates.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from editions.printed import in_the_papers_language

DESK = "/admin/"

type Answer = Callable[[HttpRequest], HttpResponseBase]


def in_their_language(get_response: Answer) -> Answer:
    """Return the middleware that chooses the language by the address, for errors too."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(DESK):
            with translation.override(settings.LANGUAGE_CODE):
                return get_response(request)
        with in_the_papers_language():
            return get_response(request)

    return answer
