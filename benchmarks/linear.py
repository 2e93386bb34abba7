"""How the time of what reads text grows with the text: python benchmarks/linear.py [PART …].

Prints for each function and shape of text how many times linear its processor time is at 2, 4 and
8 times the length, where it is worst; 0.00 is a function that does not read all of it. Functions
and shapes are those of `tests/test_linear.py` and `tests/test_linear_stories.py`; a PART of a name
leaves out the others. Exits 1 where one is more than 1.3 times linear, measured again and again.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

import django

django.setup()

from tests import test_linear as words  # noqa: E402
from tests import test_linear_stories as stories  # noqa: E402
from tests.growth import ALLOWED, Reader, Shape, time_growth  # noqa: E402


def tried() -> Iterator[tuple[str, Reader, Shape, int, int]]:
    """Yield every function with every shape that it is tried on, and the lengths."""
    for name, reader in words.READERS.items():
        for kind, piece in words.SHAPES.items():
            shape = words.of_piece(piece)
            yield f"{name}, {kind}", reader, shape, words.SHORTEST, words.LONGEST
    for name, kind in stories.TRIED:
        reader, shape = stories.READERS[name], stories.SHAPES[kind]
        yield f"{name}, {kind}", reader, shape, stories.SHORTEST, stories.LONGEST


def main(parts: list[str]) -> int:
    """Measure, print, and say whether all is in proportion."""
    beyond = 0
    for name, reader, shape, shortest, longest in tried():
        if parts and not any(part in name for part in parts):
            continue
        times_linear = time_growth(reader, shape, shortest, longest, allowed=ALLOWED)
        beyond += times_linear > ALLOWED
        print(f"{times_linear:5.2f}  {name}", flush=True)
    print(f"{beyond} beyond {ALLOWED} times linear")
    return int(beyond > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
