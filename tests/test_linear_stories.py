"""What reads the text of a story works in proportion to it, whatever its markup is like."""

import random
from functools import lru_cache

import pytest

from articles.checks.facts import numbers_that_disagree
from articles.checks.numbers import values_in_chinese
from articles.checks.spellings import spelt_two_ways
from articles.draft.merging import merge
from editions.body import MOST_BYTES, blocks, clean_body, word_count
from editions.difference import body_change
from editions.markup import known_tags
from editions.phrase_search import body_with, occurrences
from editions.phrases import Phrase
from editions.story import Story
from editions.wording import wording_key
from people.names import is_one_name
from tests.growth import ALLOWED, ALLOWED_WHEN_BUSY, Reader, Shape, time_growth, work_growth
from tests.lengths import IS_LONG

pytestmark = pytest.mark.any_database

# Up to a few hundred words that are other ones, a difference looks at each beside each; from
# there on it does not.
SHORTEST, LONGEST = 16_000, MOST_BYTES // 8

SYLLABLES = ("ba", "ko", "li", "mar", "sten", "vor", "dan", "nes", "ri", "sol", "tun", "wek")


def word(number: int) -> str:
    """Return a word that no other number has."""
    syllables = ""
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        syllables += SYLLABLES[rest]
    return syllables or "a"


def in_words(every: str, length: int, of_word: int) -> str:
    """Return a text made of a pattern with a word in it."""
    return "".join(every.format(word(n), word(n // 3).title()) for n in range(length // of_word))


def repeated(piece: str) -> Shape:
    """Return the shape of a text that is one piece again and again."""
    return lambda length: piece * (length // len(piece))


def of_names(length: int) -> str:
    """Return a text of many names, some of which differ by a letter."""
    pick = random.Random(length)
    given = [word(n).title() for n in range(200, 240)]
    return " ".join(
        f"{pick.choice(given)} {word(pick.randrange(9_000)).title()} said no."
        for _ in range(length // 25)
    )


# Ordinary words that differ, and what repeats itself.
SHAPES: dict[str, Shape] = {
    "long paragraph": lambda length: in_words("{} and ", length, 12),
    "many short paragraphs": lambda length: in_words("<p>{}</p>", length, 15),
    "sentences": lambda length: in_words("{} and {}. ", length, 22),
    "names": of_names,
    "names in paragraphs": lambda length: in_words("<p>{1} {1}us saw 12 ships.</p>", length, 45),
    "items of one list": lambda length: "<ul>" + in_words("<li>{}</li>", length, 17) + "</ul>",
    "lists in lists": repeated("<ul><li>one<ul><li>two</li></ul></li></ul>"),
    "lists without ends": repeated("<ul><li>one "),
    "boxes without ends": repeated("<div>one "),
    "bold without ends": repeated("<b>one <p>two "),
    "quotations without ends": repeated("<blockquote>one "),
    "ends without beginnings": repeated("one</p></div></ul>"),
    "pull quotes": repeated("<aside>one <p>two</p></aside>"),
    "lines of one pull quote": lambda length: "<aside>" + "<p>one</p>" * (length // 10),
    "places of pictures": lambda length: "".join(
        f'<figure data-photo="{n:032x}"></figure>one ' for n in range(length // 64)
    ),
    "links": lambda length: in_words("<a href='https://example.org/{0}'>{0}</a> ", length, 52),
    "tables": repeated("<table><tr><td>one</td><td>two</td></tr></table>"),
    "one table": lambda length: "<table>" + "<tr><td>one</td></tr>" * (length // 21),
    "words out of place in a table": lambda length: "<table>" + "<p>one</p>" * (length // 10),
    "long word": repeated("a"),
    "long word with a hyphen": repeated("Ab-"),
    "punctuation": repeated(". ! "),
    "dots": repeated("."),
    "quotes": repeated("“Go!” he said. "),
    "apostrophes": repeated("a'"),
    "numbers": lambda length: "".join(f"{n} ships sank. " for n in range(length // 17)),
    "digits": repeated("1"),
    "digits and commas": repeated("111,"),
    "letters and digits": repeated("a1"),
    "Chinese": repeated("山路修好了。"),
    "numbers in Chinese": repeated("三千二百"),
    "ampersands": repeated("&"),
    "hard spaces": repeated("a\u00a0"),
    "white space": repeated(" "),
    "less than": repeated("<"),
    "tag without an end": repeated("<p a='"),
    "attributes": lambda length: "<p " + "".join(f"a{n}=1 " for n in range(length // 8)) + ">one",
    "picture as an address": lambda length: f"<img src='data:image/png;base64,{'A' * length}'>one",
    "lines": repeated("one<br>"),
    "words between blocks": repeated("one<hr><b>two</b>"),
    "words that are gone": repeated("<del>one</del>two"),
    "deleted without ends": repeated("<s>one "),
}


@lru_cache(maxsize=4)
def cleaned(text: str) -> str:
    """Return a cleaned text, which is not timed again."""
    return clean_body(text)


@lru_cache(maxsize=4)
def edited(text: str, every: int) -> str:
    """Return a text in which somebody changed a word here and there."""
    words = text.split(" ")
    words[every::every] = ["changed"] * len(words[every::every])
    return " ".join(words)


def story(body: str) -> Story:
    """Return a story with this text."""
    return Story(headline="12 ships sink off Kosten", standfirst="It left 30 people.", body=body)


HARBOUR = Phrase("one", any_case=True, whole=False)
READERS: dict[str, Reader] = {
    "known_tags": known_tags,
    "clean_body": clean_body,
    "blocks": lambda text: blocks(cleaned(text)),
    "word_count": lambda text: word_count(cleaned(text)),
    "body_change": lambda text: body_change(cleaned(text), edited(cleaned(text), 50)),
    "merge": lambda text: merge(
        story(cleaned(text)), story(edited(cleaned(text), 50)), story(edited(cleaned(text), 70))
    ),
    "merge without a base": lambda text: merge(
        None, story(cleaned(text)), story(edited(cleaned(text), 70))
    ),
    "spelt_two_ways": lambda text: list(spelt_two_ways([text])),
    "numbers_that_disagree": lambda text: list(numbers_that_disagree(story(cleaned(text)))),
    "values_in_chinese": values_in_chinese,
    "occurrences": lambda text: occurrences(story(cleaned(text)), HARBOUR),
    "body_with": lambda text: body_with(cleaned(text), HARBOUR, range(0, 10**6, 2), "three"),
    "wording_key": wording_key,
    "is_one_name": lambda text: is_one_name(text, f"{text} a"),
}


# What reads words alone is tried on shapes of words.
OF_WORDS = (
    "sentences", "names", "long word", "long word with a hyphen", "punctuation", "dots", "quotes",
    "apostrophes", "numbers", "digits", "digits and commas", "letters and digits", "Chinese",
    "numbers in Chinese", "white space",
)  # fmt: skip
READ_MARKUP = ("known_tags", "clean_body", "blocks", "body_change", "occurrences", "body_with")
TRIED = [
    (reader, shape)
    for reader in READERS
    for shape in (SHAPES if reader in READ_MARKUP else OF_WORDS)
]


@pytest.mark.long
@pytest.mark.parametrize(("reader", "shape"), TRIED)
def test_the_work_grows_with_the_length_alone(reader: str, shape: str) -> None:
    read, text = READERS[reader], SHAPES[shape]
    assert work_growth(read, text, SHORTEST) <= ALLOWED
    if IS_LONG:
        busy = ALLOWED_WHEN_BUSY
        assert time_growth(read, text, SHORTEST, LONGEST, allowed=busy) <= busy
