"""What the search page asks of the database: pages of answers, and what narrows them down."""

from collections.abc import Sequence

from editions.answers import Answers, Told, best_answers, in_order, newest_answers, texts_of
from editions.apps import READERS_INDEX
from editions.models import PublishedArticle
from editions.search import key_of, newest_first
from paging.keyset import PER_PAGE, Cursor, MomentKey, Page, page_of
from search.asking import Asked
from search.ranking import COMPARED

type Stories = Page[PublishedArticle]


def newest_found(
    asked: Asked, cursor: Cursor[MomentKey] | None, per_page: int = PER_PAGE
) -> Stories:
    """Return a page of the stories that have all that is asked for, newest first."""
    rows: Sequence[PublishedArticle] = []
    if not is_ranked():
        before = cursor.key if cursor else None
        rows = list(newest_first(" ".join(asked.words), before, per_page + 1))
    elif not asked.is_nothing:
        below = key_of(*cursor.key) if cursor else None
        rows = in_order(newest_answers(asked, below, per_page + 1))
    return page_of(rows, cursor, lambda story: (story.first_published_at, story.id), per_page)


def best_found(
    asked: Asked, cursor: Cursor[int] | None, typed: str = ""
) -> tuple[Stories, Answers]:
    """Return a page of the stories that answer best, and all that was found."""
    answers = best_answers(asked, typed) if asked.words else Answers({})
    after = cursor.key if cursor else 0
    rows = in_order(answers.keys[after : after + PER_PAGE + 1])
    return page_of(rows, cursor, lambda _: after + PER_PAGE), answers


def newest_told(asked: Asked) -> list[Told]:
    """Return what is told of the newest stories that have what is asked for."""
    keys = newest_answers(asked, None, COMPARED)
    return [text.facts_told for text in texts_of(keys)]


def is_ranked() -> bool:
    """Say whether answers can be put in order: not while a former index answers for some."""
    return READERS_INDEX.is_whole()
