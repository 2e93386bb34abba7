"""What can be done with the story that a page is about: each leads to a page that asks first."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article
from desk.frame.pages import story_address
from desk.frame.powers import can, can_with, user_of
from desk.palette.kinds import Entry, Group
from desk.story.edit import ASK
from desk.story.page import bar
from people.roles import Act
from search.words import stands_in


def acts_on(request: HttpRequest, public_id: str, words: str) -> list[Group]:
    """Return what the one who asks can do with a story now, of what has these words.

    Nothing where they may not read it, or it is not there.
    """
    if not public_id or not can(request, Act.READ_DESK):
        return []
    stories = Article.objects.seen_by(user_of(request)).select_related("section")
    article = stories.filter(public_id=public_id).first()
    if article is None:
        return []
    entries = [one for one in all_acts(request, article) if stands_in(words, one.words)]
    return [Group("This story", entries)] if entries else []


def all_acts(request: HttpRequest, article: Article) -> Iterable[Entry]:
    """Yield the actions of the story's bar, the next one first, then where else it stands."""
    buttons = bar(request, article, article.has_news)
    for button in [buttons.main, *buttons.others] if buttons.main else buttons.others:
        address = reverse("admin:story_action", args=[article.public_id, button.name])
        yield Entry(button.verb, address, then=f"{ASK}{button.name}")

    def page(words: str, name: str, then: str = "") -> Entry:
        return Entry(words, reverse(f"admin:{name}", args=[article.public_id]), then=then)

    yield Entry("Back to the story", story_address(article))
    yield page("Preview", "preview", "preview")
    yield page("History", "story_history")
    if can_with(request, Act.SHOW_OUTSIDERS, article):
        yield page("Show an outsider…", "outsiders")
    if can(request, Act.LINK):
        yield page("You May Also Like", "related_list")
    if article.is_live:
        yield Entry("Read it on the site", article.live_path)
        if can_with(request, Act.EXPORT, article):
            yield page("Download it…", "story_files")
