"""No function that reads text takes more than its length deserves, whatever the text is like.

Add a function as a line to `READERS`. Each is tried on every shape at growing lengths: here the
steps are counted that Python takes, and `benchmarks/linear.py` takes the time.
"""

import pytest

from desk.story.tag_suggestions import word_runs
from editions.searched import body_words
from search.former import former_words
from search.words import folded, query_words, stands_in, words_of
from taxonomy.names import tag_key
from tests.growth import ALLOWED, ALLOWED_WHEN_BUSY, Reader, Shape, time_growth, work_growth
from tests.lengths import IS_LONG

pytestmark = pytest.mark.any_database

SHORTEST, LONGEST = 2_000, 1_000_000

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


def of_piece(piece: str) -> Shape:
    """Return the shape of a text that is this piece again and again."""
    return lambda length: of_length(piece, length)


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("reader", READERS)
def test_the_work_grows_with_the_length_alone(reader: str, shape: str) -> None:
    read, text = READERS[reader], of_piece(SHAPES[shape])
    assert work_growth(read, text, SHORTEST) <= ALLOWED
    if IS_LONG:
        busy = ALLOWED_WHEN_BUSY
        assert time_growth(read, text, SHORTEST, LONGEST, allowed=busy) <= busy
