"""When two spellings are one tag."""

import re
import unicodedata

from search import signs
from search.words import stream_safe

# Folding may make three letters of one, and taking a sign apart up to eighteen: one that is longer
# is cut, as a name of a hundred letters never is.
KEY_LENGTH = 300
# Signs that show nothing, such as the marks of direction that come along with pasted text; but not
# the joiners of Persian and Indic scripts and of emoji, nor what tells one flag from another.
_UNSEEN = re.compile(f"(?![\u200c\u200d\U000e0020-\U000e007f])[{signs.class_of(signs.INVISIBLE)}]")


def tag_key(name: str) -> str:
    """Return the form in which two spellings of one tag are equal, in every script.

    Case does not count (Unicode's NFKC_Casefold, as near as Python has it), nor how letters are
    put together, nor the width of spaces, nor signs that show nothing. Accents count: `pâté` and
    `pate` are two.
    """
    # What is typed into a form is folded before anybody looks how long it is.
    seen = stream_safe(_UNSEEN.sub("", name) or name)
    folded = unicodedata.normalize("NFKC", seen).casefold().replace("\u2010", "-")
    return " ".join(unicodedata.normalize("NFKC", folded).split())[:KEY_LENGTH]
