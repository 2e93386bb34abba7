"""Tags for a text: those that exist and whose name stands in it, best first.

One indexed query over the word runs of the text; the tags themselves are never read through.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.db.models import Q
from django.utils.text import slugify

from taxonomy.models import Tag
from taxonomy.names import tag_key

MOST = 6
MOST_WORDS_IN_A_TAG = 4
# The first so many words of a text say what it is about.
MOST_WORDS = 700
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+(?:['’&.-][^\W_]+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
MOST_CHARACTERS_IN_A_TAG = 6
HEADLINE_COUNTS = 5


def suggested_tags(headline: str, text: str, *, without: set[str]) -> list[str]:
    """Return the names of tags that stand in headline or text; `without` are keys of names."""
    runs = set(word_runs(f"{headline} . {text}"))
    slugs = {slug for run in runs if (slug := slugify(run))}
    # Tags in scripts without an address of their own are found by their name.
    keys = {tag_key(run) for run in runs if not run.isascii()}
    found = Tag.objects.filter(Q(slug__in=slugs) | Q(key__in=keys))
    folded_headline, folded_text = folded(headline), folded(text)
    counted = []
    for name in found.values_list("name", flat=True)[:500]:
        if tag_key(name) in without:
            continue
        score = times(name, folded_headline) * HEADLINE_COUNTS + times(name, folded_text)
        if score:
            counted.append((-score, -len(name), name))
    return [name for _, _, name in sorted(counted)[:MOST]]


def word_runs(text: str) -> Iterator[str]:
    """Yield every run of words of the text that a tag's name could be."""
    words = WORD.findall(text)[:MOST_WORDS]
    for at, word in enumerate(words):
        if UNSPACED.match(word):
            for start in range(len(word)):
                most = range(2, MOST_CHARACTERS_IN_A_TAG + 1)
                yield from {word[start : start + length] for length in most}
            continue
        for length in range(1, MOST_WORDS_IN_A_TAG + 1):
            yield " ".join(words[at : at + length])


def folded(text: str) -> str:
    """Return a text without case and accents, with spaces alone between words."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(bare.split())


def times(name: str, folded_text: str) -> int:
    """Return how often a name stands in a folded text as whole words."""
    wanted = re.escape(folded(name)).replace(r"\\ ", r"[\s\W]+")
    if UNSPACED.search(name):
        return len(re.findall(wanted, folded_text))
    return len(re.findall(rf"(?<!\w){wanted}(?!\w)", folded_text))
