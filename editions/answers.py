"""What readers' search answers: the best stories first, or the newest that have all.

Every step looks at so many stories at most, in a paper of any size.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import batched, islice

from django.conf import settings
from django.utils import timezone

from editions.apps import READERS_INDEX
from editions.models import PublishedArticle, SearchDocument
from editions.models.site import NOT_ON_CARDS
from editions.search_keys import search_key
from search.asking import Asked, pattern_of
from search.matching import EVER, Match
from search.near import most_told, near
from search.ranking import COMPARED, Found, look, terms_of
from search.words import folded, words_in

# So many texts tell how a word is spelt; so many words of a query are looked for near by.
TEXTS_OF_NEAR, MOST_NEAR = 50, 2
READ_AT_ONCE = 20
# So often a list by date looks further back for a phrase.
MOST_LOOKS = 4
NOT_IN_ANSWERS = [f"article__{name}" for name in NOT_ON_CARDS if name != "body_html"]
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Answers:
    """The keys of stories, the best first; `instead` are words that were read as others."""

    keys: Sequence[int]
    instead: dict[str, str] = field(default_factory=dict)


def best_answers(asked: Asked) -> Answers:
    """Return the stories that answer best; those with facts alone, newest first.

    Most of the words must not stand in a story, but the more do, and in its headline, the better;
    among equals the newest is first.
    """
    also, between = needed(asked), time_of(asked)
    if not asked.words:
        return Answers(READERS_INDEX.newest_of_each([also], COMPARED, between)[0])
    terms, instead = terms_of(asked.words, settings.LANGUAGE_CODE), {}
    looked = look(READERS_INDEX, terms, also, between)
    if not (asked.facts or asked.phrases or between != EVER):
        instead = near_spellings(looked)
        if instead:
            terms = terms_of(
                [instead.get(word, word) for word in asked.words], settings.LANGUAGE_CODE
            )
            looked = look(READERS_INDEX, terms, also, between)
    rows = SearchDocument.objects.filter(pk__in=looked.likeliest()).values_list("pk", "text")
    scores = {key: looked.score(key, text) for key, text in rows}
    keys = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], -key))
    return Answers(list(saying(asked, keys)), instead)


def newest_answers(asked: Asked, below: int | None, most: int) -> list[int]:
    """Return the keys of the newest stories that have all that is asked for, so many at most.

    Only those below a key, where one is given.
    """
    low, high = time_of(asked)
    high = min(high, EVER[1] if below is None else below)
    terms = terms_of(asked.words, settings.LANGUAGE_CODE)
    match = needed(asked).and_also(*(term.forms for term in terms))
    is_read = bool(asked.phrases or asked.without_phrases)
    kept: list[int] = []
    for _ in range(MOST_LOOKS):
        many = COMPARED if is_read else most
        keys = READERS_INDEX.newest_of_each([match], many, (low, high))[0]
        kept += islice(saying(asked, keys), most - len(kept))
        if not is_read or len(keys) < many or len(kept) >= most:
            break
        high = keys[-1]
    return kept


def needed(asked: Asked) -> Match:
    """Return what a story must have beside some of the words."""
    of_phrases = dict.fromkeys(word for phrase in asked.phrases for word in words_in(phrase))
    return Match(tuple((word,) for word in (*asked.facts, *of_phrases)), asked.without)


def time_of(asked: Asked) -> tuple[int, int]:
    """Return between which keys the stories of the days that are asked for lie."""
    low, high = EVER
    if asked.after:
        low = search_key(midnight(asked.after), "") - 1
    if asked.before:
        high = search_key(midnight(asked.before), "")
    return low, high


def midnight(day: date) -> datetime:
    """Return when a day begins in the paper's time zone."""
    return timezone.make_aware(datetime.combine(day, time()))


def near_spellings(found: Found) -> dict[str, str]:
    """Return for words that no story has what is spelt nearly so, and stands in stories."""
    instead = {}
    for term in found.unknown()[:MOST_NEAR]:
        spellings = near(term.forms[0])
        if not spellings:
            continue
        keys = READERS_INDEX.newest_of_each([Match((spellings,))], TEXTS_OF_NEAR)[0]
        rows = SearchDocument.objects.filter(pk__in=keys).order_by("-pk")
        likeliest = most_told(spellings, rows.values_list("text", flat=True))
        if likeliest:
            instead[term.forms[0]] = likeliest
    return instead


def saying(asked: Asked, keys: Iterable[int]) -> Iterator[int]:
    """Yield those of some keys whose stories have the phrases asked for, and none unwanted."""
    wanted = [pattern_of(phrase) for phrase in asked.phrases]
    unwanted = [pattern_of(phrase) for phrase in asked.without_phrases]
    if not wanted and not unwanted:
        yield from keys
        return
    for some in batched(keys, READ_AT_ONCE):
        rows = PublishedArticle.objects.filter(search_row__in=some)
        texts = {
            key: folded(f"{headline} \n {standfirst} \n {plain(body)}")
            for key, headline, standfirst, body in rows.values_list(
                "search_row", "headline", "standfirst", "body_html"
            )
        }
        for key in some:
            text = texts.get(key, "")
            if all(one.search(text) for one in wanted) and not any(
                one.search(text) for one in unwanted
            ):
                yield key


def plain(markup: str) -> str:
    """Return the words of a text's markup."""
    return html.unescape(_TAG.sub(" ", markup))


def in_order(keys: Sequence[int]) -> list[PublishedArticle]:
    """Return the live stories of some keys, in the order of these, with their texts."""
    rows = SearchDocument.objects.filter(pk__in=keys).select_related("article")
    by_key = {row.pk: row.article for row in rows.defer("text", *NOT_IN_ANSWERS)}
    return [by_key[key] for key in keys if key in by_key]
