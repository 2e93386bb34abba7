"""How rare a term is (inverse document frequency), counted in a table of fixed size.

Terms share four million buckets. In a small paper each has its own; in one of a million stories
a rare term's bucket holds some dozens of others, which makes it look a little less rare.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Set
from functools import cache, cached_property
from itertools import batched

from django.db import connection

from related.suggestions.models import TermCount
from related.suggestions.terms import LANGUAGE, feature

BUCKETS = 1 << 22
TABLE = TermCount._meta.db_table
AT_ONCE = 5_000
READ_AT_ONCE = 50_000
# What stands in few stories: in two, or in that share of all.
FEW, FEW_SHARE = 2, 0.15

# In how many stories the terms of each bucket stand, of all buckets.
type Counts = array[int]


def bucket_of(number: int) -> int:
    """Return the bucket of a term."""
    return number & (BUCKETS - 1)


class Idf:
    """How rare terms are among the stories of one language.

    `weights` says of each term how much it means that two stories have it in common: the
    logarithm of one in how many stories has it, 1 for the rarest, so that vectors of a young
    paper fit those of an old one. A story that is not counted yet counts as one more. The counts
    are those of the database, or those `held` in memory.
    """

    def __init__(
        self,
        language: str,
        numbers: Iterable[int],
        *,
        is_counted: bool,
        held: Counts | None,
    ) -> None:
        all_stories = feature(LANGUAGE, language)
        wanted = {all_stories, *numbers}
        if held is None:
            found = stories_with(wanted, 0 if is_counted else 1)
            stories = {number: found.get(bucket_of(number), 1) for number in wanted}
        else:
            stories = {number: held[bucket_of(number)] or 1 for number in wanted}
        self.stories = stories
        self.total = stories[all_stories]
        most = math.log(self.total + 1)
        weight_of = {many: max(0.0, 1 - math.log(many) / most) for many in set(stories.values())}
        self.weights = {number: weight_of[many] for number, many in stories.items()}

    @cached_property
    def known(self) -> Set[int]:
        """The terms that stand in another story than this one."""
        return {number for number, many in self.stories.items() if many > 1}

    @cached_property
    def distinctive(self) -> Set[int]:
        """The terms that stand in few stories, so that two that share some are alike."""
        few = max(FEW, self.total * FEW_SHARE)
        return {number for number, many in self.stories.items() if many <= few}


@cache
def all_counts() -> Counts:
    """Return all counts as they stand when this process asks first: 16 MB.

    For processes that end with what they were begun for: they are not read again.
    """
    counts = array("I", bytes(4 * BUCKETS))
    rows = TermCount.objects.values_list("bucket", "stories")
    for bucket, stories in rows.iterator(chunk_size=READ_AT_ONCE):
        counts[bucket] = stories
    return counts


def stories_with(numbers: set[int], more: int) -> dict[int, int]:
    """Return in how many stories each of these terms stands, by bucket, and in so many more."""
    buckets = sorted({bucket_of(number) for number in numbers})
    counts: dict[int, int] = {}
    with connection.cursor() as cursor:
        for part in batched(buckets, AT_ONCE):
            # Numbers of ours, written out: thousands of parameters cost more than the look-up.
            listed = ",".join(map(str, part))
            cursor.execute(
                f"SELECT bucket, stories + {more} FROM {TABLE} WHERE bucket IN ({listed})"
            )
            counts.update(cursor.fetchall())
    return counts


def add_counts(counts: Counter[int]) -> None:
    """Add to buckets. In order, so that two writers never wait for each other in a ring."""
    with connection.cursor() as cursor:
        for part in batched(sorted(counts.items()), AT_ONCE):
            # Numbers of ours, written out: a statement for each costs ten times as much.
            listed = ",".join(f"({bucket},{stories})" for bucket, stories in part)
            cursor.execute(
                f"INSERT INTO {TABLE} (bucket, stories) VALUES {listed} "
                f"ON CONFLICT (bucket) DO UPDATE SET stories = {TABLE}.stories + excluded.stories"
            )
