"""Made-up drafts: the words of a story, and what is placed in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from addresses.slugs import address_slug
from articles.draft.snapshot import assemble
from articles.models import Article, ArticleTag, Credit, Event, Figure, Revision, Stage, TimelineEnd
from editions.choices import CreditRole
from editions.models import Edition
from editions.story import Story
from media.models import Photo
from newsroom.corpus.fates import Batch, Fate, public_id_of
from newsroom.corpus.stock import Stock
from people.models import Person
from taxonomy.models import Tag

STAGES = (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED, Stage.SPIKED)
STAGE_WEIGHTS = (70, 15, 10, 5)
CHINESE_SHARE = 0.05
WIRE_SHARE = 0.3
KICKER_SHARE = 0.2


@dataclass
class Written:
    """A story about to be written, with its parts and with what became of it."""

    article: Article
    number: int
    moment: datetime
    fate: Fate
    credits: list[Credit]
    figures: list[Figure]
    tags: list[Tag]
    story: Story
    saves: list[Revision] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    acts: list[Event] = field(default_factory=list)
    end: TimelineEnd = field(default_factory=TimelineEnd)

    @property
    def published_on(self) -> date:
        """The day of its address, if it went out."""
        return timezone.localtime(self.moment).date()

    @property
    def slug(self) -> str:
        """The end of its address: the number makes it its own."""
        wish = address_slug(self.story.headline, max_length=60)
        return f"{wish}-{self.number}" if wish else self.article.public_id


def draft(batch: Batch, at: int, stock: Stock, photos: Sequence[Photo]) -> Written:
    """Return one story of a batch, unsaved, as somebody wrote it."""
    rng, number, fate = stock.rng, batch.numbers[at], batch.fates[at]
    is_live = fate is not Fate.NOT_LIVE_YET
    is_chinese = rng.random() < CHINESE_SHARE
    is_from_wire = rng.random() < WIRE_SHARE
    article = Article(
        pk=batch.keys.story + at,
        public_id=public_id_of(batch.seed, number),
        **(chinese_words(stock) if is_chinese else english_words(stock)),
        kicker=stock.sentence(1)[:-1] if rng.random() < KICKER_SHARE else "",
        section=rng.choice(stock.sections),
        stage=Stage.APPROVED if is_live else rng.choices(STAGES, weights=STAGE_WEIGHTS)[0],
        version=1,
        created_at=batch.moments[at],
        changed_at=batch.moments[at],
    )
    if is_from_wire:
        article.source = article.dateline_agency = rng.choice(stock.houses)
        article.dateline_place = stock.some_words(1).upper()
        article.dateline_date = batch.moments[at].date()
    people = rng.sample(stock.people, k=rng.choice((1, 1, 1, 2)))
    shown = rng.sample(photos, k=rng.choices((0, 1, 3), weights=(60, 30, 10))[0])
    tags = rng.sample(stock.tags, k=rng.choice((0, 1, 2, 3)))
    credits, figures = credits_of(article, people), figures_of(article, shown)
    story = assemble(article, credits=credits, figures=figures, tags=tags)
    return Written(article, number, batch.moments[at], fate, credits, figures, tags, story)


def english_words(stock: Stock) -> dict[str, str]:
    """Return headline, standfirst and text."""
    rng = stock.rng
    return {
        "headline": stock.sentence(rng.randint(5, 10))[:-1],
        "standfirst": stock.sentence(rng.randint(10, 18)),
        "body": "".join(
            f"<p>{' '.join(stock.sentence(rng.randint(8, 20)) for _ in range(3))}</p>"
            for _ in range(rng.randint(3, 6))
        ),
    }


def chinese_words(stock: Stock) -> dict[str, str]:
    """Return headline, standfirst and text in Chinese."""
    rng = stock.rng
    return {
        "language": "zh-Hans",
        "headline": stock.chinese_sentence(rng.randint(5, 8))[:-1],
        "standfirst": stock.chinese_sentence(rng.randint(10, 18)),
        "body": "".join(
            f"<p>{''.join(stock.chinese_sentence(rng.randint(6, 14)) for _ in range(3))}</p>"
            for _ in range(rng.randint(3, 6))
        ),
    }


def credits_of(article: Article, people: Sequence[Person]) -> list[Credit]:
    """Return who wrote it, in order."""
    return [
        Credit(article=article, person=person, role=CreditRole.WRITER, position=position)
        for position, person in enumerate(people)
    ]


def figures_of(article: Article, photos: Sequence[Photo]) -> list[Figure]:
    """Return the photos in it, in order, with their own words."""
    return [
        Figure(article=article, photo=photo, position=position)
        for position, photo in enumerate(photos)
    ]


def tag_rows(one: Written) -> list[ArticleTag]:
    """Return the rows of its tags."""
    return [ArticleTag(content_object=one.article, tag=tag) for tag in one.tags]
