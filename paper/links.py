"""A link of the paper's own, in the menu or at the foot."""

from typing import NamedTuple


class Link(NamedTuple):
    """A link in the menu or the foot: its words, and where it leads."""

    words: str
    href: str
