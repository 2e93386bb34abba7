"""Settling what a fix of the live text and the draft both changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.settling import settle_conflict
from articles.draft.snapshot import story_of
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of
from editions.difference import Change, story_difference
from editions.story import Story
from people.roles import Act


def settle(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the live words beside the draft's, field by field, or take one of the two."""
    article = story_for(request, public_id, Act.WRITE)
    if request.method == "POST":
        takes_live = request.POST.get("take") == "live"
        try:
            settle_conflict(
                article,
                request.POST.get("field", ""),
                takes_live=takes_live,
                by=user_of(request),
            )
        except DoorError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, "The draft has the live words." if takes_live else "Your words stay."
            )
        if article.merge_conflicts:
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(story_address(article))
    context = {
        "title": "Settle the differences",
        "article": article,
        "conflicts": [(row["field"], difference(article, row)) for row in article.merge_conflicts],
    }
    return show(request, "desk/correcting/settle.html", context)


def difference(article: Article, row: dict[str, object]) -> list[Change]:
    """Return how the draft would change with the live words."""
    draft = story_of(article)
    field = str(row["field"])
    return story_difference(draft, Story.from_dict({**draft.to_dict(), field: row["live"]}))
