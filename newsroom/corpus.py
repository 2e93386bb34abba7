"""A synthetic paper of any size, for measuring: what the door would have written, in bulk.

Every story stands in the record as if it had gone through the door, so that `verify_record`
finds nothing. Numbers and seed alone decide what is written: the same again elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate, batched
from random import Random

from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone

from addresses.slugs import SHORT_ID_ALPHABET, address_slug
from articles.door.contents import utc
from articles.draft.search import words_of_draft
from articles.draft.snapshot import assemble
from articles.models import Article, ArticleTag, ArticleText, Credit, Event, Revision, Stage
from articles.models.article import Live
from articles.timeline import add_acts, seal_save
from articles.workflow import DoorError
from editions.chain import digest_of, digest_of_content
from editions.choices import CreditRole, Kind
from editions.content import Content
from editions.models import Address, Edition, EditionContent
from editions.projection import reader_rows
from editions.story import Story
from people.models import Organisation, Person
from taxonomy.models import Section, Tag

MAKER = "the generator"
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(minutes=7)
BATCH = 500
LIVE_SHARE = 0.9
STAGES = (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED, Stage.SPIKED)
STAGE_WEIGHTS = (70, 15, 10, 5)

SECTIONS = ("World", "City", "Business", "Science", "Sport", "Culture")
FIRST = ("Ada", "Bela", "Chen", "Dora", "Emre", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi")
LAST = (
    "Adeyemi", "Brandt", "Costa", "Demir", "Eriksen", "Farkas", "Gupta", "Horvat", "Ito", "Jansen",
    "Kovac", "Lindholm", "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi",
)  # fmt: skip
HOUSES = ("Northern Wire", "Harbour Press", "Delta News", "Coast Agency")
ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "gr")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "ea")
ENDS = ("", "n", "r", "s", "t", "l", "m", "nd", "st")
VOCABULARY = 6_000


class AlreadyThere(DoorError):
    """Stories of this seed stand in the database already."""


@dataclass
class Stock:
    """What the stories are made of: words by how often they come, people, sections, tags."""

    rng: Random
    words: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    houses: list[Organisation] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def some_words(self, count: int) -> str:
        """Return so many words, common ones more often, as in any language (Zipf)."""
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=count))

    def sentence(self, count: int) -> str:
        """Return a sentence of so many words."""
        words = self.some_words(count)
        return f"{words[0].upper()}{words[1:]}."


@dataclass(frozen=True)
class Written:
    """A story about to be written, with its parts."""

    article: Article
    credits: list[Credit]
    tags: list[Tag]
    story: Story
    moment: datetime


def generate(count: int, seed: int = 0) -> Iterator[int]:
    """Write so many stories, and yield how many each transaction wrote.

    Raises `AlreadyThere` where stories of this seed were written before.
    """
    # One language and one newsroom for all seeds: a paper that grows keeps its words.
    stock = stock_for(Random("stock"))
    rng = Random(f"stories {seed}")
    stock.rng = rng
    for numbers in batched(range(count), BATCH):
        written = [
            write_one(stock, number, NEWEST - APART * (count - number)) for number in numbers
        ]
        with transaction.atomic():
            if (
                numbers[0] == 0
                and Article.objects.filter(public_id=written[0].article.public_id).exists()
            ):
                raise AlreadyThere(
                    f"The stories of seed {seed} are there already. Give another with --seed."
                )
            store(written, rng)
        yield len(written)


def stock_for(rng: Random) -> Stock:
    """Return what the stories are made of; sections, people, tags and houses are in the library."""
    stock: dict[str, None] = {}
    while len(stock) < VOCABULARY:
        syllables = rng.choices((1, 2, 3), weights=(2, 5, 3))[0]
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(syllables))
        stock[word + rng.choice(ENDS)] = None
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    topics = sorted(stock)[:: VOCABULARY // 150]
    return Stock(
        rng=rng,
        words=list(stock),
        weights=list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1))),
        sections=[
            Section.objects.get_or_create(
                slug=name.lower(), defaults={"name": name, "position": at}
            )[0]
            for at, name in enumerate(SECTIONS)
        ],
        people=[Person.objects.named(name) for name in names],
        houses=[Organisation.objects.named(name) for name in HOUSES],
        tags=[
            Tag.objects.get_or_create(name=word.capitalize(), defaults={"slug": f"about-{word}"})[0]
            for word in topics
        ],
    )


def write_one(stock: Stock, number: int, moment: datetime) -> Written:
    """Return one story, unsaved: one in ten is not live yet."""
    rng = stock.rng
    is_live = rng.random() < LIVE_SHARE
    stage = Stage.APPROVED if is_live else rng.choices(STAGES, weights=STAGE_WEIGHTS)[0]
    article = Article(
        public_id="".join(rng.choices(SHORT_ID_ALPHABET, k=12)),
        headline=stock.sentence(rng.randint(5, 10))[:-1],
        standfirst=stock.sentence(rng.randint(10, 18)),
        body="".join(
            f"<p>{' '.join(stock.sentence(rng.randint(8, 20)) for _ in range(3))}</p>"
            for _ in range(rng.randint(3, 6))
        ),
        section=rng.choice(stock.sections),
        source=rng.choice(stock.houses) if rng.random() < 0.3 else None,
        stage=stage,
        version=1,
        changed_at=moment,
    )
    people = rng.sample(stock.people, k=rng.choice((1, 1, 1, 2)))
    credits = [
        Credit(article=article, person=person, role=CreditRole.WRITER, position=position)
        for position, person in enumerate(people)
    ]
    tags = rng.sample(stock.tags, k=rng.choice((0, 1, 2, 3)))
    story = assemble(article, credits=credits, figures=[], tags=tags)
    if is_live:
        slug = f"{address_slug(article.headline, max_length=60)}-{number}"
        article.live, article.live_edition, article.has_news = Live.LIVE, 1, False
        article.live_path = content_of(story, slug, moment).path
    return Written(article, credits, tags, story, moment)


def content_of(story: Story, slug: str, moment: datetime) -> Content:
    """Return what the first edition of a story says."""
    return Content(
        story=story,
        published_on=timezone.localtime(moment).date().isoformat(),
        slug=slug,
        first_published_at=utc(moment),
        modified_at=utc(moment),
        known_as=(story.headline,),
    )


def store(written: Sequence[Written], rng: Random) -> None:
    """Save the stories with their parts, their first revisions and their first editions."""
    articles = Article.objects.bulk_create([one.article for one in written])
    keys = [article.pk for article in articles]
    Credit.objects.bulk_create([credit for one in written for credit in one.credits])
    ArticleTag.objects.bulk_create(
        [ArticleTag(content_object=one.article, tag=tag) for one in written for tag in one.tags]
    )
    revisions = Revision.objects.bulk_create(
        [
            seal_save(
                Revision(
                    article=made.article,
                    number=1,
                    by=MAKER,
                    text=made.story.to_json(),
                    made_at=made.moment,
                )
            )
            for made in written
        ]
    )
    for one, revision in zip(written, revisions, strict=True):
        if one.article.stage == Stage.APPROVED:
            one.article.approved_revision = revision
    Article.objects.bulk_update(articles, ["approved_revision"])
    Article.objects.filter(pk__in=keys).update(created_at=F("changed_at"))
    ArticleText.objects.bulk_create(
        [
            ArticleText(article=one.article, text=words_of_draft(one.article.public_id, one.story))
            for one in written
        ]
    )
    publish_all([one for one in written if one.article.is_live], rng)


def publish_all(written: Sequence[Written], rng: Random) -> None:
    """Add the first editions to the record, and what readers see of them."""
    editions, contents = [], []
    for made in written:
        slug = made.article.live_path.rstrip("/").rpartition("/")[2]
        text = content_of(made.story, slug, made.moment).to_json()
        salt = f"{rng.getrandbits(128):032x}"
        edition = Edition(
            article_id=made.article.public_id,
            number=1,
            kind=Kind.FIRST,
            published_at=made.moment,
            by=MAKER,
            previous_digest="",
            content_digest=digest_of_content(salt, text),
        )
        edition.digest = digest_of(edition)
        editions.append(edition)
        contents.append((salt, text))
    Edition.objects.bulk_create(editions)
    EditionContent.objects.bulk_create(
        [
            EditionContent(edition=edition, salt=salt, text=text)
            for edition, (salt, text) in zip(editions, contents, strict=True)
        ]
    )
    rows: dict[type[Model], list[Model]] = defaultdict(list)
    for edition in editions:
        for row in reader_rows(edition):
            rows[type(row)].append(row)
    for model, of_model in rows.items():
        model._default_manager.bulk_create(of_model)
    Address.objects.bulk_create(
        [
            Address(
                published_on=content.published_on, slug=content.slug, article_id=edition.article_id
            )
            for edition in editions
            for content in (edition.parsed,)
        ]
    )
    add_acts(
        [
            Event(
                article=made.article,
                at=made.moment,
                by=MAKER,
                action=f"publish {Kind.FIRST}",
                from_stage=Stage.DRAFT,
                to_stage=Stage.APPROVED,
            )
            for made in written
        ]
    )
