"""Finding stories at the desk by what their drafts say: along an index, never through the table."""

from collections.abc import Iterator

from django.db import transaction

from articles.apps import DESK_INDEX
from articles.draft.snapshot import story_of
from articles.models import Article, ArticleText
from editions.searched import body_words
from editions.story import Story, searched_texts
from search.index import text_for_index
from search.words import query_words, words_of

# A search looks at no more than so many of the newest that fit; another word brings fewer.
MOST_FOUND = 1_000
BATCH = 500
RENEWED_AT_ONCE = 20


def words_of_draft(public_id: str, story: Story) -> str:
    """Return the folded words by which the desk finds a story: its id, text, people and tags."""
    parts = [
        public_id,
        *searched_texts(story).values(),
        *(credit.name for credit in story.credits),
        *(tag.name for tag in story.tags),
        *(f"{figure.caption} {figure.credit} {figure.alt}" for figure in story.figures),
        story.dateline.place if story.dateline else "",
        story.source.name if story.source else "",
        story.slug,
    ]
    return text_for_index([*words_of(" ".join(parts)), *body_words(story.body).split()])


def note_words(article: Article, story: Story) -> None:
    """Let the desk find the draft by what it says now."""
    row = ArticleText(article=article, text=words_of_draft(article.public_id, story))
    ArticleText.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["article"], update_fields=["text"]
    )


def found_ids(query: str, most: int = MOST_FOUND) -> list[int]:
    """Return the keys of the newest stories whose drafts have every word, newest first.

    The last word may go on, for it is often still being typed. Stories on hold are among them:
    whoever asks narrows what they may see.
    """
    return DESK_INDEX.newest(query, most, is_begun=True) if query_words(query) else []


def rebuild() -> Iterator[str]:
    """Make the words of every draft anew, and yield the public id of each."""
    last = 0
    while batch := list(Article.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        with transaction.atomic():
            for article in batch:
                note_words(article, story_of(article))
        yield from (article.public_id for article in batch)
        last = batch[-1].pk


def renew(most: int = RENEWED_AT_ONCE) -> bool:
    """Note anew the words of some drafts that only the search of a former time finds.

    Say whether there were any. One story's lock at a time, so that nobody waits who saves.
    """
    keys = DESK_INDEX.outdated(most)
    for key in keys:
        with transaction.atomic():
            article = Article.objects.select_for_update().filter(pk=key).first()
            if article is not None:
                note_words(article, story_of(article))
    return bool(keys)
