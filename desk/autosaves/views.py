"""Words that were typed and not saved: to read, to take back or over, to throw away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from articles.draft.autosaves import NOTHING, begin_story, take_copy, unsaved
from articles.draft.snapshot import story_of
from articles.models import Autosave
from articles.workflow import DoorError
from desk.autosaves.autosaves import copy_for, count_words, may_write, writable_copy
from desk.frame.pages import show, story_address
from desk.frame.powers import user_of
from desk.preview.views import HELD, HOLDS, page_of
from editions.difference import story_difference
from editions.story import FACTS


@csp_override(HOLDS)
def unsaved_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what somebody typed and did not save, and how the draft would change with it."""
    copy = copy_for(request, pk)
    is_own = copy.user_id == user_of(request).pk
    draft = story_of(copy.article) if copy.article else NOTHING
    merged = unsaved(copy, draft) if copy.article else None
    story = merged.story if merged else copy.story
    context = {
        "title": f"{count_words(copy)} {'of yours' if is_own else f'of {copy.user}'} not yet saved",
        "copy": copy,
        "article": copy.article,
        "is_own": is_own,
        "may_take": may_write(request, copy),
        "is_saved": copy.article is not None and merged is None,
        "changes": story_difference(draft, story) if copy.article else [],
        "both_changed": [FACTS[name].words for name in merged.open_fields] if merged else [],
        "shown_at": reverse("admin:copy_page", args=[copy.pk]),
    }
    return show(request, "desk/autosaves/copy.html", context)


@xframe_options_sameorigin
@csp_override(HELD)
def unsaved_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the public page that a copy would make."""
    copy = copy_for(request, pk)
    return page_of(request, copy.story, copy.article.public_id if copy.article else "")


def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's own words into the draft, or take a colleague's over; ask where both changed."""
    copy = writable_copy(request, pk)
    page = reverse("admin:copy", args=[copy.pk])
    if request.method != "POST":
        return HttpResponseRedirect(page)
    user = user_of(request)
    try:
        if copy.article is None:
            article = begin_story(copy, user)
        else:
            article, merged = take_copy(copy, user)
            if merged.open:
                return HttpResponseRedirect(reverse("admin:conflict", args=[copy.pk]))
    except DoorError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(page)
    messages.success(request, taken_words(copy, user.pk))
    return HttpResponseRedirect(story_address(article))


def taken_words(copy: Autosave, user_pk: int) -> str:
    """Return what is said once the words are in the draft."""
    if copy.user_id == user_pk:
        return "Your words are in the draft."
    return f"The words of {copy.user} are in the draft, in your name."


def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then throw one's own copy away."""
    copy = copy_for(request, pk)
    if copy.user_id != user_of(request).pk:
        raise Http404("There is no such copy.")
    if request.method == "POST":
        copy.delete()
        messages.success(request, "Thrown away. The draft is as it was saved.")
        return HttpResponseRedirect(
            story_address(copy.article) if copy.article else reverse("admin:index")
        )
    context = {
        "title": "Throw away what you did not save",
        "copy": copy,
        "words": count_words(copy),
        "article": copy.article,
    }
    return show(request, "desk/autosaves/drop.html", context)
