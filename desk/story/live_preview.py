"""The preview beside the sheet: the page readers would get of what stands in the form now.

What was typed comes by POST, for its length, and is kept nowhere.
"""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse

from articles.draft.autosaves import page_key
from articles.models import Article
from desk.autosaves.sent import sent_by
from desk.frame.pages import posted, story_for
from desk.frame.powers import can_with
from desk.preview.views import page_of
from desk.story.page_forms import read_page
from editions.body import too_large
from people.roles import Act

TOO_LONG = "This is too long to be shown beside the text. Press Preview."


@posted
def live_preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the page of a story as it is being written, to one who may write it."""
    return typed_page(request, story_for(request, public_id, Act.WRITE))


@posted
def live_preview_of_new(request: HttpRequest, key: str) -> HttpResponse:
    """Give the page of a story that was never saved."""
    if page_key(key) != key or not can_with(request, Act.WRITE, None):
        raise Http404("There is no such page.")
    return typed_page(request, None)


def typed_page(request: HttpRequest, article: Article | None) -> HttpResponse:
    """Give the public template with what was sent; nothing of it is written."""
    try:
        sent = sent_by(request)
    except (RequestDataTooBig, TooManyFieldsSent):
        return HttpResponse(TOO_LONG, status=413, content_type="text/plain; charset=utf-8")
    if too_large(sent.get("body", "")):
        return HttpResponse(TOO_LONG, status=413, content_type="text/plain; charset=utf-8")
    story = read_page(request, article, sent).story
    return page_of(request, story, article.public_id if article else "")
