"""Elements and attributes that templates and cards share."""

from datetime import datetime
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from editions.printed import direction
from website.templatetags.stamps import stamp


def in_time_element(moment: datetime, said: str) -> SafeString:
    """Return a moment as people and machines read it."""
    return mark_safe(f'<time datetime="{stamp(moment)}">{escape(said)}</time>')


@lru_cache(maxsize=200)
def written_in(language: str) -> SafeString:
    """Return the attributes of what is written in a language: which, and its direction."""
    return mark_safe(f'lang="{escape(language)}" dir="{direction(language)}"')
