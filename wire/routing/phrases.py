"""Finding many phrases in a text at once: in one walk along its words, however many they are."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from search.words import written_runs

type Phrase = tuple[str, ...]


def phrases_in(words: Sequence[str], wanted: Collection[Phrase]) -> set[Phrase]:
    """Return those phrases that stand in a text, both cut by `search.words.words_in`.

    A phrase of one piece also stands in a longer piece of a script without spaces, where
    a word of one or two letters has no pair or three of its own.
    """
    wanted = set(wanted)
    lengths: dict[str, set[int]] = defaultdict(set)
    for phrase in wanted:
        lengths[phrase[0]].add(len(phrase))
    met: set[Phrase] = set()
    for at, word in enumerate(words):
        for length in lengths.get(word, ()):
            met.add(tuple(words[at : at + length]))
    met &= wanted
    short = [phrase for phrase in wanted - met if is_short(phrase)]
    if short:
        text = " ".join(words)
        met.update(phrase for phrase in short if phrase[0] in text)
    return met


def is_short(phrase: Phrase) -> bool:
    """Say whether a phrase is one piece of a script without spaces: longer ones may have it."""
    return len(phrase) == 1 and any(not spaced for _, _, spaced in written_runs(phrase[0]))
