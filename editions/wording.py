"""When two printings of a headline or a caption have the same words."""

import re
import unicodedata

from search import signs
from search.words import stream_safe

# Marks that letters were taken apart from, and all that is no letter or digit.
_NO_LETTERS = re.compile(rf"[\W_{signs.NON_STARTERS}]+")


def wording_key(text: str) -> str:
    """Return the form in which two printings of the same words are equal.

    Case, accents, spaces and punctuation do not count. Names are compared more closely
    (`people.names`): there a space makes two of one.
    """
    decomposed = unicodedata.normalize("NFKD", stream_safe(text)).casefold()
    return _NO_LETTERS.sub("", decomposed)
