"""A page for every action of the workflow: what it does, what it needs, and the button."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.workflow import ACTIONS, DoorError, is_possible
from desk.acts.pages import ACT_PAGES, take_action
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of


def story_action(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Show what an action does and needs, or take it."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404("There is no such action.")
    article = story_for(request, public_id, action.act)
    page = ACT_PAGES[name]
    if page.own_page:
        return page.own_page(request, article)
    form = page.form(request.POST if request.method == "POST" else None, article)
    if request.method != "POST":
        form.put_caret()
    elif form.is_valid():
        try:
            done = take_action(article, name, user_of(request), form.cleaned_data)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            drop_sent(request)
            messages.success(request, done)
            return HttpResponseRedirect(story_address(article))
    context = {
        "title": action.verb.rstrip("…"),
        "article": article,
        "action": action,
        "form": form,
        "what": page.what,
        "is_possible": is_possible(article, action),
        "is_grave": page.is_grave,
    }
    return show(request, "desk/acts/action.html", context)
