"""When two printings of a headline or a caption have the same words."""

import re
import unicodedata

from search.words import stream_safe


def wording_key(words: str) -> str:
    """Return the form in which two printings of the same words are equal.

    Case, accents, spaces and punctuation do not count. Names are compared more closely
    (`people.names`): there a space makes two of one.
    """
    decomposed = unicodedata.normalize("NFKD", stream_safe(words)).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare)
