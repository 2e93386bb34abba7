"""What a rule asks of a story of the wire: of one that comes in, and of one that came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.models import Article
from editions.body import plain
from editions.searched import text_words
from paper.tongues import tongue_of
from people.found_names import FoundNames
from search.words import words_in
from wire.meanings import MOST_ASKED, ways_to
from wire.models import Channel, WireItem
from wire.pagefields import Page
from wire.story_from_page import body_of, guessed_language, organisation
from wire.told import Subject

# Stands between headline, standfirst and text: no phrase goes over it.
APART = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a story before its words are looked at.

    `house` is the key of its source; `is_of_house` says that its channel proves that. A story that
    came on no channel has none. `words` cuts headline, standfirst and text, and is asked for only
    where a rule has words.
    """

    house: int | None
    channel: int | None = None
    is_of_house: bool = False
    subjects: frozenset[str] = frozenset()
    tongue: str = ""
    urgency: int | None = None
    words: Callable[[], Sequence[str]]


def subject_keys(subjects: Sequence[Subject]) -> frozenset[str]:
    """Return all by which the subjects of an item may be asked for, wider codes among them."""
    return frozenset(key for subject in subjects[:MOST_ASKED] for key in ways_to(subject))


def words_of_draft(article: Article) -> Sequence[str]:
    """Return the words of a draft in order, of each part apart."""
    headline, standfirst = words_in(article.headline), words_in(article.standfirst)
    return [*headline, APART, *standfirst, APART, *text_words(article.body)]


def facts_that_came(item: WireItem) -> Facts:
    """Return the facts of a story that came in already, as it stands at the desk now."""
    channel = item.batch.channel if item.batch else None
    subjects = [Subject(row["code"], row["name"]) for row in item.told.get("subjects", ())]
    return Facts(
        house=item.article.source_id,
        channel=channel.pk if channel else None,
        is_of_house=bool(channel and channel.house_id),
        subjects=subject_keys(subjects),
        tongue=tongue_of(item.article.language),
        urgency=item.told.get("urgency"),
        words=lambda: words_of_draft(item.article),
    )


def facts_of_page(page: Page, names: FoundNames, channel: Channel | None) -> Facts:
    """Return the facts of a story that comes in. Its words are those that search keeps of it."""
    house = organisation(page.source, names)

    def words() -> Sequence[str]:
        headline, summary = words_in(plain(page.headline)), words_in(page.told.summary)
        return [*headline, APART, *summary, APART, *text_words(body_of(page))]

    return Facts(
        house=house.pk if house else None,
        channel=channel.pk if channel else None,
        is_of_house=bool(channel and channel.house_id),
        subjects=subject_keys(page.told.subjects),
        tongue=tongue_of(guessed_language(page)),
        urgency=page.told.urgency,
        words=words,
    )
