"""Names of months and weekdays in the languages of the news, as the Unicode CLDR has them.

A word that means two months (`listopad`: October in Zagreb, November in Warsaw) means none.
"""

from collections import defaultdict
from functools import cache

from babel import Locale

# Written with the Gregorian calendar, by agencies that papers take stories from.
_LANGUAGES_TEXT = """
    en ar bg bn bs ca cs cy da de el es et eu fi fil fr ga gl he hi hr hu id is it ja ko lt lv mk
    ms nb nl nn pl pt ro ru sk sl sq sr sr_Latn sv sw ta th tr uk ur vi zh
"""
LANGUAGES = tuple(_LANGUAGES_TEXT.split())
# As agencies write them, English and German.
_BEYOND_CLDR = {"sept": 9, "mrz": 3}


def month_number(word: str) -> int:
    """The number of the month that a word names, in whatever language; 0 for other words."""
    return _months().get(_key(word), 0)


def is_weekday(word: str) -> bool:
    """Whether a word, written out or short, is a day of the week."""
    return _key(word) in _weekdays()


@cache
def conjunctions() -> frozenset[str]:
    """The words for `and` between the last two of a list: `und`, `et`, `dan`."""
    words = {
        str(_locale(code).list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "")
        for code in LANGUAGES
    }
    bare = {word.strip() for word in words}
    # Slovenian and Filipino are left out: their words are where a writer writes from.
    return frozenset(word for word in bare if word.isalpha()) - {"in", "at"}


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


@cache
def _months() -> dict[str, int]:
    meanings = defaultdict[str, set[int]](set)
    for code in LANGUAGES:
        for form in _locale(code).months.values():
            for number, name in [*form["wide"].items(), *form.get("abbreviated", {}).items()]:
                # Catalan has the preposition with the month: `4 d’abril`.
                meanings[_key(name.removeprefix("de ").removeprefix("d’"))].add(number)
    return {
        word: numbers.pop() for word, numbers in meanings.items() if len(numbers) == 1
    } | _BEYOND_CLDR


@cache
def _weekdays() -> frozenset[str]:
    names = {
        name
        for code in LANGUAGES
        for form in _locale(code).days.values()
        for width in ("wide", "abbreviated")
        for name in form.get(width, {}).values()
    }
    return frozenset({_key(name) for name in names} | {"tues", "weds", "thur", "thurs"})


def _key(word: str) -> str:
    return word.casefold().rstrip(".")
