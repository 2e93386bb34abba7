"""When two names are one, and when they may be."""

import re

from search import signs
from search.words import folded

# What a keyboard, a typewriter and a typesetter put for one sign, where folding knows it not.
SAME_SIGN = str.maketrans({"`": "'", "´": "'", "′": "'", "•": "·", "‧": "·", "・": "·", "･": "·"})
_EAST = signs.class_of(signs.EAST_ASIAN)
# Typesetters set `王 伟` and `王伟` as it fits the line.
_SPACE_IN_EAST = re.compile(rf"(?<=[{_EAST}])\s+(?=[{_EAST}])")
_HYPHEN = re.compile(r"\s*-\s*")
_NO_LETTER = re.compile(rf"[^\w{signs.MARKS}]|_")


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Case, accents and hyphens do not count: `Zhang Kaiwei` and `ZHANG Kai-wei` have one key,
    `Tan Gao` and `Tang Ao` have not, nor `राम` and `रमा`. Where more differs nobody but a
    person can say whether two names are one: see `letters_key`.
    """
    return _HYPHEN.sub("", _written(name)) or _written(name)


def letters_key(name: str) -> str:
    """Return the letters and digits of a name: where they are equal two names may be one.

    Empty for a name of signs alone.
    """
    return _NO_LETTER.sub("", _written(name))


def is_one_name(one: str, other: str) -> bool:
    """Say whether two names are spellings of one: `Jean-Luc` is `Jeanluc` and `Jean Luc`."""
    return name_key(one) == name_key(other) or _apart(one) == _apart(other)


def _written(name: str) -> str:
    """Return a name folded, with single spaces."""
    words = " ".join(folded(name.translate(SAME_SIGN)).split())
    return _SPACE_IN_EAST.sub("", words)


def _apart(name: str) -> str:
    """Return a name with its hyphens as spaces."""
    return _HYPHEN.sub(" ", _written(name)).strip()
