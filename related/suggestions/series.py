"""Series: headlines of one form that return at a regular distance, such as a weekly column."""

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from search.words import words_in

# "Trends on Tuesday: …", "Weekly News, Issue 12": headlines of one form.
FIRST_PART = re.compile(r"(?<=\S)(?:: |\s[–—|-] )")
FEWEST_WORDS_OF_FORM = 2
# The nearest issues that tell how often a series comes: so many before a story, and after.
BEFORE, AFTER = 4, 2
FEWEST_DISTANCES = 2
# By what share of it a distance may differ from the usual one.
TOLERANCE = 0.25
SECONDS_A_DAY = 86_400
# More often than this it is the form of all headlines, and what comes less often is no series.
SHORTEST_DAYS, LONGEST_DAYS = 0.75, 400
# How often a series comes, by the most days between two issues.
OFTEN = {
    1.5: "every day",
    5: "every few days",
    9: "every week",
    18: "every two weeks",
    36: "every month",
    75: "every two months",
    110: "every quarter",
    250: "every half-year",
    LONGEST_DAYS: "every year",
}


def form_of(headline: str) -> str:
    """Return what headlines of one series share: all but numbers, or what stands before a colon.

    Empty where a headline has no such form.
    """
    first = FIRST_PART.split(headline, maxsplit=1)
    first_words = words_in(first[0])
    has_number = any(word.isdigit() for word in first_words)
    if (len(first) == 1 and not has_number) or len(first_words) < FEWEST_WORDS_OF_FORM:
        return ""
    form = " ".join("#" if word.isdigit() else word for word in first_words)
    return form if form.strip("# ") else ""


def beat_of(at: int, others: Iterable[int]) -> float | None:
    """Return after how many days the next issue of a series comes, if it comes regularly.

    `at` is when a story was published and `others` when those of its form were, in seconds. One
    issue may have been left out or late.
    """
    moments = sorted(others)
    before = [moment for moment in moments if moment <= at][-BEFORE:]
    after = [moment for moment in moments if moment > at][:AFTER]
    distances = [
        (later - earlier) / SECONDS_A_DAY for earlier, later in pairwise([*before, at, *after])
    ]
    if len(distances) < FEWEST_DISTANCES:
        return None
    usual = median(distances)
    regular = sum(abs(one - usual) <= TOLERANCE * usual for one in distances)
    is_regular = regular >= max(FEWEST_DISTANCES, len(distances) - 1)
    return usual if is_regular and SHORTEST_DAYS <= usual <= LONGEST_DAYS else None


def how_often(beat: float) -> str:
    """Return how often a series comes, as one says it."""
    return next(words for longest, words in OFTEN.items() if beat <= longest)
