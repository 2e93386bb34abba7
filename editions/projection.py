"""From the record to what readers see.

A story's rows are a pure function of its newest edition, the renditions that exist, which photos
are killed, the threads that editors gathered it in, where the pages of its names stand now, and
the paper's language: thrown away and made again they are the same, byte for byte.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from editions.body import word_count
from editions.choices import PHOTOGRAPHER, TELLS_READERS, CreditRole
from editions.content import Content
from editions.kinds import kinds_of
from editions.models import (
    Correction,
    Edition,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    SearchDocument,
    ShownPhoto,
)
from editions.moved import moves_in, with_moves
from editions.picture_markup import form_of
from editions.pictures import ShownPicture
from editions.printed import in_the_language_of_readers
from editions.render import body_html
from editions.search_keys import search_key
from editions.searched import MANNER, body_words, facts_of, ranked_words, with_stems
from editions.story import (
    TEXTS,
    Story,
    StoryFigure,
    StoryPhoto,
    canonical_json,
    searched_texts,
)
from editions.surroundings import Surroundings, hashes_in, library, surroundings_of, threads_of
from editions.wording import wording_key
from media.models import Photo
from media.palette import tone_of
from paper.tongues import tongue_of
from search.index import text_for_index
from search.words import words_of

# The plain texts of a story that lists need, each a column of the readers' row.
LISTED_TEXTS = tuple(
    name for name in TEXTS if name in {field.name for field in PublishedArticle._meta.fields}
)
SEARCHED_FIRST = ("headline", "short_headline", "kicker", "standfirst")
SEARCHED_OF_PICTURE = ("caption", "credit", "alt", "agency", "photographer", "copyright_notice")


def project(article_id: str) -> PublishedArticle | None:
    """Make the reader's rows of an article anew; none where it is withdrawn or unknown.

    Called by the door inside its transaction, and by the worker when a rendition is finished.
    """
    with transaction.atomic():
        # Waits for a door act on the same story that is under way, so that the older never
        # overwrites the newer.
        standing = PublishedArticle.objects.select_for_update().only("pk").filter(pk=article_id)
        is_standing = standing.first() is not None
        edition = Edition.objects.newest(article_id)
        if is_standing:
            PublishedArticle.objects.filter(pk=article_id).delete()
        return show(edition) if edition and not edition.is_withdrawal else None


@transaction.atomic(savepoint=False)
def show(edition: Edition, known: Surroundings | None = None) -> PublishedArticle:
    """Make the reader's rows of a story that has none: `project`, or the door at a first edition.

    The caller holds the story's lock, and knows that this is its newest edition; `known` is what
    stands beside it, where the caller knows that too.
    """
    rows = reader_rows(edition, known)
    article = next(rows)
    assert isinstance(article, PublishedArticle)
    article.save(force_insert=True)
    for model, of_model in groupby(rows, model_of):
        if model is SearchDocument:
            keep_document(*of_model)
        else:
            model._default_manager.bulk_create(of_model)
    ShownPhoto.objects.bulk_create(
        [
            ShownPhoto(
                content_hash=content_hash,
                first_shown_at=edition.published_at,
                article_id=article.id,
            )
            for content_hash in article.photo_hashes
        ],
        ignore_conflicts=True,
    )
    return article


def keep_document(document: Model) -> None:
    """Keep the words of a story under its own key, or the next: two of one moment may share one."""
    while SearchDocument.objects.filter(pk=document.pk).exists():
        document.pk += 1
    document.save(force_insert=True)


def model_of(row: Model) -> type[Model]:
    """Return of which table a row is."""
    return type(row)


def project_photo(photo: Photo) -> None:
    """Make anew the rows of every live story that shows this photo: its renditions changed."""
    shown_by = PublishedPhoto.objects.filter(content_hash=photo.content_hash)
    for article_id in list(shown_by.values_list("article_id", flat=True)):
        project(article_id)


def project_threads(article_id: str) -> None:
    """Make anew in which threads readers find a story; nothing where it is not live.

    The caller holds the story's lock, so that it does not go out meanwhile.
    """
    with transaction.atomic():
        rows = PublishedArticle.objects.select_for_update().filter(pk=article_id)
        # Asked twice: the worker may have made the row anew while the first one waited for it.
        rows.first()
        article = rows.first()
        if article is not None:
            PublishedThread.objects.filter(article=article).delete()
            PublishedThread.objects.bulk_create(thread_rows(article, threads_of([article_id])))


def thread_rows(
    article: PublishedArticle, threads: Mapping[str, Sequence[str]]
) -> list[PublishedThread]:
    """Return the rows of a story in the threads it was gathered in."""
    moment = article.first_published_at
    return [
        PublishedThread(slug=slug, article=article, first_published_at=moment)
        for slug in threads.get(article.id, ())
    ]


def newest_editions() -> Iterator[str]:
    """Yield the public id of every article that has an edition, in order."""
    first = Edition.objects.filter(number=1).order_by("article_id")
    yield from first.values_list("article_id", flat=True).iterator()


def reader_rows(edition: Edition, known: Surroundings | None = None) -> Iterator[Model]:
    """Yield the rows that readers see of an article, the article's own first, unsaved.

    `known` is what stands beside its record, where the caller asked for many stories at once.
    """
    content = edition.parsed
    story = content.story
    assert story is not None, "a withdrawal has no rows"
    known = known or surroundings_of({edition.article_id: story})
    moves = moves_in(story, known.former)
    story = with_moves(story, moves)
    pictures = shown_pictures(story, known.photos)
    shared = shared_picture(story, known.photos)
    article = article_row(edition, content, story, pictures, shared)
    article.moves = canonical_json(moves)
    yield article
    times = {"article": article, "first_published_at": article.first_published_at}
    # Two tags that were made one have one address.
    for tag in {tag.slug: tag for tag in reversed(story.tags)}.values():
        yield PublishedTag(slug=tag.slug, name=tag.name, **times)
    yield from thread_rows(article, known.threads)
    for slug, role, name in credited(story, pictures):
        corrected_at = article.corrected_at if role == CreditRole.WRITER else None
        yield PublishedCredit(slug=slug, role=role, name=name, corrected_at=corrected_at, **times)
    for key in dict.fromkeys(wording_key(headline) for headline in content.known_as):
        if key:
            yield PublishedHeadline(article=article, key=key[:300])
    yield from photo_rows(article, known.photos)
    for note in content.corrections:
        yield Correction(
            article=article,
            edition_number=note.edition,
            kind=note.kind,
            corrected_at=datetime.fromisoformat(note.at),
            note=note.note,
        )
    yield SearchDocument(
        pk=search_key(article.first_published_at, article.id),
        article=article,
        text=search_text(story, pictures, kinds_of(article)),
        manner=MANNER,
    )


def photo_rows(article: PublishedArticle, photos: Mapping[str, Photo]) -> Iterator[PublishedPhoto]:
    """Yield the rows that let readers have the pictures of a story."""
    for content_hash in article.photo_hashes:
        yield PublishedPhoto(
            article=article, content_hash=content_hash, library_id=photos[content_hash].pk
        )


def article_row(
    edition: Edition,
    content: Content,
    story: Story,
    pictures: list[dict[str, Any]],
    shared: dict[str, Any] | None,
) -> PublishedArticle:
    """Return the article's own row, with its pictures and the one that shared links show."""
    corrections = [note.at for note in content.corrections if note.kind in TELLS_READERS]
    writers = [credit.name for credit in story.credited(CreditRole.WRITER)]
    # Its dateline and labels speak to whoever reads it, where the paper does.
    with in_the_language_of_readers(story.language):
        markup = body_html(story, pictures)
    return PublishedArticle(
        id=edition.article_id,
        edition_number=edition.number,
        published_on=date.fromisoformat(content.published_on),
        slug=content.slug,
        language=story.language,
        tongue=tongue_of(story.language),
        **{name: getattr(story, name) for name in LISTED_TEXTS},
        byline=", ".join(writers),
        section_slug=story.section.slug if story.section else "",
        section_name=story.section.name if story.section else "",
        source_slug=story.source.slug if story.source else "",
        source_name=story.source.name if story.source else "",
        first_published_at=datetime.fromisoformat(content.first_published_at),
        modified_at=datetime.fromisoformat(content.modified_at),
        updated_at=datetime.fromisoformat(content.updated_at) if content.updated_at else None,
        corrected_at=datetime.fromisoformat(corrections[-1]) if corrections else None,
        photos=canonical_json(pictures),
        card_picture=form_of(ShownPicture.from_row(pictures[0])) if pictures else "",
        shared_photo=canonical_json(shared),
        is_flash=story.is_flash,
        is_sensitive=story.is_sensitive,
        translation_of=story.translation_of,
        body_html=markup,
        word_count=word_count(story.body),
        content=content.to_json(),
    )


def preview_row(story: Story, article_id: str = "") -> PublishedArticle:
    """Return the row that a draft would become if it went out now. It is never saved."""
    now = timezone.now()
    moment = now.isoformat()
    content = Content(
        story=story,
        published_on=timezone.localdate(now).isoformat(),
        slug=story.slug or "preview",
        first_published_at=moment,
        modified_at=moment,
    )
    edition = Edition(article_id=article_id, number=0)
    photos = library(hashes_in(story))
    pictures, shared = shown_pictures(story, photos), shared_picture(story, photos)
    return article_row(edition, content, story, pictures, shared)


def shown_pictures(story: Story, photos: Mapping[str, Photo]) -> list[dict[str, Any]]:
    """Return the pictures readers see, with the renditions that exist; killed ones are not there.

    The shape is told in `PublishedArticle.pictures`.
    """
    pictures = []
    for figure in story.figures:
        photo = photos.get(figure.photo.hash) if figure.photo else None
        if figure.photo is None or photo is None or photo.is_killed:
            continue
        pictures.append(picture_row(figure, figure.photo, photo))
    return pictures


def picture_row(figure: StoryFigure, shown: StoryPhoto, photo: Photo) -> dict[str, Any]:
    """Return a picture as readers' rows keep it, with the renditions that exist."""
    made = sorted(photo.renditions.all(), key=lambda row: (row.width_px, row.format))
    files = [
        {"width_px": row.width_px, "height_px": row.height_px, "format": row.format}
        for row in made
        if not row.is_share
    ]
    share = [{"width_px": row.width_px, "height_px": row.height_px} for row in made if row.is_share]
    return {
        **figure.__dict__,
        **shown.__dict__,
        "photo": None,
        "renditions": files,
        "share": share[0] if share else None,
        "tone": tone_of(photo.colour),
    }


def shared_picture(story: Story, photos: Mapping[str, Photo]) -> dict[str, Any] | None:
    """Return the picture that shared links show instead of the lead, if one was chosen.

    It has no words of its own. A killed one is not there.
    """
    chosen = story.social_photo
    photo = photos.get(chosen.hash) if chosen else None
    if chosen is None or photo is None or photo.is_killed:
        return None
    return picture_row(StoryFigure(photo=chosen, caption="", credit="", alt=""), chosen, photo)


def credited(story: Story, pictures: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return (slug, role, name) of everyone named on the page, once for each role."""
    spellings = {(credit.slug, credit.role): credit.name for credit in story.credits}
    for picture in pictures:
        if picture["photographer_slug"]:
            spellings.setdefault(
                (picture["photographer_slug"], PHOTOGRAPHER), picture["photographer"]
            )
    return [(slug, role, name) for (slug, role), name in spellings.items()]


def search_text(story: Story, pictures: list[dict[str, Any]], kinds: Iterable[str]) -> str:
    """Return the folded words by which search finds this story.

    First where they stand (`editions/searched.py`), and behind the words their stems. Whoever
    changes what is made here gives it another `MANNER`.
    """
    texts = searched_texts(story)
    parts = [
        *(texts.pop(name) for name in SEARCHED_FIRST),
        *(credit.name for credit in story.credits),
        *(tag.name for tag in story.tags),
        *(f"{picture[name]}" for picture in pictures for name in SEARCHED_OF_PICTURE),
        texts.pop("byline_place"),
        f"{story.dateline.place} {story.dateline.agency}" if story.dateline else "",
        *texts.values(),
        story.section.name if story.section else "",
        story.source.name if story.source else "",
    ]
    photographers = [f"{picture['photographer']}" for picture in pictures]
    words = [*words_of(" ".join(parts)), *body_words(story.body).split()]
    words = with_stems(words, story.language)
    return text_for_index([*ranked_words(story), *facts_of(story, kinds, photographers), *words])
