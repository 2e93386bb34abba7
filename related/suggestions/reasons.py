"""Why a story is proposed, in words that a moderator understands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypedDict

from django.utils import timezone
from django.utils.formats import date_format

from related.suggestions.series import how_often
from related.suggestions.signals import Compared, Comparison
from related.suggestions.terms import WEIGHED

MOST_NAMES = 3
MOST_TERMS = 4
# From here on a signal is worth a sentence.
QUOTED_WHOLE, QUOTED_PART, ALIKE, NAMES_ALIKE = 0.85, 0.6, 0.02, 0.1
ALIKE_OF_FEW = 0.15
FEWEST_QUOTED = 3
# Distinctive words stand in few stories: two texts are of one subject that share so many.
FEWEST_DISTINCTIVE = 3
# These alone say nothing: the writer's other stories stand under "More from …".
NOT_ALONE = {"writer", "apart"}
# Nor does one link from a story like this one.
FEWEST_LINKS = 2
# How rare a name must be to say anything: not the country that every story names.
# One at least is rarer.
NAME_SAYS, NAME_IS_RARE = 0.3, 0.5
# Days within which the same names make the same event, and one story follows up another.
ONE_EVENT, FOLLOWS = 14, 45
FOLLOWS_FROM = 0.05


class Reason(TypedDict):
    """One reason: the signal it rests on, and its words."""

    signal: str
    words: str


SENSITIVE = Reason(
    signal="sensitive", words="a sensitive story: readers see this only once somebody accepts it"
)


def reasons_for(compared: Compared, comparison: Comparison) -> list[Reason]:
    """Return the reasons for a candidate, the weightiest first; none where there are none."""
    by_signal = {reason["signal"]: reason for reason in all_reasons(compared, comparison)}
    is_linked = compared.is_linking or compared.links >= FEWEST_LINKS
    alone = NOT_ALONE if is_linked else NOT_ALONE | {"linked"}
    if by_signal.keys() <= alone:
        return []
    parts = compared.parts
    order = sorted(by_signal, key=lambda signal: (-round(parts.get(signal, 0.0), 6), signal))
    reasons = [by_signal[signal] for signal in order]
    if reasons and (compared.candidate.is_sensitive or comparison.text.article.is_sensitive):
        reasons.insert(0, SENSITIVE)
    return reasons


def all_reasons(compared: Compared, comparison: Comparison) -> Iterator[Reason]:
    """Yield what speaks for a candidate."""
    text, quoted = comparison.text, compared.signals["quoted"]
    headline = compared.candidate.headline
    if quoted >= QUOTED_PART and len(headline) >= WEIGHED * (2 * FEWEST_QUOTED - 1):
        whole = quoted >= QUOTED_WHOLE
        words = "its headline is quoted in the text" if whole else "a paragraph is about it"
        yield Reason(signal="quoted", words=words)
    rare = comparison.idf.weights
    names = []
    if compared.signals["names"]:
        named = best_first(comparison.common_names(compared.candidate))
        names = [number for number in named if rare[number] >= NAME_SAYS]
    is_named = any(rare[number] >= NAME_IS_RARE for number in names)
    if is_named and (len(names) > 1 or compared.signals["names"] ** 2 >= NAMES_ALIKE):
        kind = "same event" if len(names) > 1 and compared.days <= ONE_EVENT else "same names"
        printed = ", ".join(text.names[number][0] for number in names[:MOST_NAMES])
        yield Reason(signal="names", words=f"{kind}: {printed}")
    # Among few stories nothing is rare yet, and any two look somewhat alike.
    alike = ALIKE + ALIKE_OF_FEW / comparison.idf.total
    if compared.text >= alike:
        shared = comparison.shared(compared)
        distinctive = comparison.distinctive_words
        if sum(number in distinctive for _, number in shared) >= FEWEST_DISTINCTIVE:
            alike_in = f"same subject: {', '.join(subject(best_first(shared), comparison))}"
            yield Reason(signal="text", words=alike_in)
    tags = comparison.common_tags(compared.candidate)
    if tags:
        word = "tag" if len(tags) == 1 else "tags"
        printed = ", ".join(text.tags[slug] for slug in tags)
        yield Reason(signal="tags", words=f"same {word}: {printed}")
    writers = comparison.common_writers(compared.candidate)
    if writers:
        printed = ", ".join(text.writers[slug] for slug in writers)
        yield Reason(signal="writer", words=f"same writer: {printed}")
    if compared.signals["series"]:
        often = f", {how_often(comparison.beat)}" if comparison.beat else ""
        yield Reason(signal="series", words=f"same series{often}: {day_of(compared.candidate.at)}")
    elif compared.days <= FOLLOWS and compared.text >= FOLLOWS_FROM and names:
        yield Reason(signal="apart", words=follows(compared, comparison))
    if compared.is_linking:
        yield Reason(signal="linked", words="it links to this story")
    elif compared.links:
        who = "a story like this one links"
        if compared.links > 1:
            who = f"{compared.links} stories like this link"
        yield Reason(signal="linked", words=f"{who} to it")


def best_first(parts: list[tuple[float, int]]) -> list[int]:
    """Return the numbers of what two stories share, the weightiest first."""
    return [number for _, number in sorted(parts, key=lambda part: (-round(part[0], 9), part[1]))]


def subject(shared: list[int], comparison: Comparison) -> list[str]:
    """Return the words and pairs that say most, none of them within another."""
    printed, distinctive = comparison.text.printed, comparison.distinctive_words
    terms: list[str] = []
    used_words: set[str] = set()
    for number in shared:
        term = printed[number]
        term_words = term.split()
        # A pair with a word that stands everywhere ("of the") is said by its other word.
        numbers = comparison.text.numbers
        is_new = not used_words & set(term_words)
        if not is_new or not all(numbers[word] in distinctive for word in term_words):
            continue
        used_words.update(term_words)
        terms.append(term)
        if len(terms) == MOST_TERMS:
            break
    return terms


def follows(compared: Compared, comparison: Comparison) -> str:
    """Return which of the two follows up the other."""
    day = day_of(compared.candidate.at)
    if compared.candidate.at > comparison.text.at:
        return f"followed up on {day}"
    return f"follows up the story of {day}"


def day_of(at: int) -> str:
    """Return a day in the paper's zone, as it stands in a sentence."""
    return date_format(timezone.localtime(datetime.fromtimestamp(at, UTC)), "j F")
