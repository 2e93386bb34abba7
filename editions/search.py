"""Search over live stories, with accents folded and Chinese found, alike on both databases."""

from datetime import datetime

from editions.apps import READERS_INDEX
from editions.models import PublishedArticle, SearchDocument
from editions.models.site import Listed
from editions.projection import project
from editions.search_keys import search_key
from editions.searched import MANNER
from paging.keyset import MomentKey
from search.index import SHORTEST_BEGINNING
from search.words import query_words

RENEWED_AT_ONCE = 20


def search(query: str, *, is_begun: bool = False) -> Listed:
    """Return the live stories that have every word of the query; none for an empty query.

    With `is_begun` the last word may go on.
    """
    if not query_words(query):
        return PublishedArticle.objects.none()
    where, params = READERS_INDEX.condition(query, is_begun=is_begun)
    documents = SearchDocument.objects.extra(where=[where], params=params)
    return PublishedArticle.objects.filter(id__in=documents.values("article_id"))


def newest_first(
    query: str, before: MomentKey | None, most: int, *, is_begun: bool = False
) -> Listed:
    """Return the newest live stories that have every word of the query, newest first.

    Only those behind a place in the list, where one is given. The index is asked for so many
    alone, however many have the words. With `is_begun` the last word may go on.
    """
    asked = query_words(query)
    if not asked:
        return Listed(PublishedArticle).none()
    if is_begun and len(asked[-1]) < SHORTEST_BEGINNING:
        # So much begins with one or two letters that the index does not know which is the newest.
        stories = search(query, is_begun=True)
        return (stories.before(*before) if before else stories).newest()[:most]
    below = key_of(*before) if before else None
    keys = READERS_INDEX.newest(query, most, below=below, is_begun=is_begun)
    return Listed(PublishedArticle).filter(search_row__in=keys).order_by("-search_row")


def key_of(moment: datetime, article_id: str) -> int:
    """Return the key of a story in the index; where it would be, if it is not live any more."""
    known = SearchDocument.objects.filter(article_id=article_id).values_list("pk", flat=True)
    return known.first() or search_key(moment, article_id)


def newest_found(query: str, most: int) -> Listed:
    """Return the live stories among the newest found, while the query is still being typed.

    The last word may go on. Whoever finds too many types another word.
    """
    if not query_words(query):
        return PublishedArticle.objects.none()
    keys = READERS_INDEX.newest(query, most, is_begun=True)
    documents = SearchDocument.objects.filter(pk__in=keys)
    return PublishedArticle.objects.filter(id__in=documents.values("article_id"))


def renew(most: int = RENEWED_AT_ONCE) -> bool:
    """Make anew some stories whose words are of a former manner; say whether there were.

    The worker's: until it has done, they are found by what they have, those that only the search
    of a former time finds by that.
    """
    keys = READERS_INDEX.outdated(most)
    if not keys:
        keys = list(
            SearchDocument.objects.filter(manner__lt=MANNER).values_list("pk", flat=True)[:most]
        )
    rows = SearchDocument.objects.filter(pk__in=keys).order_by("pk")
    for article_id in rows.values_list("article_id", flat=True):
        project(article_id)
    return bool(keys)
