"""What readers' search answers: the best stories first, or the newest that have all.

Every step looks at so many stories at most, in a paper of any size.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import batched, islice
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from django.conf import settings
from django.db import connection
from django.utils import timezone

from editions.apps import READERS_INDEX
from editions.kinds import StoryKind
from editions.models import PublishedArticle, SearchDocument
from editions.search_keys import search_key
from editions.searched import KIND, kinds_in
from editions.written_out import ARTICLE, CARDS, stories_of
from search.asking import Asked, facts, pattern_of
from search.begun import facts_typed
from search.matching import EVER, Match
from search.near import most_told, near
from search.ranking import COMPARED, Found, ask_index, terms_of
from search.words import folded, words_in

# So many texts tell how a word is spelt; so many words of a query are looked for near by.
TEXTS_OF_NEAR, MOST_NEAR = 50, 2
READ_AT_ONCE = 20
# So often a list by date looks further back for a phrase.
MOST_LOOKS = 4
# Written out: to put them together takes longer than to answer them.
DOCUMENT = SearchDocument._meta.db_table
TEXTS = f"""
SELECT d.id, d.text, a.section_name, a.byline, a.published_on
FROM {DOCUMENT} d JOIN {ARTICLE} a ON a.id = d.article_id WHERE d.id IN ({{keys}})
"""
SHOWN = f"""
SELECT {CARDS}, a.body_html, d.id AS search_key
FROM {DOCUMENT} d JOIN {ARTICLE} a ON a.id = d.article_id WHERE d.id IN ({{keys}})
"""
# Every story is a report or an opinion.
OF_EVERY_STORY = tuple(facts(KIND, StoryKind.REPORT, StoryKind.OPINION))
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Told:
    """What tells a story that was found from others: by what readers may narrow down."""

    section: str
    byline: str
    year: str
    kinds: Sequence[str]


class IndexedText(NamedTuple):
    """A live story as search compares it, and what is told of it."""

    key: int
    words: str
    section: str
    byline: str
    published_on: date | str

    @property
    def facts_told(self) -> Told:
        """What tells it from others."""
        year = str(self.published_on)[:4]
        return Told(self.section, self.byline, year, kinds_in(self.words))


class Keyed(TypedDict):
    """The key of a story in the index."""

    search_key: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type KeyedStory = WithAnnotations[PublishedArticle, Keyed]


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
    looked = ask_index(READERS_INDEX, terms, also, between, match_of_names(typed))
    naming = looked.besides
    if not (asked.facts or asked.phrases or between != EVER):
        instead = near_spellings(looked)
        if instead:
            terms = terms_of(
                [instead.get(word, word) for word in asked.words], settings.LANGUAGE_CODE
            )
            looked = ask_index(READERS_INDEX, terms, also, between)
    texts = {text.key: text for text in texts_of(looked.likeliest())}
    scores = {key: looked.score(key, text.words) for key, text in texts.items()}
    keys = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], -key))
    return Answers({key: texts[key].facts_told for key in saying(asked, keys)}, instead, naming)


def newest_naming(typed: str, most: int) -> list[int]:
    """Return the keys of the newest stories on whose pages a name begins as is typed."""
    match = match_of_names(typed)
    return READERS_INDEX.newest_of_each([match], most)[0] if match else []


def texts_of(keys: Sequence[int]) -> list[IndexedText]:
    """Return live stories by their keys as the index has them."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS.format(keys=written(keys)))
        return [IndexedText(*row) for row in cursor.fetchall()]


def written(keys: Sequence[int]) -> str:
    """Return keys as a list of SQL; NULL where there are none."""
    return ", ".join(map(str, keys)) or "NULL"


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
    stories = cast("Sequence[KeyedStory]", stories_of(SHOWN.format(keys=written(keys)), []))
    by_key = {story.search_key: story for story in stories}
    return [by_key[key] for key in keys if key in by_key]
