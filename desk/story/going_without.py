"""A story goes without a photo that would stop it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from articles.draft.going_without import go_without
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import story_for
from desk.frame.powers import user_of
from people.roles import Act


def without_photo(request: HttpRequest, public_id: str, content_hash: str) -> HttpResponse:
    """Take a photo out of the draft, and lead back to the page before it goes out."""
    article = story_for(request, public_id, Act.WRITE)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    take_photo_out(request, article, content_hash)
    return HttpResponseRedirect(reverse("admin:story_action", args=[public_id, "publish"]))


def take_photo_out(request: HttpRequest, article: Article, content_hash: str) -> None:
    """Take a photo out of the draft, and say so."""
    try:
        go_without(article, content_hash, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, "The story goes without that photo. The version before stands in its history."
        )
