"""Numbers in running text: their values, and the word that they count.

Times, dates, years, ordinals, scores, versions and numbers that are part of a name count nothing
and are passed over.
"""

import re
from dataclasses import dataclass

WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9,
    "bn": 1e9, "bln": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
CHINESE_SCALES = {"万": 1e4, "亿": 1e8}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# What looks like a number and counts nothing, in the order in which it is taken out.
NO_COUNT = re.compile(
    "|".join(
        (
            rf"\b{MONTH}\s+\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?",
            rf"\b\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}}\b)?",
            r"\d{1,4}\s*年|\d{1,2}\s*[月日号时点]",
            r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b",
            r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
            r"\b\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?",
            r"\b\d+(?:st|nd|rd|th)\b",
            r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?s?\b(?!,\d)",
            r"\b\d+\s*[-–:]\s*\d+\b",
            r"\b\d+(?:\.\d+){2,}\b",
            r"\b(?=\w*[^\W\d])(?=\w*\d)[\w.]+(?:-\w+)*",
            r"\b[^\W\d_]+-\d+\b",
            r"[#@/]\d+",
        )
    ),
    re.IGNORECASE,
)
NUMERAL = r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?"
WORD = "|".join(sorted(WORDS, key=len, reverse=True))
SCALE = "|".join(SCALES)
COUNTED = re.compile(
    rf"(?P<digits>{NUMERAL})(?:[\s-]*(?P<scale>{SCALE})\b)?"
    rf"|\b(?P<word>{WORD})(?:[\s-](?P<unit>{WORD}))?(?:[\s-](?P<words_scale>{SCALE})\b)?\b"
    rf"|\b(?P<article>an?)\s+(?P<article_scale>{SCALE})\b",
    re.IGNORECASE,
)
IN_CHINESE = re.compile(
    "[零〇一二两三四五六七八九十百千万亿]+|(\\d+(?:\\.\\d+)?)([十百千]?[万亿]?)"
)
NEAR_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£¥]")
NEAR_WORDS = 4
NEAR_LETTERS = 60
SENTENCE_END = re.compile(r"[.!?;:]\s|[\n·|]")
ABOUT = re.compile(
    r"\b(?:about|almost|approximately|around|at least|close to|exceed(?:s|ed)?|fewer than|"
    r"less than|more than|nearly|over|roughly|some|under|up to|upwards of)\s+(?:\S+\s+)?\Z"
    r"|[~>≈]\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a text: as printed, its value, and the words on either side of it."""

    printed: str
    value: float
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_about: bool = False


def numbers_in(text: str) -> list[Number]:
    """Return the numbers of a text that count something, in order."""
    bare = NO_COUNT.sub(lambda match: "·" * len(match[0]), text)
    numbers = []
    for match in COUNTED.finditer(bare):
        before = bare[max(0, match.start() - NEAR_LETTERS) : match.start()]
        after = bare[match.end() : match.end() + NEAR_LETTERS]
        numbers.append(
            Number(
                printed=match[0],
                value=value_of(match),
                before=words_of(SENTENCE_END.split(before)[-1])[-NEAR_WORDS:],
                after=words_of(SENTENCE_END.split(after)[0])[:NEAR_WORDS],
                is_about=bool(ABOUT.search(before)),
            )
        )
    return numbers


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; a percent sign is a word."""
    return tuple(word.casefold() for word in NEAR_WORD.findall(text))


def value_of(match: re.Match[str]) -> float:
    """Return the value of a number as it was found."""
    if match["digits"]:
        scale = SCALES[match["scale"].casefold()] if match["scale"] else 1
        return float(match["digits"].replace(",", "")) * scale
    if match["article"]:
        return SCALES[match["article_scale"].casefold()]
    value = float(WORDS[match["word"].casefold()])
    if match["unit"] and value >= 20:
        value += WORDS[match["unit"].casefold()]
    return value * (SCALES[match["words_scale"].casefold()] if match["words_scale"] else 1)


def values_in_chinese(text: str) -> set[float]:
    """Return the values of all numbers of a Chinese text, in numerals and in characters."""
    values: set[float] = set()
    for match in IN_CHINESE.finditer(text):
        if match[1]:
            scale = 1.0
            for char in match[2]:
                scale *= CHINESE_TENS.get(char) or CHINESE_SCALES[char]
            values |= {float(match[1]) * scale, float(match[1])}
        else:
            values.add(chinese_value(match[0]))
    return values


def chinese_value(characters: str) -> float:
    """Return the value of a number written in Chinese characters, such as 三千二百万."""
    total = part = digit = 0.0
    for char in characters:
        if char in CHINESE:
            digit = CHINESE[char]
        elif char in CHINESE_TENS:
            part += (digit or 1) * CHINESE_TENS[char]
            digit = 0
        else:
            total = (total + part + digit or 1) * CHINESE_SCALES[char]
            part = digit = 0
    return total + part + digit


def is_near(printed: float, exact: float, *, is_about: bool) -> bool:
    """Say whether one number may stand for another: the same, rounded, or said to be about."""
    if printed == exact:
        return True
    if not printed or not exact:
        return False
    if is_about and abs(printed - exact) <= 0.25 * max(printed, exact):
        return True
    if printed.is_integer() and not exact.is_integer() and abs(printed - exact) < 1:
        return True
    digits = len(f"{printed:.15g}".split("e")[0].replace(".", "").strip("0"))
    return printed >= 20 and digits <= 3 and float(f"{exact:.{digits}g}") == printed
