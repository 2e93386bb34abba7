"""What readers' search answers: the best stories first, or the newest that have all.

Every step looks at so many stories at most, in a paper of any size.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import batched, islice

from django.conf import settings
from django.utils import timezone

from editions.apps import READERS_INDEX
from editions.kinds import StoryKind
from editions.models import PublishedArticle, SearchDocument
from editions.models.site import NOT_ON_CARDS
from editions.search_keys import search_key
from editions.searched import KIND, kinds_in
from search.asking import Asked, facts, pattern_of
from search.begun import facts_typed
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
TOLD = ("article__section_name", "article__byline", "article__published_on")
# Every story is a report or an opinion.
OF_EVERY_STORY = tuple(facts(KIND, StoryKind.REPORT, StoryKind.OPINION))
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Told:
    """What tells a story that was found from others: by what readers may narrow down."""

    section: str
    byline: str
    day: date
    kinds: Sequence[str]


@dataclass(frozen=True)
class Answers:
    """The keys of stories, the best first, with what is told of each.

    `instead` are words that were read as others; `naming` are the newest stories on whose pages a
    name stands that begins as the query does.
    """

    told: Mapping[int, Told]
    instead: Mapping[str, str] = field(default_factory=dict)
    naming: Sequence[int] = ()

    @property
    def keys(self) -> list[int]:
        """The keys, the best first."""
        return list(self.told)


def best_answers(asked: Asked, typed: str = "") -> Answers:
    """Return the stories that answer best, of a query that has words.

    Most of the words must not stand in a story, but the more do, and in its headline, the better;
    among equals the newest is first. `typed` is what may be the beginning of a name.
    """
    also, between = needed(asked), time_of(asked)
    terms, instead = terms_of(asked.words, settings.LANGUAGE_CODE), {}
    looked = look(READERS_INDEX, terms, also, between, match_of_names(typed))
    naming = looked.besides
    if not (asked.facts or asked.phrases or between != EVER):
        instead = near_spellings(looked)
        if instead:
            terms = terms_of(
                [instead.get(word, word) for word in asked.words], settings.LANGUAGE_CODE
            )
            looked = look(READERS_INDEX, terms, also, between)
    rows = {key: (text, told) for key, text, told in rows_of(looked.likeliest())}
    scores = {key: looked.score(key, text) for key, (text, _) in rows.items()}
    keys = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], -key))
    return Answers({key: rows[key][1] for key in saying(asked, keys)}, instead, naming)


def newest_naming(typed: str, most: int) -> list[int]:
    """Return the keys of the newest stories on whose pages a name begins as is typed."""
    match = match_of_names(typed)
    return READERS_INDEX.newest_of_each([match], most)[0] if match else []


def rows_of(keys: Iterable[int]) -> Iterator[tuple[int, str, Told]]:
    """Yield the keys of live stories with their words in the index, and what is told of them."""
    rows = SearchDocument.objects.filter(pk__in=list(keys)).values_list("pk", "text", *TOLD)
    for key, text, section, byline, day in rows:
        yield key, text, Told(section, byline, day, kinds_in(text))


def match_of_names(typed: str) -> Match | None:
    """Return what a story has on whose page a name begins so; None where too little is typed."""
    wanted = facts_typed(typed)
    return Match(tuple((one,) for one in wanted)) if wanted else None


def newest_answers(asked: Asked, below: int | None, most: int) -> list[int]:
    """Return the keys of the newest stories that have all that is asked for, so many at most.

    Only those below a key, where one is given.
    """
    low, high = time_of(asked)
    high = min(high, EVER[1] if below is None else below)
    terms = terms_of(asked.words, settings.LANGUAGE_CODE)
    match = needed(asked).and_also(*(term.forms for term in terms))
    if not match.every:
        # Of days alone: what every story has.
        match = match.and_also(OF_EVERY_STORY)
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
