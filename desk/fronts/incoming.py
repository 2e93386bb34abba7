"""What came in and can be put on a front: the newest live stories, and those that wait."""

from dataclasses import dataclass

from django.http import HttpRequest

from articles.draft.search import MOST_FOUND, found_ids
from articles.models import Article, Stage
from articles.models.article import Live
from desk.frame.powers import user_of
from desk.frame.words import Badge, clock_words, readers_badge
from editions.models import PublishedArticle
from editions.search import newest_found

LIVE, WAITING = 25, 12
WORKING = (Stage.APPROVED, Stage.IN_REVIEW, Stage.DRAFT)


@dataclass(frozen=True)
class Incoming:
    """A story that can be put on the front."""

    public_id: str
    headline: str
    about: str
    state: Badge | None = None
    is_there: bool = False


def incoming(request: HttpRequest, words: str, there: set[str]) -> list[Incoming]:
    """Return what can be put on the front, the newest first: what waits, then what is live."""
    return [*waiting(request, words, there), *live(words, there)]


def waiting(request: HttpRequest, words: str, there: set[str]) -> list[Incoming]:
    """Return stories that are not out yet, held and embargoed ones among them: without words those
    that are approved.
    """
    seen = Article.objects.seen_by(user_of(request)).filter(live=Live.NOT_YET)
    if words:
        rows = seen.filter(pk__in=found_ids(words)[:MOST_FOUND], stage__in=WORKING)
    else:
        rows = seen.filter(stage=Stage.APPROVED)
    rows = rows.select_related("section").defer("body").order_by("-changed_at", "-public_id")
    return [
        Incoming(
            article.public_id,
            str(article),
            str(article.section or "No section"),
            readers_badge(article),
            article.public_id in there,
        )
        for article in rows[:WAITING]
    ]


def live(words: str, there: set[str]) -> list[Incoming]:
    """Return live stories, the newest first."""
    stories = newest_found(words, LIVE) if words else PublishedArticle.objects.all()
    newest = stories.order_by("-first_published_at", "-pk")
    about = ("pk", "headline", "section_name", "first_published_at")
    return [
        Incoming(pk, headline, f"{section} · {clock_words(moment)}", None, pk in there)
        for pk, headline, section, moment in newest.values_list(*about)[:LIVE]
    ]
