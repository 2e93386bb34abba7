"""The page for developers: the table of operations, as people read it. It is in English."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from website.api.operation import Operation
from website.api.operations import OPERATIONS
from website.api.problems import BASE
from website.caching import for_readers
from website.structured import absolute

TITLE = "API"
INTRO = (
    "What the readers of this paper see, for programs: stories in ninjs 3.1 of the IPTC, lists, "
    "photos with their rights, corrections, and a list of changes by which a mirror stays right. "
    "Everything is answered in JSON."
)
RULES = (
    ("Lists", "They go on at next, which stands in the header Link too."),
    (
        "Unchanged",
        "Send the ETag of an answer as If-None-Match: 304 says that it is still so.",
    ),
    (
        "Problems",
        "They come as application/problem+json (RFC 9457): detail says what to do, parameter which "
        "parameter is wrong.",
    ),
)


class Shown(NamedTuple):
    """An operation as the page shows it; `names` are its parameters: name, what it is, how."""

    key: str
    request: str
    summary: str
    words: str
    names: list[tuple[str, str, str]]


@for_readers
def developers_page(request: HttpRequest) -> HttpResponse:
    """Show all that can be asked."""
    often = (
        "How often",
        f"{settings.API_PER_MIN} requests a minute from one address, or "
        f"{settings.API_PER_MIN_WITH_KEY} with a key of the paper: Authorization: Bearer KEY. "
        "RateLimit says what is left; 429 comes with Retry-After.",
    )
    context = {
        "title": TITLE,
        "intro": INTRO,
        "rules": [*RULES, often],
        "try": f"curl {absolute(BASE)}stories?limit=3",
        "document": reverse("api:openapi"),
        "document_words": "All of this for programs, in OpenAPI 3.1:",
        "operations": [*map(shown, OPERATIONS)],
    }
    return render(request, "website/api.html", context)


def shown(operation: Operation) -> Shown:
    """Return an operation as the page shows it."""
    part = operation.part
    names = [(part.name, plain(part.words), f"Such as {part.example}")] if part else []
    names += [
        (each.name, plain(each.words), f"{each.right[0].upper()}{each.right[1:]}")
        for each in operation.parameters
    ]
    return Shown(
        operation.name, f"GET {BASE}{operation.path}", operation.summary, operation.words, names
    )


def plain(words: str) -> str:
    """Return words without the marks that the document has in them."""
    return words.replace("`", "")
