"""When two spellings are one tag."""

import unicodedata

# Folding may make three letters of one, and taking a sign apart up to eighteen: one that is longer
# is cut, as a name of a hundred letters never is.
KEY_LENGTH = 300


def tag_key(name: str) -> str:
    """Return the form in which two spellings of one tag are equal, in every script.

    Case does not count (Unicode's NFKC_Casefold, as near as Python has it), nor how letters are
    put together, nor the width of spaces. Accents count: `pâté` and `pate` are two.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())[:KEY_LENGTH]
