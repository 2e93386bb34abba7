"""The stems of words, for the languages that have a stemmer: dredge, dredged and dredging are one.

Of a folded word, by Snowball's stemmers. A text goes by its own language, and a query, whose
language nobody says, by the paper's; words in a script that one language mostly has go by that.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import Stemmer

# By language subtag, Snowball's name.
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
# First and last sign of scripts, and whose they are where a text does not say.
SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0530", "\u058f", "hy"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0b80", "\u0bff", "ta"),
)
LATIN = "\u024f"
SHORTEST = 3
KEPT = 4_096
# Folding takes the sign of й away, which endings need.
_SHORT_I = re.compile("(?<=[аеоыу])и$")


def stems(words: Iterable[str], language: str) -> list[str]:
    """Return the stem of each folded word in a text of this language, or the word itself."""
    return [stem(word, language) for word in words]


@lru_cache(KEPT)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word."""
    if len(word) < SHORTEST or word[0].isdigit():
        return word
    name = STEMMERS.get(language_of(word, language))
    if name is None:
        return word
    if name == "russian":
        word = _SHORT_I.sub("й", word)
    found: str = stemmer(name).stemWord(word)
    return found.replace("й", "и")


def language_of(word: str, language: str) -> str:
    """Return the language by which a word is stemmed: of Latin letters that of its text."""
    own = language.partition("-")[0].lower()
    if word[0] <= LATIN:
        return own
    of_script = next((whose for first, last, whose in SCRIPTS if first <= word[0] <= last), "")
    # Ukrainian and Persian have the letters, and other endings.
    return of_script if own in {of_script, *LATIN_LANGUAGES} else own if of_script else ""


LATIN_LANGUAGES = set(STEMMERS) - {whose for *_, whose in SCRIPTS} | {"zh", "ja", "ko"}


@cache
def stemmer(name: str) -> "Stemmer.Stemmer":
    """Return Snowball's stemmer of this name."""
    return Stemmer.Stemmer(name)
