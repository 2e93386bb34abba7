"""Made-up stories for the peers' sites: as long as those of `manage.py generate_articles`.

Each peer's `fill` puts them into models of its own. Number and seed decide every word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from urllib.parse import quote

NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(minutes=7)
SECTIONS = ("World", "City", "Business", "Science", "Sport", "Culture")
FIRST = ("Ada", "Bela", "Chen", "Dora", "Emre", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi")
LAST = ("Adeyemi", "Brandt", "Costa", "Demir", "Eriksen", "Farkas", "Gupta", "Horvat", "Ito")
PEOPLE = tuple(f"{first} {last}" for first in FIRST for last in LAST)
SYLLABLES = tuple(onset + vowel for onset in "bdfgklmnprstv" for vowel in "aeiou")
VOCABULARY = 6_000
TOPICS = 150
PICTURES = 12
RELATED = 3


@dataclass(frozen=True)
class MadeUp:
    """A story as a peer's site is filled with it; sections, people and so on are numbers."""

    number: int
    headline: str
    standfirst: str
    paragraphs: list[str]
    section: int
    people: list[int]
    tags: list[int]
    picture: int | None
    related: list[int]
    at: datetime

    @property
    def slug(self) -> str:
        """The end of its address."""
        return f"{self.headline.lower().replace(' ', '-')[:60]}-{self.number}"


class Words:
    """Words by how often they come, common ones more often, as in any language (Zipf)."""

    def __init__(self) -> None:
        """Make the words, the same each time."""
        rng = Random("words")
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(rng.choices(SYLLABLES, k=rng.choices((1, 2, 3), (1, 5, 4))[0]))] = None
        self.all = list(made)
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def sentence(self, rng: Random, least: int, most: int) -> str:
        """Return a sentence of some words."""
        words = rng.choices(self.all, cum_weights=self.weights, k=rng.randint(least, most))
        return f"{' '.join(words).capitalize()}."


def topics() -> list[str]:
    """Return the names of the tags."""
    return [word.capitalize() for word in sorted(Words().all)[:: VOCABULARY // TOPICS]]


def stories(count: int, pictured: float) -> Iterator[MadeUp]:
    """Yield so many stories, oldest first; this share of them has a picture."""
    language, rng = Words(), Random("stories")
    for number in range(count):
        yield MadeUp(
            number=number,
            headline=language.sentence(rng, 5, 10)[:-1],
            standfirst=language.sentence(rng, 10, 18),
            paragraphs=[
                " ".join(language.sentence(rng, 8, 20) for _ in range(3))
                for _ in range(rng.randint(3, 6))
            ],
            section=rng.randrange(len(SECTIONS)),
            people=rng.sample(range(len(PEOPLE)), k=rng.choice((1, 1, 1, 2))),
            tags=rng.sample(range(TOPICS), k=rng.choice((0, 1, 2, 3))),
            picture=rng.randrange(PICTURES) if rng.random() < pictured else None,
            related=rng.sample(range(number), k=min(RELATED, number)),
            at=NEWEST - APART * (count - number),
        )


def queries(headlines: list[str], many: int) -> list[str]:
    """Return what readers look for: two words out of one headline each, of those that have some."""
    rng = Random("queries")
    in_words = [words for words in map(str.split, headlines) if len(words) > 1]
    asked = [rng.sample(rng.choice(in_words), k=2) for _ in range(many)]
    return ["+".join(quote(word.lower()) for word in words) for words in asked]
