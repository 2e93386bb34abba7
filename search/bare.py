"""A text folded sign by sign, and the way back to where each sign of it is written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from search.words import folded

_ASCII = bytes(range(128))
# Letters of other scripts that are bare already: most of such a text, passed over at once.
USUAL = "α-ρσ-ωа-ик-яا-غف-يא-תก-ฮ一-鿿가-힣"
_USUAL = re.compile(f"[{USUAL}]+")
# So many signs of all scripts are remembered as they are folded.
KEPT = 8_192
# More different signs are sought one by one, in one walk through the text, than with one walk each.
FEW = 24
# No sign becomes more than so many.
LONGEST = 20


@lru_cache(KEPT)
def bare_sign(sign: str) -> str:
    """Return a sign without case, accent and width: none of a mark, several of `ß`."""
    return folded(sign)


class Bare:
    """A text in which words are found whatever their accents; `text` is that text.

    It is `folded`, but for what hangs on more than one sign, and costs little more than lower case.
    """

    def __init__(self, written: str) -> None:
        self._written = written
        self._changed: dict[str, str] = {}
        if not written.isascii():
            plain = {sign: bare_sign(sign) for sign in odd_signs(written)}
            self._changed = {sign: bare for sign, bare in plain.items() if sign != bare}
        if len(self._changed) > FEW:
            written = written.translate({ord(sign): bare for sign, bare in self._changed.items()})
        else:
            for sign, bare in self._changed.items():
                written = written.replace(sign, bare)
        self.text = written.lower()

        self._shifts = self._shifts_after()
        # What was looked at of them: from each of these places on it stands so much further on.
        self._places: list[int] = []
        self._further: list[int] = []

    def written_at(self, place: int) -> int:
        """Return where in the text as it is written a place stands: behind the marks before it."""
        while not self._places or self._places[-1] <= place:
            begins, further = next(self._shifts)
            self._places.append(begins)
            self._further.append(further)
        at = bisect_right(self._places, place)
        return place + (self._further[at - 1] if at else 0)

    def _shifts_after(self) -> Iterator[tuple[int, int]]:
        """Yield from where on how far what is written stands further on, for all of the text."""
        further = 0
        signs = "".join(sign for sign, bare in self._changed.items() if len(bare) != 1)
        for match in re.finditer(f"[{re.escape(signs)}]", self._written) if signs else ():
            bare = self._changed[match[0]]
            begins = match.start() - further
            for nth in range(1, len(bare)):
                yield begins + nth, further - nth
            further += 1 - len(bare)
            yield begins + len(bare), further
        yield len(self._written) * LONGEST + 1, further


def odd_signs(text: str) -> set[str]:
    """Return the signs of a text that are neither ASCII nor usual in their script."""
    beyond = text.encode(errors="ignore").translate(None, _ASCII).decode()
    return set(_USUAL.sub("", beyond))
