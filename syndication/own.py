"""What we write into other houses' formats so that we read the same story again (`wire/own.py`).

The formats leave room for a house's own names of roles, and for classes in HTML: every program
reads a file of ours like any other, and we lose nothing of it.
"""

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html

from editions.render import dateline_words
from editions.story import Dateline

# An item of this profile was written by us, whichever paper it is of.
PROFILE = "newsroom"
# What a word of an item is, where the standard leaves that to its sender.
KICKER, SHORT, MAIN, SUMMARY, ALT, CREDIT_LINE = (
    "kicker", "short", "main", "summary", "alt", "creditline",
)  # fmt: skip
BYLINE_PLACE, SECTION, TAG = "byline", "section", "tag"


def marked_dateline(dateline: Dateline) -> str:
    """Return a dateline as it is printed, with its parts in attributes."""
    return format_html(
        '<strong class="dateline" data-place="{}" data-date="{}" data-printed="{}"'
        ' data-agency="{}">{}</strong> ',
        dateline.place,
        dateline.date,
        dateline.date_text,
        dateline.agency,
        dateline_words(dateline),
    )


def address_of(kind: str, slug: str) -> str:
    """Return the address of a section, tag, person or source of this paper, as a URI."""
    return iri_to_uri(f"{settings.SITE_URL}/{kind}/{slug}/")
