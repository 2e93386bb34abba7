"""Words that were typed into a form of the desk and not sent: to keep, to throw away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from articles.models import Article, FormCopy
from desk.autosaves.sent import HERE, TYPED, read_sent
from desk.frame.kept_forms import MOST, KeptForm, keep_form, kept_forms
from desk.frame.pages import show
from desk.frame.powers import user_of
from desk.frame.words import clock_words


def kept_words(request: HttpRequest, page: str) -> HttpResponse:
    """Keep what an open page has typed; or show what is offered back, for one that just sent it."""
    if request.method == "GET":
        key = request.GET.get("key", "")
        copies = [copy for copy in kept_forms(request, page)[:MOST] if copy.key != key]
        here = KeptForm(page, at_desk(request), key, "", copies, [])
        return show(request, "desk/autosaves/_kept_form.html", {"kept": here})
    return keep_sent(request, page, None)


def keep_sent(request: HttpRequest, page: str, article: Article | None) -> HttpResponse:
    """Keep what a page sent of a form, and answer in words that it shows."""
    sent = read_sent(request)
    if isinstance(sent, HttpResponse):
        return sent
    answer = {"kept": "", "others": [], "meanwhile": ""}
    if sent.get("_pulse", HERE) == TYPED and (
        copy := keep_form(user_of(request), page, article, sent)
    ):
        answer["kept"] = clock_words(copy.kept_at)
    return JsonResponse(answer)


def drop_words(request: HttpRequest, page: str, pk: int) -> HttpResponse:
    """Ask, then throw one's own words away, and go back to their form."""
    return drop_copy(request, page, pk, back=at_desk(request), words="Thrown away.")


def drop_copy(request: HttpRequest, page: str, pk: int, *, back: str, words: str) -> HttpResponse:
    """Ask, then throw a copy of one's own away; `back` is the address of its form."""
    copy: FormCopy | None = kept_forms(request, page).filter(pk=pk).first()
    if copy is None:
        raise Http404("There is no such copy.")
    if request.method == "POST":
        copy.delete()
        messages.success(request, words)
        return HttpResponseRedirect(back)
    context = {"title": "Throw away what you did not send", "copy": copy, "back": back}
    return show(request, "desk/autosaves/drop_form.html", context)


def at_desk(request: HttpRequest) -> str:
    """Return the address of a form as its page names it; the first page's, where it is none."""
    address, first = request.GET.get("at", ""), reverse("admin:index")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours and address.startswith(first) else first
