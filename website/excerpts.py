"""The passage of a story in which the words stand that somebody looks for, with marks at them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from itertools import islice

from django.utils.safestring import SafeString, mark_safe

from editions.answers import plain
from editions.models import PublishedArticle
from search.ranking import Term

# How much stands before the first word and in all; so much of a text is looked through.
BEFORE, LENGTH, LOOKED_THROUGH = 60, 220, 40_000
# So many places are weighed; for each word so many are tried where its letters stand.
MOST_PLACES, MOST_TRIED = 50, 300
SHORTEST_STEM = 4
_FIRST_UNSPACED = "\u0e00"


class Sought:
    """The words of a query as they stand in a text: whole, or going on behind a stem."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.forms = tuple(dict.fromkeys(form for term in terms for form in term.forms))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words, in letters of any case."""
        patterns = []
        for form in self.forms:
            if form[0] >= _FIRST_UNSPACED:
                patterns.append(re.escape(form))
            else:
                goes_on = r"\w*" if len(form) >= SHORTEST_STEM else ""
                patterns.append(rf"(?<!\w){re.escape(form)}{goes_on}(?!\w)")
        return re.compile("|".join(patterns), re.IGNORECASE)

    def places_in(self, text: str) -> list[int]:
        """Return where the first of the words begin.

        The pattern is asked only where letters of a word stand: it looks at every sign of a text.
        """
        if not self.forms:
            return []
        lowered = text.lower()
        if len(lowered) != len(text):
            found = (match.start() for match in self.pattern.finditer(text))
            return list(islice(found, MOST_PLACES))
        places = (at for form in self.forms for at in self._places_of(form, lowered))
        return sorted(set(places))[:MOST_PLACES]

    def _places_of(self, form: str, lowered: str) -> Iterator[int]:
        at = lowered.find(form)
        for _ in range(MOST_TRIED):
            if at < 0:
                return
            if self.pattern.match(lowered, at):
                yield at
            at = lowered.find(form, at + 1)

    def marked(self, text: str) -> SafeString:
        """Return a text as markup, with a mark at each of the words."""
        parts, ended = [], 0
        for match in self.pattern.finditer(text) if self.forms else ():
            parts += [escape(text[ended : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            ended = match.end()
        return mark_safe("".join([*parts, escape(text[ended:])]))


def excerpt(story: PublishedArticle, sought: Sought) -> SafeString:
    """Return the passage with the most of the words, or nothing where the standfirst will do."""
    if not sought.forms:
        return SafeString("")
    text = " ".join(plain(story.body_html[:LOOKED_THROUGH]).split())
    places = sought.places_in(text)
    if story.standfirst and (not places or len(places) == 1):
        text, places = story.standfirst, [0]
    elif not places:
        return SafeString("")
    best = max(places, key=lambda at: (sum(at <= other < at + LENGTH for other in places), -at))
    begin = text.rfind(" ", 0, max(0, best - BEFORE)) + 1 if best > BEFORE else 0
    passage = text[begin : begin + LENGTH]
    if begin + LENGTH < len(text):
        passage = f"{passage.rpartition(' ')[0] or passage} …"
    return sought.marked(f"… {passage}" if begin else passage)
