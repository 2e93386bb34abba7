"""All rows of a batch of made-up stories: the library's, the desk's, the record's and readers'."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random

from django.db.models import Model

from addresses.slugs import address_slug
from articles.draft.search import words_of_draft
from articles.models import ArticleText
from editions.models import Address, ShownPhoto, ThreadAct, ThreadChange, ThreadStory
from editions.projection import reader_rows
from editions.surroundings import Surroundings, hashes_in
from editions.wording import wording_key
from media.models import Photo
from newsroom.corpus.drafts import Written, draft, tag_rows
from newsroom.corpus.fates import PEOPLE_A_BATCH, Batch, Fate, public_id_of
from newsroom.corpus.pictures import library_rows, photos_of
from newsroom.corpus.record import act, save, send_out
from newsroom.corpus.rows import Rows, add
from newsroom.corpus.stock import MAKER, Stock
from people.models import Person
from related.models import RelatedLink
from taxonomy.models import Thread

LIVE = {Fate.LIVE, Fate.CORRECTED}
GATHERED = 10
LINKED_SHARE = 0.1
LINKS_BACK = 3_000


def rows_of(stock: Stock, batch: Batch) -> Rows:
    """Return all rows of a batch, by their tables, as the database keeps them."""
    stock = stock.decided_by(Random(f"stories {batch.seed} {batch.numbers[0]}"))
    people = [newcomer(batch, stock, number) for number in range(PEOPLE_A_BATCH)]
    stock.people += people
    photos = photos_of(batch, stock)
    thread = thread_of(batch, stock)
    live = [at for at, fate in enumerate(batch.fates) if fate in LIVE]
    gathered = {
        public_id_of(batch.seed, batch.numbers[at]): [thread.slug]
        for at in live[:: max(len(live) // GATHERED, 1)]
    }
    known = Surroundings(former=stock.former, photos=photos, threads=gathered)
    rows: Rows = {}
    for row in [*people, *(row for photo in photos.values() for row in library_rows(photo))]:
        add(rows, row)
    stories = []
    for made in written(batch, stock, list(photos.values())):
        if made.article.public_id in gathered:
            act(made, "thread", batch.moments[-1], note=thread.title)
        for row in (*desk_rows(made), *record_rows(made), *shown_rows(made, known)):
            add(rows, row)
        stories.append(made)
    shown = [made for made in stories if made.fate in LIVE]
    for row in (
        *shown_photos(stories),
        *thread_rows(thread, gathered),
        *links(shown, batch, stock),
    ):
        add(rows, row)
    return rows


def thread_of(batch: Batch, stock: Stock) -> Thread:
    """Return the thread of a batch, which is over."""
    return Thread(
        title=stock.sentence(4)[:-1],
        slug=f"event-{batch.seed}-{batch.numbers[0]}",
        description=stock.sentence(12),
        made_at=batch.moments[0],
        closed_at=batch.moments[-1],
    )


def newcomer(batch: Batch, stock: Stock, number: int) -> Person:
    """Return somebody who is new in the library."""
    name = stock.name()
    slug = f"{address_slug(name)}-{batch.seed}-{batch.numbers[0] + number}"
    person = Person(pk=batch.keys.person + number, name=name, slug=slug)
    person.put_keys()
    return person


def written(batch: Batch, stock: Stock, photos: list[Photo]) -> Iterator[Written]:
    """Yield the stories of a batch with their saves, editions and acts."""
    save_key, edition_key = batch.keys.save, batch.keys.edition
    for at, fate in enumerate(batch.fates):
        made = draft(batch, at, stock, photos)
        save(made, save_key, made.story, made.moment)
        if fate.editions:
            send_out(made, save_key + 1, edition_key, stock.rng)
        save_key += fate.saves
        edition_key += fate.editions
        yield made


def desk_rows(made: Written) -> Iterator[Model]:
    """Yield what the desk keeps of a story."""
    yield made.article
    yield from made.credits
    yield from made.figures
    yield from tag_rows(made)
    yield from made.saves
    yield from made.acts
    if made.acts:
        yield made.end
    yield ArticleText(article=made.article, text=words_of_draft(made.article.public_id, made.story))


def record_rows(made: Written) -> Iterator[Model]:
    """Yield what the record keeps of a story: its editions, and its address for good."""
    for edition in made.editions:
        yield edition
        yield edition.content
    if made.editions:
        yield Address(
            published_on=made.published_on, slug=made.slug, article_id=made.article.public_id
        )


def shown_rows(made: Written, known: Surroundings) -> Iterator[Model]:
    """Yield what readers see of a story, as it would be made of its newest edition."""
    if made.editions and not made.editions[-1].is_withdrawal:
        yield from reader_rows(made.editions[-1], known)


def shown_photos(stories: list[Written]) -> Iterator[ShownPhoto]:
    """Yield each photo that readers were shown, with the story that showed it first."""
    first: dict[str, Written] = {}
    for made in stories:
        for content_hash in hashes_in(made.story) if made.editions else ():
            first.setdefault(content_hash, made)
    for content_hash, made in first.items():
        yield ShownPhoto(
            content_hash=content_hash,
            first_shown_at=made.moment,
            article_id=made.article.public_id,
        )


def thread_rows(thread: Thread, gathered: Iterable[str]) -> Iterator[Model]:
    """Yield a thread that is over, with its stories and its log."""
    over = thread.closed_at or thread.made_at
    log = {"thread_slug": thread.slug, "by": MAKER}
    said = f"{thread.title}: {thread.description}"
    yield thread
    yield ThreadChange(act=ThreadAct.MADE, words=said, at=thread.made_at, **log)
    for article_id in gathered:
        story = {"article_id": article_id}
        yield ThreadStory(thread_slug=thread.slug, **story)
        yield ThreadChange(act=ThreadAct.PUT_IN, words=thread.title, at=over, **story, **log)
    yield ThreadChange(act=ThreadAct.CLOSED, words=thread.title, at=over, **log)


def links(live: list[Written], batch: Batch, stock: Stock) -> Iterator[RelatedLink]:
    """Yield links under some stories, to stories before them: by headline, or by id."""
    rng = stock.rng
    for before, made in pairwise(live):
        if rng.random() >= LINKED_SHARE:
            continue
        back = made.number - rng.randint(1, LINKS_BACK)
        headline = "" if back >= 0 and rng.random() < 0.5 else before.story.headline
        yield RelatedLink(
            article_id=made.article.public_id,
            target_id="" if headline else public_id_of(batch.seed, back),
            headline=headline,
            headline_key=wording_key(headline)[:300],
            by=MAKER,
            made_at=made.moment,
        )
