"""Facts that disagree within one story: days, numbers, names and agencies.

Pure functions of a story. Each check is right nearly always, or it is not here: what was measured
is in `docs/decisions/0018-checks-that-are-nearly-always-right.md`.
"""

import re
from calendar import month_abbr
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, islice

from articles.checks.check import Check, named_figures
from articles.checks.numbers import Number, is_near, numbers_in, values_in_chinese
from articles.checks.spellings import spelt_two_ways
from articles.dates import day_words
from editions.body import blocks
from editions.printed import UNSPACED, primary
from editions.story import Story
from people.names import letters_key

# --- A caption's day against the dateline -------------------------------------------------------

MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAYS = (
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)
# A picture that is older on purpose, or a day that is not the day it was taken.
OTHER_DAY = re.compile(
    r"\bfile\b|archiv|library photo|undated|histor|anniversar|memor|commemorat|\bago\b|"
    r"\blast (?:year|month)|previous|earlier|former|\bsince\b|\buntil\b|\btill\b|through|"
    r"\bwill\b|\bwould\b|schedul|expected|planned|upcoming|ahead of|before|\bby (?=\w+\.? \d)|"
    r"born|died|dated|founded|established|opened|built|launched|资料|档案|历史|纪念|将|此前",
    re.IGNORECASE,
)
# A story about a day is illustrated from the days around it; a slip of the year is a year off.
DAYS_AROUND = timedelta(days=10)
ZONES = timedelta(days=1)


def facts_that_disagree(story: Story) -> Iterator[Check]:
    """Yield each pair of facts of this story of which one must be wrong."""
    yield from captions_of_another_day(story)
    yield from numbers_that_disagree(story)
    yield from names_spelt_two_ways(story)
    yield from agencies_that_disagree(story)


def captions_of_another_day(story: Story) -> Iterator[Check]:
    """Yield captions whose day is the dateline's in another year, or comes after it."""
    if not (story.dateline and story.dateline.date):
        return
    filed = date.fromisoformat(story.dateline.date)
    for place, figure in enumerate(story.figures):
        taken = day_taken(figure.caption)
        if taken is None or not (
            taken > filed + ZONES or is_same_day_of_another_year(taken, filed)
        ):
            continue
        yield Check(
            f"A caption says {day_words(taken)}, the dateline {day_words(filed)}.",
            "caption",
            place=place,
        )


def day_taken(caption: str) -> date | None:
    """Return the one full date of a caption, where nothing says that it is another day."""
    if OTHER_DAY.search(caption):
        return None
    dates = [match for pattern in DAYS for match in pattern.finditer(caption)]
    if len(dates) != 1:
        return None
    month = dates[0]["month"]
    number = int(month) if month.isdecimal() else MONTH_NUMBERS[month[:3].casefold()]
    try:
        return date(int(dates[0]["year"]), number, int(dates[0]["day"]))
    except ValueError:
        return None


def is_same_day_of_another_year(taken: date, filed: date) -> bool:
    """Say whether only the year sets two days apart."""
    if taken.year == filed.year or filed - taken <= DAYS_AROUND:
        return False
    for year in (filed.year - 1, filed.year, filed.year + 1):
        try:
            moved = taken.replace(year=year)
        except ValueError:
            continue
        if moved.year != taken.year and -ZONES <= filed - moved <= DAYS_AROUND:
            return True
    return False


# --- A number over the text against the text ----------------------------------------------------

# Words for one thing that befalls people, whatever else stands beside the number.
FATES = (
    {"dead", "deaths", "die", "died", "dies", "kill", "killed", "killing", "kills"},
    {"hurt", "injured", "injures", "injuring", "injuries", "wounded", "wounding", "wounds"},
    {"rescue", "rescued", "rescues", "rescuing", "saved"},
    {"arrest", "arrested", "arrests", "detained", "detains"},
    {"missing"},
    {"evacuate", "evacuated", "evacuates"},
)
# Plurals that a text counts here and there, of different things: four minutes now, forty before.
LOOSE = {
    "ages", "chances", "days", "dollars", "euros", "examples", "facts", "feet", "hours", "issues",
    "kilometers", "kilometres", "lessons", "meters", "metres", "miles", "minutes", "months",
    "parts", "percent", "photos", "pictures", "points", "pounds", "questions", "reasons",
    "seconds", "steps", "stories", "things", "times", "tips", "tons", "tonnes", "ways", "weeks",
    "years", "yuan",
}  # fmt: skip
# Each is looked for among all numbers of the text; a headline and a standfirst have a few.
MOST_OVER_A_TEXT = 30
IRREGULAR = {"children", "men", "people", "women"}
FUNCTION_WORDS = re.compile(
    r"(?:of|in|from|to|for|with|and|or|at|on|by|after|as|is|are|was|were|has|have|had|will|"
    r"than|that|who|which|its|his|her|their|this|those|these)\Z"
)


def numbers_that_disagree(story: Story) -> Iterator[Check]:
    """Yield numbers of headline and standfirst that the text has not, where it counts the same
    thing otherwise: six neighbours over the text, five in it.
    """
    texts = [block.text for block in blocks(story.body)]
    texts += [figure.caption for figure in story.figures]
    if primary(story.language) in UNSPACED:
        yield from numbers_missing_in_chinese(story, " ".join(texts))
    # Number words are known in English alone.
    if primary(story.language) != "en":
        return
    known = [found for text in texts if (found := numbers_in(text))]
    for field, words in (("headline", story.headline), ("standfirst", story.standfirst)):
        over_the_text = numbers_in(words)[:MOST_OVER_A_TEXT]
        for number in over_the_text:
            rival = rival_of(number, known)
            # Three of forty: the number of the text stands beside it.
            if rival and rival.value not in {other.value for other in over_the_text}:
                one, other = counted_words(number), counted_words(rival)
                yield Check(f"The {field} says “{one}”, the text “{other}”.", field)


def rival_of(number: Number, known: list[list[Number]]) -> Number | None:
    """Return a number of the text that counts the same thing and is another.

    `known` are the numbers of each paragraph.
    """
    if number.value <= 1:
        return None
    everywhere = [other for paragraph in known for other in paragraph]
    for other in everywhere:
        is_about = number.is_about or other.is_about
        if is_near(number.value, other.value, is_about=is_about):
            return None
    rivals = [other for other in everywhere if other.value > 1 and counts_same(number, other)]
    if not rivals or any(is_reckoned(number.value, paragraph) for paragraph in known):
        return None
    return rivals[0]


def counts_same(one: Number, other: Number) -> bool:
    """Say whether two numbers count the same thing."""
    if things(one) & things(other):
        return True
    mine, theirs = {*one.before[-2:], *one.after}, {*other.before[-2:], *other.after}
    return any(mine & fate and theirs & fate for fate in FATES)


def things(number: Number) -> set[str]:
    """Return the plurals that a number counts: the ships of `six large ships sank`."""
    nouns = set()
    for word in number.after[:3]:
        if FUNCTION_WORDS.match(word):
            break
        is_plural = word.endswith("s") and not word.endswith(("ss", "'s", "’s"))
        if (is_plural and len(word) > 3 and word not in LOOSE) or word in IRREGULAR:
            nouns.add(word)
    return nouns


def is_reckoned(value: float, paragraph: list[Number]) -> bool:
    """Say whether numbers of a paragraph make this one: three men and two women are five."""
    values = [number.value for number in paragraph[:12]]
    sums = (sum(parts) for size in (2, 3) for parts in combinations(values, size))
    differences = (abs(one - other) for one, other in combinations(values, 2))
    return any(value == made for made in (*sums, *differences))


def counted_words(number: Number) -> str:
    """Return a number with what it counts, as an editor finds it in the text."""
    nouns: list[str] = []
    for word in number.after[:3]:
        if FUNCTION_WORDS.match(word):
            break
        nouns.append(word)
        if word in things(number):
            break
    return " ".join([number.printed, *nouns])


def numbers_missing_in_chinese(story: Story, text: str) -> Iterator[Check]:
    """Yield numerals with a unit over a Chinese text that it has in no form."""
    known = values_in_chinese(text)
    for field, words in (("headline", story.headline), ("standfirst", story.standfirst)):
        found = re.finditer(r"(?<![\d.])(\d{2,}(?:\.\d+)?)([人艘辆架座名位家只头])", words)
        for match in islice(found, MOST_OVER_A_TEXT):
            printed = float(match[1])
            others = re.findall(rf"(?<![\d.])(\d+){match[2]}", text)
            is_known = any(is_near(printed, value, is_about=False) for value in known)
            if others and not is_known:
                said = f"{others[0]}{match[2]}"
                yield Check(f"The {field} says “{match[0]}”, the text “{said}”.", field)


# --- Names and agencies -------------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """Words of a story in which names stand, and where it is mended."""

    text: str
    field: str
    place: int | None = None

    def times(self, name: str) -> int:
        """Return how often a name stands in it."""
        return self.text.replace("\u00a0", " ").count(name)


def names_spelt_two_ways(story: Story) -> Iterator[Check]:
    """Yield names that the story spells two ways, each where its rarer spelling stands; people
    credited apart are two people.
    """
    found = list(passages(story))
    credited = {credit.name for credit in story.credits}
    for spelling, other in spelt_two_ways(passage.text for passage in found):
        if {spelling, other} <= credited:
            continue
        # Whoever is credited stands in the list of people, and is spelt right there.
        times = {name: sum(at.times(name) for at in found) for name in (other, spelling)}
        rare = min(times, key=lambda name: (name in credited, times[name]))
        at = next(passage for passage in found if passage.times(rare))
        words = f"One name is spelt two ways: “{spelling}” and “{other}”."
        yield Check(words, at.field, place=at.place)


def passages(story: Story) -> Iterator[Passage]:
    """Yield what a story says, in the order of its page."""
    yield Passage(story.headline, "headline")
    yield Passage(story.standfirst, "standfirst")
    yield from (Passage(block.text, "body") for block in blocks(story.body))
    yield from (Passage(one.caption, "caption", at) for at, one in enumerate(story.figures))
    yield from (Passage(name, "credits") for name in sorted({one.name for one in story.credits}))


# Agencies that send copy of their own: one that is not the source did not write the story.
AGENCIES = {
    letters_key(name): letters_key(names[0])
    for names in (
        ("Xinhua", "Xinhua News Agency", "新华社", "新华网"),
        ("Reuters",),
        ("AP", "The Associated Press", "Associated Press"),
        ("AFP", "Agence France-Presse"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("TASS", "ITAR-TASS"),
        ("Kyodo", "Kyodo News"),
        ("Yonhap", "Yonhap News Agency"),
        ("EFE", "Agencia EFE"),
        ("ANSA",),
        ("UPI", "United Press International"),
        ("PA", "PA Media", "Press Association"),
        ("PTI", "Press Trust of India"),
        ("Anadolu", "Anadolu Agency"),
        ("China News Service", "CNS", "中新社"),
        ("Interfax",),
        ("Bloomberg", "Bloomberg News"),
    )
    for name in names
}


def agencies_that_disagree(story: Story) -> Iterator[Check]:
    """Yield an agency in the dateline that is not the agency named as the source, and a photo
    whose printed credit names another agency than its own.
    """
    source = story.source.name if story.source else ""
    filed_by = story.dateline.agency if story.dateline else ""
    if are_two_agencies(filed_by, source):
        yield Check(f"The dateline says {filed_by}, the source is {source}.", "source")
    for place, name, figure in named_figures(story):
        printed = figure.credit.split("/")[0].strip()
        if are_two_agencies(figure.agency, printed):
            words = f"{name} is of {figure.agency}, its credit line says {printed}."
            yield Check(words, "credit", place=place)


def are_two_agencies(one: str, other: str) -> bool:
    """Say whether both are known agencies, and not the same."""
    known = AGENCIES.get(letters_key(one)), AGENCIES.get(letters_key(other))
    return None not in known and known[0] != known[1]
