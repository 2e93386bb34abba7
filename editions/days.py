"""How days and times of day are written, by the rules of each language in the Unicode CLDR.

Of the language that is spoken now, whichever Django has chosen; Babel has the rules.
"""

import re
from datetime import date, time
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from django.utils.translation import get_language

# English of no country is that of the paper since its first day: `5 September 2024, 15:04`.
WRITTEN_AS = {"en": "en-gb"}


@cache
def kept_rules(language: str) -> Locale:
    """Return the rules of a language, of its country where these are known."""
    for tag in (WRITTEN_AS.get(language, language), language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


def rules_of_writing() -> Locale:
    """Return the rules of the language of now; those of English where the CLDR has none."""
    return kept_rules((get_language() or "en").lower())


def written_day(day: date, form: str) -> str:
    """Return a day in a form of the CLDR: `full`, `long`, or letters such as `MMMMd`."""
    return kept_day(day, form, rules_of_writing())


@lru_cache(maxsize=4_000)
def kept_day(day: date, form: str, rules: Locale) -> str:
    """Return a day as some rules write it; a page has few, each many times."""
    in_words = form in ("full", "long")
    written = (
        format_date(day, form, rules) if in_words else format_skeleton(form, day, locale=rules)
    )
    # The first of a month is an ordinal in French, and in no rule of the CLDR.
    is_ordinal = rules.language == "fr" and day.day == 1
    return re.sub(r"\b1 (?=\D)", "1er ", written, count=1) if is_ordinal else written


def written_clock(clock: time) -> str:
    """Return the time of day, such as `11:40`, or `11:40 a.m.` where the language counts twelve."""
    return kept_clock(clock.hour, clock.minute, rules_of_writing())


@lru_cache(maxsize=4_000)
def kept_clock(hour: int, minute: int, rules: Locale) -> str:
    """Return a time of day as some rules write it."""
    return format_time(time(hour, minute), "short", locale=rules)


def is_english() -> bool:
    """Say whether English is spoken now."""
    return rules_of_writing().language == "en"
