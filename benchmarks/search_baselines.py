"""Simpler ways to find stories, to measure our own against: SQLite's FTS5 as it comes.

Each asks for any of the words and orders by bm25, a headline five times as heavy as the text.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpora import Story

FOUND = 10
HEADLINE_WEIGHS = 5
_WORD = re.compile(r"\w+")

type Finding = Callable[[str], list[str]]


def words(query: str) -> Iterator[str]:
    """Yield the words of a query."""
    yield from _WORD.findall(query)


def trigrams(query: str) -> Iterator[str]:
    """Yield every three signs that follow each other in a query."""
    yield from (query[at : at + 3] for at in range(len(query) - 2))


def fts5(
    tokenizer: str, cut: Callable[[str], Iterator[str]]
) -> Callable[[Sequence[Story]], Finding]:
    """Return the way that indexes by a tokenizer and asks for the pieces that `cut` yields."""

    def way(stories: Sequence[Story]) -> Finding:
        database = sqlite3.connect(":memory:")
        database.execute(f"CREATE VIRTUAL TABLE t USING fts5(headline, text, tokenize={tokenizer})")
        database.executemany(
            "INSERT INTO t(rowid, headline, text) VALUES (?, ?, ?)",
            (
                (at, story["headline"], "\n".join([story["standfirst"], *story["body"]]))
                for at, story in enumerate(stories)
            ),
        )

        def find(query: str) -> list[str]:
            pieces = dict.fromkeys(piece.replace('"', '""') for piece in cut(query))
            asked = " OR ".join(f'"{piece}"' for piece in pieces if not piece.isspace())
            if not asked:
                return []
            rows = database.execute(
                f"SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, {HEADLINE_WEIGHS}, 1) "
                f"LIMIT {FOUND}",
                [asked],
            )
            return [stories[at]["id"] for (at,) in rows]

        return find

    return way


SEARCHES: dict[str, Callable[[Sequence[Story]], Finding]] = {
    "FTS5, bm25": fts5("unicode61", words),
    "FTS5, trigrams": fts5("trigram", trigrams),
}
