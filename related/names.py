"""Names of places, people and organisations in a text, found by their capital letters.

No list of names and no language: words with a capital that do not open a sentence, and their
neighbours with one. What is wrongly taken for a name (a German noun, say) is common, and counts
little for that reason. Scripts without capitals have none; there the words do the work.
"""

import re
from collections import Counter

# Sentences end here, and what follows has a capital for that reason alone.
SENTENCE = re.compile(r"(?<=[.!?:;。])[\s\"'”’)]+|\n+|[“”\"•|—–]+")
TOKEN = re.compile(r"[^\W_][\w’'&-]*")
POSSESSION = re.compile(r"[’']s?\Z")
MOST_WORDS = 6
MOST_NAMES = 60
SHORTEST = 3


def names_in(paragraphs: list[str]) -> Counter[str]:
    """Return the names in a text as printed, with how often each stands there."""
    found: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sentence in SENTENCE.split(paragraph):
            found.update(names_of_sentence(sentence))
    return Counter(dict(found.most_common(MOST_NAMES)))


def names_of_sentence(sentence: str) -> list[str]:
    """Return the runs of words with capitals, without the word that opens the sentence."""
    found: list[str] = []
    run: list[str] = []
    end = -1
    for match in TOKEN.finditer(sentence):
        word = bare(match[0])
        is_name = has_capital(word) and match.start() > 0
        # A comma or a bracket between two words ends a name; one space does not.
        if run and (not is_name or match.start() - end > 1 or len(run) == MOST_WORDS):
            found.append(" ".join(run))
            run = []
        if is_name:
            run.append(word)
        end = match.end() if word == match[0] else -1
    if run:
        found.append(" ".join(run))
    return [name for name in found if len(name) >= SHORTEST]


def has_capital(word: str) -> bool:
    """Say whether a word is written like a name: `Ada`, `18F`."""
    return word[:1].isupper() or (word[:1].isdigit() and not word.isdigit() and word.isupper())


def bare(word: str) -> str:
    """Return a word without the 's of possession and what hangs at its end."""
    return POSSESSION.sub("", word).rstrip("-&’'")
