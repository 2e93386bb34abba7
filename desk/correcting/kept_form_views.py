"""Words that were typed into the form of a live story and not sent: to keep, to throw away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Article
from desk.autosaves.kept_forms import drop_copy, keep_sent
from desk.correcting.live_text import offers
from desk.frame.kept_forms import kept_forms
from desk.frame.pages import show, story_for
from people.roles import Act

# Forms about a story, and what one must be allowed to do there.
OF_STORIES = {"correct": Act.CORRECT}


def story_of_form(request: HttpRequest, page: str) -> Article:
    """Return the story that a form is about, for those who may send it. Raises `Http404`."""
    kind, _, public_id = page.partition("-")
    if kind not in OF_STORIES:
        raise Http404("There is no such page.")
    return story_for(request, public_id, OF_STORIES[kind])


def kept_form(request: HttpRequest, page: str) -> HttpResponse:
    """Keep what an open page has typed; or show what is offered back, for one that just sent it."""
    article = story_of_form(request, page)
    if request.method == "GET":
        key = request.GET.get("key", "")
        context = {"kept": offers(request, article, key), "page_name": page}
        return show(request, "desk/correcting/_kept_forms.html", context)
    return keep_sent(request, page, article)


def drop_form(request: HttpRequest, page: str, pk: int) -> HttpResponse:
    """Ask, then throw one's own words away."""
    article = story_of_form(request, page)
    back = reverse("admin:story_action", args=[article.public_id, "correct"])
    if request.method != "POST" and kept_forms(request, page).filter(pk=pk).exists():
        back = f"{back}?kept={pk}"
    words = "Thrown away. Readers see what they saw."
    return drop_copy(request, page, pk, back=back, words=words)
