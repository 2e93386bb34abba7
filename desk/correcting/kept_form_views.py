"""Words that were typed into a form of the desk and not sent: to keep, to throw away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from articles.models import FormCopy
from desk.autosaves.sent import HERE, TYPED, read_sent
from desk.correcting.kept_forms import keep_form, kept_forms, story_of_form
from desk.correcting.live_text import offers
from desk.frame.pages import show
from desk.frame.powers import user_of
from desk.frame.words import clock_words


def kept_form(request: HttpRequest, page: str) -> HttpResponse:
    """Keep what an open page has typed; or show what is offered back, for one that just sent it."""
    article = story_of_form(request, page)
    if request.method == "GET":
        key = request.GET.get("key", "")
        context = {"kept": offers(request, article, key), "page_name": page}
        return show(request, "desk/correcting/_kept_forms.html", context)
    sent = read_sent(request)
    if isinstance(sent, HttpResponse):
        return sent
    answer = {"kept": "", "others": [], "meanwhile": ""}
    if sent.get("_pulse", HERE) == TYPED:
        answer["kept"] = clock_words(keep_form(user_of(request), page, article, sent).kept_at)
    return JsonResponse(answer)


def drop_form(request: HttpRequest, page: str, pk: int) -> HttpResponse:
    """Ask, then throw one's own words away."""
    article = story_of_form(request, page)
    copy: FormCopy | None = kept_forms(request, page).filter(pk=pk).first()
    if copy is None:
        raise Http404("There is no such copy.")
    back = reverse("admin:story_action", args=[article.public_id, "correct"])
    if request.method == "POST":
        copy.delete()
        messages.success(request, "Thrown away. Readers see what they saw.")
        return HttpResponseRedirect(back)
    context = {
        "title": "Throw away what you did not send",
        "copy": copy,
        "article": article,
        "back": f"{back}?kept={copy.pk}",
    }
    return show(request, "desk/correcting/drop_form.html", context)
