"""Names as they are matched."""

import re
import unicodedata


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Case, accents, spaces and punctuation do not count: `Zhang Kaiwei`, `ZHANG Kai-wei` and
    `zhang kaiwei` have one key.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare)
