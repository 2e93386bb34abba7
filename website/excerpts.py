"""The passage of a story in which the words stand that somebody looks for, with marks at them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from itertools import chain, islice

from django.utils.safestring import SafeString, mark_safe

from editions.answers import plain
from editions.models import PublishedArticle
from search.bare import Bare
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
        """What finds the words in a bare text."""
        patterns = []
        for form in self.forms:
            if form[0] >= _FIRST_UNSPACED:
                patterns.append(re.escape(form))
            else:
                goes_on = r"\w*" if len(form) >= SHORTEST_STEM else ""
                patterns.append(rf"(?<!\w){re.escape(form)}{goes_on}(?!\w)")
        return re.compile("|".join(patterns))

    def places_in(self, bare: Bare) -> list[int]:
        """Return where the first of the words begin."""
        of_each = (islice(self._places_of(form, bare.text), MOST_PLACES) for form in self.forms)
        return sorted(set(chain.from_iterable(of_each)))[:MOST_PLACES]

    def _places_of(self, form: str, bare: str) -> Iterator[int]:
        """Yield where a word begins.

        The pattern is asked only where its letters stand: it looks at every sign of a text.
        """
        at = bare.find(form)
        for _ in range(MOST_TRIED):
            if at < 0:
                return
            if self.pattern.match(bare, at):
                yield at
            at = bare.find(form, at + 1)

    def marked(self, text: str) -> SafeString:
        """Return a text as markup, with a mark at each of the words."""
        bare = Bare(text)
        parts, ended = [], 0
        for match in self.pattern.finditer(bare.text) if self.forms else ():
            begins, ends = map(bare.written_at, match.span())
            parts += [escape(text[ended:begins]), f"<mark>{escape(text[begins:ends])}</mark>"]
            ended = ends
        return mark_safe("".join([*parts, escape(text[ended:])]))


def excerpt(story: PublishedArticle, sought: Sought) -> SafeString:
    """Return the passage with the most of the words, or nothing where the standfirst will do."""
    if not sought.forms:
        return SafeString("")
    text = plain(story.body_html[:LOOKED_THROUGH])
    bare = Bare(text)
    places = sought.places_in(bare)
    if story.standfirst and len(places) < 2:
        text, best = story.standfirst, 0
    elif places:
        best = bare.written_at(fullest(places))
    else:
        return SafeString("")
    begin = text.rfind(" ", 0, max(0, best - BEFORE)) + 1 if best > BEFORE else 0
    passage = text[begin : begin + LENGTH]
    if begin + LENGTH < len(text):
        passage = f"{passage.rpartition(' ')[0] or passage} …"
    passage = " ".join(passage.split())
    return sought.marked(f"… {passage}" if begin else passage)


def fullest(places: Sequence[int]) -> int:
    """Return the place of some rising ones behind which most others stand within a passage."""
    many = [bisect_left(places, at + LENGTH) - nth for nth, at in enumerate(places)]
    return places[many.index(max(many))]
