"""The words by which search finds the text of a story."""

from functools import lru_cache

from editions.body import blocks
from search.index import text_for_index
from search.words import words_of


@lru_cache(maxsize=8)
def body_words(body: str) -> str:
    """Return the words by which search finds a text, each once, with spaces between them.

    Those made last are kept: who is about to lock a story, or SQLite's whole database, asks for
    them before, so that nobody waits for the folding of a long text; and what is saved and sent
    out in one step is folded once.
    """
    return text_for_index(words_of(" ".join(block.text for block in blocks(body))))
