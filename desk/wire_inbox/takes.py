"""A story from the wire that is probably an update of another: somebody says which it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.snapshot import story_of
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of
from editions.difference import story_difference
from people.roles import Act
from wire.joining import asked_take, join_take, set_apart, with_take


def next_take(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what the story would change in the other, and do what somebody says."""
    article = story_for(request, public_id, Act.INGEST)
    older = older_story(request, article)
    if request.method == "POST" and older:
        return answered(request, article)
    changes = []
    if older:
        draft = story_of(older)
        changes = story_difference(draft, with_take(draft, story_of(article)))
    context = {
        "title": "Is it an update?",
        "article": article,
        "older": older,
        "changes": changes,
    }
    return show(request, "desk/wire_inbox/take.html", context)


def older_story(request: HttpRequest, article: Article) -> Article | None:
    """Return the story that this one is probably an update of, if the one who asks may see it."""
    item = asked_take(article)
    if item is None or item.update_of_id is None:
        return None
    return Article.objects.seen_by(user_of(request)).filter(pk=item.update_of_id).first()


def answered(request: HttpRequest, article: Article) -> HttpResponse:
    """Bring the words to the other story, or let it be one of its own."""
    try:
        if request.POST.get("is") == "update":
            older = join_take(article, by=user_of(request))
            messages.success(
                request, "Its words are here now, or offered; the story they came as is spiked."
            )
            return HttpResponseRedirect(story_address(older))
        set_apart(article, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is a story of its own.")
    return HttpResponseRedirect(story_address(article))
