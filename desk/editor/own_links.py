"""Links to stories of ours: found by a few words, and looked at again in the text they stand in."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.checks.links import is_page
from articles.draft.own_links import (
    MOST_LINKS,
    StoryKey,
    live_at,
    path_here,
    stories_at,
    story_address,
)
from articles.draft.search import found_ids
from articles.models import Article
from articles.models.article import Live
from desk.frame.pages import posted
from desk.frame.powers import check_can, user_of
from desk.frame.readers_addresses import row_at
from editions.body import plain
from editions.models import PublishedArticle
from editions.models.site import Listed
from people.roles import Act
from search.words import stands_in
from website.words import day_words

MOST = 8
LOOKED_AT = 60
LONGEST = 400

WITHDRAWN = "Withdrawn: a link would lead to the reason"
NOT_YET = "Not live yet: it has no address"


@dataclass(frozen=True)
class OwnStory:
    """A story to link to; `href` is '' where readers see none, and `note` says why."""

    href: str
    words: str
    note: str


def link_choices(request: HttpRequest) -> JsonResponse:
    """Return the stories that have these words, or this address, those that readers see first."""
    check_can(request, Act.READ_DESK)
    typed = plain(request.GET.get("term", ""))[:LONGEST]
    found = [asdict(one) for one in own_stories(request, typed)]
    return JsonResponse({"results": found})


def own_stories(request: HttpRequest, typed: str) -> Iterator[OwnStory]:
    """Yield stories that the one who asks may know of: live ones first, then by their headline."""
    row = row_at(request, typed) if "/" in typed else None
    keys = [row.pk] if isinstance(row, Article) else found_ids(typed, LOOKED_AT)
    seen = Article.objects.seen_by(user_of(request)).filter(pk__in=keys)
    articles = list(seen.only("public_id", "headline", "live"))
    live = (
        Listed(PublishedArticle)
        .cards()
        .in_bulk([article.public_id for article in articles if article.is_live])
    )
    order = {pk: place for place, pk in enumerate(keys)}
    articles.sort(
        key=lambda one: (not one.is_live, not stands_in(typed, one.headline), order[one.pk])
    )
    for article in articles[:MOST]:
        shown = live.get(article.public_id)
        if shown:
            note = f"{shown.section_name} · {day_words(shown.published_on)}"
            yield OwnStory(shown.get_absolute_url(), shown.headline, note)
        else:
            note = WITHDRAWN if article.live == Live.WITHDRAWN else NOT_YET
            yield OwnStory("", str(article), note)


@posted
def link_states(request: HttpRequest) -> HttpResponse:
    """Return what is wrong with those of these links that lead to this paper, by their address."""
    check_can(request, Act.READ_DESK)
    addresses = list(dict.fromkeys(request.POST.getlist("href")))[:MOST_LINKS]
    return JsonResponse({"links": dict(faults(addresses))})


def faults(addresses: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each address that leads elsewhere, to a reason, or nowhere, with what to say of it."""
    keys: dict[str, StoryKey] = {}
    for address in addresses:
        path = path_here(address)
        if path and (key := story_address(path)):
            keys[address] = key
        elif path.startswith("/") and not is_page(path):
            yield address, {"kind": "dead", "words": "This leads to no page of this paper."}
    live, known = live_at(set(keys.values())), stories_at(set(keys.values()))
    for address, key in keys.items():
        story = live.get(key)
        if story is None and key in known:
            yield address, {"kind": "dead", "words": "This story is withdrawn."}
        elif story is None:
            yield address, {"kind": "dead", "words": "There is no such story."}
        elif (story.published_on, story.slug) != key:
            words = f"“{story.headline}” has another address now. Saving a change puts it here."
            yield address, {"kind": "moved", "words": words}
