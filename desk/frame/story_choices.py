"""Choosing a story by typing a few words of its headline, for related links."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q
from django.http import HttpRequest, JsonResponse

from articles.draft.search import MOST_FOUND, found_ids
from articles.models import Article, Stage
from articles.models.article import Live
from desk.frame.powers import check_can
from desk.frame.searched import SearchedSelect
from editions.models import PublishedArticle
from editions.search import newest_found
from people.roles import Act
from search.words import stands_in

MOST = 20
# Moderators decide for what is live or about to be; they see no draft, and nothing on hold.
WAITING = Article.objects.filter(stage=Stage.APPROVED, hold=None)
LINKABLE = Article.objects.filter(Q(live=Live.LIVE) | Q(stage=Stage.APPROVED), hold=None)


def story_choices(request: HttpRequest) -> JsonResponse:
    """Return live and approved stories with these words in their headline, for a choice list."""
    check_can(request, Act.LINK)
    words = " ".join(request.GET.get("term", "").split())
    found = list(choices(words))
    return JsonResponse(
        {"results": [{"id": id, "text": text} for id, text in found], "pagination": {"more": False}}
    )


def choices(words: str) -> Iterator[tuple[str, str]]:
    """Yield id and headline: the live headline where readers see one.

    Without a word the newest. An approved story is found by words of its headline alone: of its
    text a moderator sees nothing.
    """
    live = newest_found(words, MOST_FOUND) if words else PublishedArticle.objects.all()
    yield from live.order_by("-first_published_at", "-pk").values_list("pk", "headline")[:MOST]
    waiting = WAITING.filter(live=Live.NOT_YET)
    if words:
        waiting = waiting.filter(pk__in=found_ids(words))
    rows = waiting.values_list("public_id", "headline")[: MOST_FOUND if words else MOST]
    found = (row for row in rows if stands_in(words, row[1]))
    for public_id, headline in islice(found, MOST):
        yield public_id, f"{headline} (approved)"


def headlines(ids: set[str]) -> dict[str, str]:
    """Return the headlines of these stories as far as a moderator may see them."""
    by_id = dict(
        WAITING.filter(public_id__in=ids, live=Live.NOT_YET).values_list("public_id", "headline")
    )
    by_id.update(PublishedArticle.objects.filter(pk__in=ids).values_list("pk", "headline"))
    return by_id


class StoryChoice(SearchedSelect):
    """A choice among all live and approved stories."""

    page = "story_choices"

    def known(self, chosen: set[str]) -> dict[str, str]:
        """Return the headlines."""
        return headlines(chosen)

    def unknown(self, one: str) -> str:
        """Say that readers do not see it."""
        return f"{one} (not live)"
