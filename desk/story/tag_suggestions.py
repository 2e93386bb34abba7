"""Tags for a text: those that exist and whose name stands in it, best first.

One indexed query over the word runs of the text; the tags themselves are never read through.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.db.models import Q
from django.utils.text import slugify

from search.signs import MARKS
from search.words import (
    SPACED_LETTER,
    folded,
    letters_of,
    pieces,
    shown,
    stream_safe,
    written_runs,
)
from taxonomy.models import Tag
from taxonomy.names import tag_key

MOST = 6
MOST_WORDS_IN_A_TAG = 4
# The first so many words of a text say what it is about.
MOST_WORDS = 700
# Of scripts without spaces: how many letters a tag has, and how many of a text are looked at.
LETTERS_IN_A_TAG = range(2, 10)
MOST_LETTERS = 3_000
# What is longer is no tag: its parts are looked at by themselves.
LONGEST_NAME = 100
JOINED = re.compile(r"['’&.-]")
SPACED = re.compile(SPACED_LETTER)
# No word goes on here: at the edge of a name whose script has spaces, and of any other.
EDGE = rf"{SPACED_LETTER}|[{MARKS}]"
HEADLINE_COUNTS = 5


def suggested_tags(headline: str, text: str, *, without: set[str]) -> list[str]:
    """Return the names of tags that stand in headline or text; `without` are keys of names."""
    runs = set(word_runs(f"{headline} . {text}"))
    slugs = {slug for run in runs if (slug := slugify(run))}
    # Tags in scripts without an address of their own are found by their name.
    keys = {tag_key(run) for run in runs if not run.isascii()}
    tags = Tag.objects.filter(Q(slug__in=slugs) | Q(key__in=keys))
    folded_headline, folded_text = folded(headline), folded(text)
    counted = []
    for name in tags.values_list("name", flat=True)[:500]:
        if tag_key(name) in without:
            continue
        score = times(name, folded_headline) * HEADLINE_COUNTS + times(name, folded_text)
        if score:
            counted.append((-score, -len(name), name))
    return [name for _, _, name in sorted(counted)[:MOST]]


def word_runs(text: str) -> Iterator[str]:
    """Yield every run of words of the text that a tag's name could be, as it is written there."""
    text = unicodedata.normalize("NFC", stream_safe(shown(text)))
    runs: list[str] = []
    letters = 0
    for gap, run, is_spaced in written_runs(text):
        if not is_spaced:
            if letters < MOST_LETTERS:
                signs = letters_of(run)
                letters += len(signs)
                for length in LETTERS_IN_A_TAG:
                    yield from pieces(signs, length)
            continue
        if runs and JOINED.fullmatch(gap) and len(runs[-1]) < LONGEST_NAME:
            runs[-1] += gap + run
        else:
            runs.append(run)
    for at in range(min(len(runs), MOST_WORDS)):
        for length in range(1, MOST_WORDS_IN_A_TAG + 1):
            yield " ".join(runs[at : at + length])


def times(name: str, folded_text: str) -> int:
    """Return how often a name stands in a folded text as whole words.

    A script without spaces has no words whose edge could be seen.
    """
    parts = folded(name).split()
    if not parts:
        return 0
    before = f"(?<!{SPACED_LETTER})(?<![{MARKS}])" if SPACED.match(parts[0]) else ""
    after = f"(?!{EDGE})" if SPACED.match(last_letter(parts[-1])) else f"(?![{MARKS}])"
    return len(re.findall(before + r"\s+".join(map(re.escape, parts)) + after, folded_text))


def last_letter(word: str) -> str:
    """Return the last letter of a word without its marks; the word itself where it has none."""
    return next(iter(letters_of(word)[::-1]), word)[0]
