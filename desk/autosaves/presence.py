"""Who else is at a story, what they did meanwhile, and what nobody saved yet."""

from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from articles.draft.presence import others_at
from articles.draft.saving import newest_number
from articles.models import Article, Presence
from desk.autosaves.autosaves import begun_stories, offers
from desk.frame.powers import user_of
from desk.frame.words import clock_words
from editions.story import Story


@dataclass(frozen=True)
class Colleague:
    """Somebody else who has the story open."""

    name: str
    since: str
    is_writing: bool

    @property
    def words(self) -> str:
        """What the bar says of them."""
        doing = "is writing" if self.is_writing else "is looking"
        return f"{self.name} {doing}, since {self.since}"


def colleague(presence: Presence) -> Colleague:
    """Return somebody as the bar names them."""
    return Colleague(str(presence.user), clock_words(presence.since), presence.is_writing)


def colleagues(request: HttpRequest, article: Article) -> list[Colleague]:
    """Return who else has the story open now."""
    return [colleague(presence) for presence in others_at(article, user_of(request))]


def as_json(one: Colleague) -> dict[str, Any]:
    """Return a colleague as the page's script takes them."""
    return {**asdict(one), "words": one.words}


def saved_meanwhile(article: Article, opened: int) -> str:
    """Return who saved since the page was opened, or ''."""
    if newest_number(article) <= opened:
        return ""
    newest = article.revisions.filter(is_proposal=False).latest("number")
    return (
        f"{newest.by} saved this story, {clock_words(newest.made_at)}. Saving puts both together."
    )


def company(
    request: HttpRequest, article: Article | None, draft: Story | None, key: str = ""
) -> dict[str, object]:
    """Return what a page says of others and of unsaved words, without those of the page itself."""
    if article is None or draft is None:
        return {"copies": begun_stories(request, key), "others": []}
    return {
        "copies": offers(request, article, draft, key),
        "others": colleagues(request, article),
    }
