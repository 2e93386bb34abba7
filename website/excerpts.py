"""The passage of a story in which the words stand that somebody looks for, with marks at them."""

import re
from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from editions.answers import plain
from editions.models import PublishedArticle
from search.ranking import Term

# How much stands before the first word and in all; so much of a text is looked through.
BEFORE, LENGTH, LOOKED_THROUGH = 60, 220, 40_000
SHORTEST_STEM = 4
_FIRST_UNSPACED = "\u0e00"
_SPACES = re.compile(r"\s+")


def pattern_of_terms(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """Return what finds the words of a query in a text; None where there are none."""
    patterns = []
    for form in dict.fromkeys(form for term in terms for form in term.forms):
        if form[0] >= _FIRST_UNSPACED:
            patterns.append(re.escape(form))
        else:
            goes_on = r"\w*" if len(form) >= SHORTEST_STEM else ""
            patterns.append(rf"(?<!\w){re.escape(form)}{goes_on}(?!\w)")
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def excerpt(story: PublishedArticle, pattern: re.Pattern[str] | None) -> SafeString:
    """Return the passage with the most of the words, or nothing where the standfirst will do."""
    if pattern is None:
        return SafeString("")
    text = _SPACES.sub(" ", plain(story.body_html[:LOOKED_THROUGH])).strip()
    places = [match.start() for match in pattern.finditer(text)][:50]
    if story.standfirst and (not places or len(places) == 1):
        text, places = story.standfirst, [0]
    elif not places:
        return SafeString("")
    best = max(places, key=lambda at: (sum(at <= other < at + LENGTH for other in places), -at))
    begin = text.rfind(" ", 0, max(0, best - BEFORE)) + 1 if best > BEFORE else 0
    passage = text[begin : begin + LENGTH]
    if begin + LENGTH < len(text):
        passage = f"{passage.rpartition(' ')[0] or passage} …"
    return marked(f"… {passage}" if begin else passage, pattern)


def marked(text: str, pattern: re.Pattern[str]) -> SafeString:
    """Return a text as markup, with a mark at each of the words."""
    parts, ended = [], 0
    for match in pattern.finditer(text):
        parts += [escape(text[ended : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        ended = match.end()
    return mark_safe("".join([*parts, escape(text[ended:])]))
