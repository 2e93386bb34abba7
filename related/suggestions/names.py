"""Names of places, people and organisations in a text, found by their capital letters.

No list of names and no language: words with a capital that do not open a sentence, and their
neighbours with one. What is wrongly taken for a name (a German noun, say) is common, and counts
little for that reason. Scripts without capitals have none; there the words do the work.
"""

import re
from collections import Counter
from functools import lru_cache

# Sentences end here, and what follows has a capital for that reason alone.
SENTENCE = re.compile(r"(?<=[.!?:;。])[\s\"'”’)]+|\n+|[“”\"•|—–]+")
# What may be a name, behind all that is none: words that begin with a small letter, and marks.
NEXT = re.compile(r"(?:[a-z][\w’'&-]*+|[\W_])*+(?:([^\W_][\w’'&-]*)|\Z)")
POSSESSION = re.compile(r"[’']s?\Z")
MOST_WORDS = 6
MOST_NAMES = 60
SHORTEST = 3


def names_in(paragraphs: list[str]) -> Counter[str]:
    """Return the names in a text as printed, with how often each stands there."""
    names: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sentence in SENTENCE.split(paragraph):
            names.update(names_of_sentence(sentence))
    return Counter(dict(names.most_common(MOST_NAMES)))


def names_of_sentence(sentence: str) -> list[str]:
    """Return the runs of words with capitals, without the word that opens the sentence."""
    names: list[str] = []
    run: list[str] = []
    end = -1
    for match in NEXT.finditer(sentence):
        start = match.start(1)
        # What opens the sentence has its capital for that; at its end is nothing.
        if start < 1:
            continue
        token = match[1]
        word, is_name = read(token)
        # A comma, a bracket or a word between two ends a name; one space does not.
        if run and (not is_name or start - end > 1 or len(run) == MOST_WORDS):
            names.append(" ".join(run))
            run = []
        if is_name:
            run.append(word)
        end = start + len(token) if word == token else -1
    if run:
        names.append(" ".join(run))
    return [name for name in names if len(name) >= SHORTEST]


# Most words of a text stood in the one before.
@lru_cache(1 << 15)
def read(token: str) -> tuple[str, bool]:
    """Return a word without the 's of possession and what hangs at its end, and say whether it is
    written like a name: `Ada`, `18F`.
    """
    word = POSSESSION.sub("", token).rstrip("-&'’")
    is_mixed = word[:1].isdigit() and not word.isdigit() and word.isupper()
    return word, word[:1].isupper() or is_mixed
