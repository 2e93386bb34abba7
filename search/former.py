"""How words were folded and cut before: for texts that still stand in the index of that time.

A site that comes from there finds by these until its worker has gone through all texts
(`search/index.py`). What is written now never asks them.
"""

import re
import unicodedata

from search.words import LONGEST_QUERY, LONGEST_WORD, MAX_WORDS, stream_safe

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\W_]+")


def former_words(query: str) -> list[str]:
    """Return the words of a query as texts were cut before."""
    terms: list[str] = []
    for run in _RUN.findall(query[:LONGEST_QUERY]):
        decomposed = unicodedata.normalize("NFKD", stream_safe(run)).casefold()
        bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        for word in _RUN.findall(unicodedata.normalize("NFC", bare)):
            if not _is_unspaced(word):
                terms.append(word[:LONGEST_WORD])
            elif len(word) == 1:
                terms.append(word)
            else:
                terms += [word[at : at + 2] for at in range(len(word) - 1)]
    return terms[:MAX_WORDS]


def _is_unspaced(word: str) -> bool:
    return "\u3040" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ufaff"
