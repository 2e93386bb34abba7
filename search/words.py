"""Words as search knows them: folded, and Chinese cut into pairs, alike on both databases.

Neither SQLite's FTS5 nor PostgreSQL's `simple` configuration finds two characters inside a run
of Chinese, so that text and query are cut into pairs of characters here, once for both.
"""

import re
import unicodedata

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\W_]+")
MAX_WORDS = 12


def words_of(text: str) -> list[str]:
    """Return the words of a text as search knows them: folded, Chinese in single characters
    and pairs.
    """
    if text.isascii():
        # There is nothing to fold but capital letters, and most texts are so.
        return [word[:100] for word in WORD.findall(text.casefold())]
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    found: list[str] = []
    for word in WORD.findall(unicodedata.normalize("NFC", bare)):
        if is_unspaced(word):
            found += [*word, *(word[i : i + 2] for i in range(len(word) - 1))]
        else:
            # Both databases refuse or cut longer ones; nobody looks for them.
            found.append(word[:100])
    return found


def is_unspaced(word: str) -> bool:
    """Say whether a run of characters is of a script that has no spaces between words."""
    return "\u3040" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ufaff"


def query_words(query: str) -> list[str]:
    """Return the words that must all stand in a text, Chinese in pairs alone where it can."""
    found: list[str] = []
    for run in WORD.findall(query[:400]):
        words = words_of(run)
        if words and is_unspaced(words[0]) and len(run) > 1:
            words = [word for word in words if len(word) == 2]
        found += words
    return found[:MAX_WORDS]
