"""Names of which somebody has typed a beginning: at any of their words, in any script.

The index has of each name the first letters of its words, so that the newest texts which name
somebody called so are found by one look, however many there are.
"""

from collections.abc import Iterable, Iterator

from search.asking import fact
from search.words import folded, letters_of, written_runs

BEGUN = "begun"
# Fewer letters of a word begin nearly every name, more hardly tell more; of what has no spaces two.
SHORTEST, LONGEST, OF_UNSPACED = 2, 6, 2
# Of a longer name no more places are looked at.
MOST_PLACES = 24
_FIRST_UNSPACED = "\u0e00"


def typed_form(words: str) -> str:
    """Return words in the one form in which a name and what is typed of it are compared."""
    return " ".join(run for _, run, _ in written_runs(folded(words)))


def facts_of_names(names: Iterable[str]) -> Iterator[str]:
    """Yield what stands in the index for the beginnings of names."""
    for name in names:
        places = 0
        for _, run, is_spaced in written_runs(folded(name)):
            letters = [run] if is_spaced else letters_of(run)
            for at in range(min(len(letters), MOST_PLACES - places)):
                begun = run if is_spaced else "".join(letters[at : at + OF_UNSPACED])
                first = SHORTEST if is_spaced else 1
                lengths = range(first, max(first, min(len(begun), LONGEST)) + 1)
                yield from (fact(BEGUN, begun[:length]) for length in lengths)
            places += len(letters)


def facts_typed(typed: str) -> tuple[str, ...]:
    """Return what a text has in the index that names somebody so; nothing where it says too little.

    Of what is in `typed_form`.
    """
    wanted = []
    for _, run, is_spaced in written_runs(typed):
        begun = run[:LONGEST] if is_spaced else "".join(letters_of(run)[:OF_UNSPACED])
        if not is_spaced or len(begun) >= SHORTEST:
            wanted.append(fact(BEGUN, begun))
    return tuple(dict.fromkeys(wanted))


def is_begun(name: str, typed: str) -> bool:
    """Say whether a name goes on, from one of its words, as what is in `typed_form` begins."""
    form = typed_form(name)
    return f" {typed}" in f" {form}" or (typed >= _FIRST_UNSPACED and typed in form)
