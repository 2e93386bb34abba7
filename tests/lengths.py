"""Two forms of one test: a short one each time, and a long one where `make test-long` asks for it.

A test that has both is marked `long`. The short form tries every rule once; the long one tries more
of the same: more examples, more kills, every page in every colour and width.
"""

import os
from collections.abc import Iterable

IS_LONG = os.environ.get("TESTS") == "long"


def short_or_long[T](short: T, long: T) -> T:
    """Return what this run has to take."""
    return long if IS_LONG else short


def dealt[T](things: Iterable[T], hand: int, hands: int) -> list[T]:
    """Return all things in the long form, in the short form those of one hand of so many.

    All hands together have everything, each thing once.
    """
    return list(things)[short_or_long(slice(hand, None, hands), slice(None))]
