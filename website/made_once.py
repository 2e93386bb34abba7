"""What stands on many pages and follows from a few words, such as the menu: made once for those."""

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string

# Every section of a large paper, with its menu and its feeds.
MOST = 1_000


@lru_cache(maxsize=MOST)
def made_once(
    template_name: str, _language: str | None, words: tuple[tuple[str, Hashable], ...]
) -> str:
    """Return what a template makes of these words in the language of now.

    It has no words but these, and everything in it follows from them.
    """
    return render_to_string(template_name, dict(words))
