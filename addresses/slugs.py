"""Names as they stand in an address: Latin letters without marks, digits and hyphens."""

import secrets

from django.utils.text import slugify

from search.words import folded

SHORT_ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def short_id(length: int = 12) -> str:
    """Return a random id that can be read over the telephone: no vowel-like or twin letters."""
    return "".join(secrets.choice(SHORT_ID_ALPHABET) for _ in range(length))


def address_slug(words: str, *, max_length: int = 80) -> str:
    """Return the words as they stand in an address, or '' where none can (Chinese, say).

    Letters that are no plain one with a mark are those of a keyboard: `Łódź` gives `lodz`. Cut at
    a word's end where there is one in the second half of the allowed length.
    """
    slug = slugify(folded(words))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rfind("-")
    return slug[: cut if cut > max_length // 2 else max_length].strip("-")
