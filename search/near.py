"""Near spellings of a word that no text has: one letter more, less, other, or two in turn."""

from collections.abc import Iterable, Iterator

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
)
SHORTEST, LONGEST = 4, 16


def near(word: str) -> tuple[str, ...]:
    """Return the spellings that are one step from a folded word; none in most scripts."""
    letters = next((each for each in ALPHABETS if set(word) <= set(each)), "")
    if not letters or not SHORTEST <= len(word) <= LONGEST:
        return ()
    return tuple(dict.fromkeys(each for each in _steps(word, letters) if each != word))


def _steps(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def most_told(spellings: Iterable[str], texts: Iterable[str]) -> str:
    """Return the spelling that most texts have, the first of equals; '' where none has any."""
    times = dict.fromkeys(spellings, 0)
    for text in texts:
        for word in set(text.split()) & times.keys():
            times[word] += 1
    best = max(times, key=times.__getitem__, default="")
    return best if best and times[best] else ""
