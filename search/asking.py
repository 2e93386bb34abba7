"""What readers type: words, "a phrase", -without, author: section: and so on, after: before:.

What is none of these is words: no input is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from search.words import LONGEST_QUERY, MAX_WORDS, folded, words_in

FACTS = ("author", "kind", "section", "source", "tag")
AFTER, BEFORE = "after", "before"
# A fact stands in the index as this, its name, and a word of it: nothing else has such words.
FACT, JOINED = "\u00a4", "\u00b7"
_QUOTES = str.maketrans("“”„«»＂：", '"""""":')
_PIECE = re.compile(
    rf"(?P<without>(?<!\S)-(?=\S))?(?:(?P<name>{'|'.join((*FACTS, AFTER, BEFORE))}):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_UNSPACED_FROM = "\u0e00"


@dataclass(frozen=True)
class Asked:
    """A query taken apart. `words` are to be looked for, those of phrases among them."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_phrases: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.facts or self.after or self.before)


def asked_for(query: str) -> Asked:
    """Take a query apart."""
    wanted: list[str] = []
    phrases, without, without_phrases, facts = [], [], [], []
    days: dict[str, date] = {}
    for piece in _PIECE.finditer(query[:LONGEST_QUERY].translate(_QUOTES)):
        name, phrase = (piece["name"] or "").lower(), piece["phrase"]
        text = piece["word"] if phrase is None else phrase
        pieces = words_in(text)
        day = day_of(text) if name in (AFTER, BEFORE) else None
        if day:
            days[name] = day
        elif name in FACTS and pieces:
            facts += [fact(name, word) for word in pieces]
        elif piece["without"] and pieces:
            if len(pieces) == 1:
                without += pieces
            else:
                without_phrases.append(text)
        else:
            wanted += words_in(f"{name} {text}")
            if phrase is not None and len(pieces) > 1:
                phrases.append(text)
    return Asked(
        tuple(dict.fromkeys(wanted))[:MAX_WORDS],
        tuple(phrases),
        tuple(dict.fromkeys(without))[:MAX_WORDS],
        tuple(without_phrases),
        tuple(dict.fromkeys(facts))[:MAX_WORDS],
        days.get(AFTER),
        days.get(BEFORE),
    )


def fact(name: str, word: str) -> str:
    """Return what stands in the index for a word of a section, tag, source or author."""
    return f"{FACT}{name}{JOINED}{word}"


def facts(name: str, *texts: str) -> Iterator[str]:
    """Yield what stands in the index for a section, tag, source or author with these names."""
    yield from (fact(name, word) for word in words_in(" ".join(texts)))


def day_of(text: str) -> date | None:
    """Return the first day of what is written as a year, a month or a day; None for all else."""
    match = _DAY.fullmatch(text)
    if not match or int(match[1]) < 1900:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def pattern_of(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase in a folded text: its words, whatever stands between them."""
    runs = re.findall(r"\w+", folded(phrase))
    begin = r"(?<!\w)" if runs and runs[0][0] < _UNSPACED_FROM else ""
    end = r"(?!\w)" if runs and runs[-1][-1] < _UNSPACED_FROM else ""
    return re.compile(begin + r"[\W_]+".join(map(re.escape, runs)) + end)
