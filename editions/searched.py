"""The words by which search finds a story: of its text, its headline, and what is said of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editions.body import blocks
from editions.choices import CreditRole
from editions.story import Named, Story, StoryCredit
from search.asking import FACT, JOINED, facts
from search.begun import facts_of_names
from search.index import text_for_index
from search.ranking import IN_HEADLINE, OFTEN
from search.stems import stems
from search.words import words_in, words_of

# In which manner the words of a story are made. With a new one the worker makes all anew.
MANNER = 2
# A word that stands so often in a story is what it is about.
MANY_TIMES = 3
KIND = "kind"
_KIND = re.compile(rf"{FACT}{KIND}{JOINED}(\S+)")
# All kinds of a story stand together, in no more letters than these.
ROOM_OF_KINDS = 100


def facts_of(story: Story, kinds: Iterable[str], photographers: Iterable[str]) -> Iterator[str]:
    """Yield what readers may ask of a story beside its words, `section:` and so on.

    And how the names begin that stand on its page, which somebody may be typing.
    """
    yield from facts(KIND, *kinds)
    named: list[tuple[str, Named | StoryCredit | None]] = [
        ("section", story.section),
        ("source", story.source),
        *(("tag", tag) for tag in story.tags),
        *(("author", credit) for credit in story.credited(CreditRole.WRITER)),
    ]
    for fact, known in named:
        if known:
            yield from facts(fact, known.name, known.slug)
    shown = (story.section, story.source, *story.tags, *story.credits)
    yield from facts_of_names([*(one.name for one in shown if one), *photographers])


def kinds_in(text: str) -> list[str]:
    """Return the kinds of a story by the text of its index row."""
    begin = text.find(f"{FACT}{KIND}{JOINED}")
    return _KIND.findall(text[begin : begin + ROOM_OF_KINDS]) if begin >= 0 else []


def ranked_words(story: Story) -> list[str]:
    """Return what tells search where a story's words stand: headline first, then what it is about.

    That is what stands in the standfirst, the kicker and the tags, and what the text says often.
    """
    headline = stems(words_in(story.headline), story.language)
    about = [story.kicker, story.standfirst, *(tag.name for tag in story.tags)]
    text = stems(text_words(story.body), story.language)
    often = [word for word, times in Counter(text).items() if times >= MANY_TIMES]
    first = stems(words_in(" ".join(about)), story.language)
    return [
        *(IN_HEADLINE + word for word in headline),
        *(OFTEN + word for word in dict.fromkeys([*headline, *first, *often])),
    ]


def with_stems(words: Iterable[str], language: str) -> list[str]:
    """Return words, and behind them those of their stems that are none of them."""
    words = list(dict.fromkeys(words))
    return [*words, *stems(words, language)]


@lru_cache(maxsize=8)
def text_words(body: str) -> list[str]:
    """Return the words of a text in order. Those made last are kept, as by `body_words`."""
    return words_in(" ".join(block.text for block in blocks(body)))


@lru_cache(maxsize=8)
def body_words(body: str) -> str:
    """Return the words by which search finds a text, each once, with spaces between them.

    Those made last are kept: who is about to lock a story, or SQLite's whole database, asks for
    them before, so that nobody waits for the folding of a long text; and what is saved and sent
    out in one step is folded once.
    """
    return text_for_index(words_of(" ".join(block.text for block in blocks(body))))
