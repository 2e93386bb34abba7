"""Search over live stories, with accents folded and Chinese found, alike on both databases."""

from editions.apps import READERS_INDEX
from editions.models import PublishedArticle, SearchDocument
from editions.models.site import Listed
from search.words import query_words


def search(query: str, *, is_begun: bool = False) -> Listed:
    """Return the live stories that have every word of the query; none for an empty query.

    With `is_begun` the last word may go on.
    """
    words = query_words(query)
    if not words:
        return PublishedArticle.objects.none()
    where, match = READERS_INDEX.condition(words, is_begun=is_begun)
    documents = SearchDocument.objects.extra(where=[where], params=[match])
    return PublishedArticle.objects.filter(id__in=documents.values("article_id"))


def newest_found(query: str, most: int) -> Listed:
    """Return the live stories among the newest found, while the query is still being typed.

    The last word may go on. Whoever finds too many types another word.
    """
    words = query_words(query)
    if not words:
        return PublishedArticle.objects.none()
    keys = READERS_INDEX.newest(words, most, is_begun=True)
    documents = SearchDocument.objects.filter(pk__in=keys)
    return PublishedArticle.objects.filter(id__in=documents.values("article_id"))
