"""No function that reads text takes more than its length deserves, whatever the text is like.

Add a function as a line to `READERS`. Each is timed on every shape at growing lengths, by
processor time, the best of several.
"""

import gc
import math
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from desk.story.tag_suggestions import word_runs
from editions.searched import body_words
from search.former import former_words
from search.words import folded, query_words, stands_in, words_of
from taxonomy.names import tag_key

pytestmark = pytest.mark.any_database

# How many times what its length deserves a text may take.
ALLOWED = 1.3
TRIES = 3
MEASUREMENTS = 20
SHORTEST, LONGEST = 2_000, 1_000_000
# Less would measure the clock.
LEAST_SECONDS = 0.002

Reader = Callable[[str], Any]

# What each reader is given: a text of so many characters.
READERS: dict[str, Reader] = {
    "folded": folded,
    "words_of": words_of,
    "query_words": query_words,
    "former_words": former_words,
    "tag_key": tag_key,
    "stands_in": lambda text: stands_in("harbour night", text),
    "tags in a text": lambda text: list(word_runs(text)),
    "body_words": lambda text: body_words.__wrapped__(f"<p>{text}</p>"),
}

# Ordinary shapes of text, each repeated to the length that is wanted.
SHAPES = {
    "plain": "The harbour wall held through the night. ",
    "one word": "harbour",
    "no letters": "- . ! ",
    "accents": "Đà Nẵng, Łódź and Tromsø; a résumé. ",
    "accents apart": "Ha\u0300 No\u0323\u0302i re\u0301sume\u0301 ",
    "marks of two kinds": "a" + "\u0301\u0323" * 12 + " ",
    "Chinese": "国家主席访问港口城市发表讲话",
    "Chinese and Latin": "C919客机在G20峰会 ",
    "kana": "ﾊﾞｽとパリの首相が",
    "Korean": "부산항에서 열린 회의 ",
    "Thai": "ผู้บัญชาการตำรวจแห่งชาติ",
    "Hindi": "प्रधानमंत्री ने कहा ",
    "Arabic": "مُحَمَّدٌ رَسُولُ السَّلَام ",
    "joined": "a-b.c'd&",
    "numbers": "2026¹ 5½ ٢٠٢٦ ",
    "nothing to see": "har\u00adbour\u200b ",
}


def of_length(shape: str, length: int) -> str:
    """Return a text of this shape and length."""
    return (shape * (length // len(shape) + 1))[:length]


def best_seconds(reader: Reader, text: str, enough: float = 0.0) -> float:
    """Return the least processor time of several tries, or of as many as it takes to be quick."""
    least = math.inf
    # Collecting garbage takes as long as there is much in the whole process.
    gc.disable()
    try:
        for _ in range(TRIES):
            begun = process_time()
            reader(text)
            least = min(least, process_time() - begun)
            if least <= enough:
                break
    finally:
        gc.enable()
    return least


def growth(reader: Reader, shape: str) -> float:
    """Return how many times linear a reader is on a piece of text, repeated."""
    return growth_of(reader, lambda length: of_length(shape, length))


def growth_of(
    reader: Reader,
    text: Callable[[int], str],
    shortest: int = SHORTEST,
    longest: int = LONGEST,
) -> float:
    """Return how many times linear a reader is at 2n, 4n or 8n, where it is worst, at most.

    Where it is `ALLOWED` or less no more is tried: it could only turn out to be less still.

    `text` makes one of so many characters; n is between `shortest` and `longest`.
    """
    length = shortest
    while length < longest:
        seconds = best_seconds(reader, text(length))
        if seconds >= LEAST_SECONDS:
            times = (2, 4, 8)
            taken = [
                best_seconds(reader, text(length * many), enough=seconds * many * ALLOWED)
                for many in times
            ]
            return max(took / seconds / many for took, many in zip(taken, times, strict=True))
        length *= 2
    # So fast that it does not read all of it.
    return 0.0


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("reader", READERS)
def test_the_time_grows_with_the_length_alone(reader: str, shape: str) -> None:
    # Other work on the machine may disturb one measurement, not each of several.
    for _ in range(MEASUREMENTS):
        times_linear = growth(READERS[reader], SHAPES[shape])
        if times_linear <= ALLOWED:
            return
    pytest.fail(f"{reader} on {shape}: {times_linear:.2f} times linear")
