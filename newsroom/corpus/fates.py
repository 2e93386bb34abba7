"""What became of each story, and under which numbers it stands: known before any is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import blake2b
from itertools import batched
from random import Random

from django.db.models import Max, Model

from addresses.slugs import SHORT_ID_ALPHABET
from articles.models import Article, Revision
from editions.models import Edition
from media.models import Photo
from people.models import Person

BATCH = 500
APART = timedelta(minutes=7)
STORIES_A_PHOTO = 5
FEWEST_PHOTOS = 3
PEOPLE_A_BATCH = 2


class Fate(Enum):
    """What became of a story: how many saves and editions it has."""

    NOT_LIVE_YET = (1, 0)
    LIVE = (1, 1)
    CORRECTED = (2, 2)
    WITHDRAWN = (1, 2)

    @property
    def saves(self) -> int:
        """How often its draft was saved."""
        return self.value[0]

    @property
    def editions(self) -> int:
        """How many editions it has."""
        return self.value[1]


SHARES = {
    Fate.NOT_LIVE_YET: 0.1,
    Fate.LIVE: 0.87,
    Fate.CORRECTED: 0.02,
    Fate.WITHDRAWN: 0.01,
}


@dataclass(frozen=True)
class Keys:
    """The keys that the next rows of the numbered tables get."""

    story: int = 1
    save: int = 1
    edition: int = 1
    photo: int = 1
    person: int = 1


@dataclass(frozen=True)
class Batch:
    """Stories that are written together: their numbers, when each went out, what became of each."""

    seed: int
    numbers: tuple[int, ...]
    moments: tuple[datetime, ...]
    fates: tuple[Fate, ...]
    keys: Keys


def batches(count: int, seed: int, newest: datetime, keys: Keys) -> Iterator[Batch]:
    """Yield the batches of a paper of so many stories, the oldest first; it begins at `keys`."""
    rng = Random(f"outcomes {seed}")
    kinds, weights = list(SHARES), list(SHARES.values())
    for numbers in batched(range(count), BATCH):
        fates = tuple(rng.choices(kinds, weights=weights, k=len(numbers)))
        # Papers of two seeds have no moment in common.
        last = newest + timedelta(milliseconds=seed)
        moments = tuple(last - APART * (count - number) for number in numbers)
        yield Batch(seed, numbers, moments, fates, keys)
        keys = Keys(
            keys.story + len(numbers),
            keys.save + sum(fate.saves for fate in fates),
            keys.edition + sum(fate.editions for fate in fates),
            keys.photo + photos_beside(numbers),
            keys.person + PEOPLE_A_BATCH,
        )


def photos_beside(numbers: Sequence[int]) -> int:
    """Return how many photos come in with these stories."""
    return max(len(numbers) // STORIES_A_PHOTO, FEWEST_PHOTOS)


def next_keys() -> Keys:
    """Return the keys that stand behind all that are there."""
    models: Iterable[type[Model]] = (Article, Revision, Edition, Photo, Person)
    last = (model._default_manager.aggregate(last=Max("pk"))["last"] for model in models)
    return Keys(*((key or 0) + 1 for key in last))


def public_id_of(seed: int, number: int) -> str:
    """Return the public id of a story: any batch can name the stories of any other."""
    digest = blake2b(f"{seed} {number}".encode(), digest_size=12).digest()
    return "".join(SHORT_ID_ALPHABET[byte % len(SHORT_ID_ALPHABET)] for byte in digest)
