"""The page that asks: what a colleague saved and what was typed meanwhile, side by side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.autosaves import base_of, put_whole, take_copy
from articles.draft.merging import Merge, merge
from articles.draft.saving import newest_number, savers_since
from articles.draft.snapshot import story_of
from articles.models import Autosave
from articles.workflow import DoorError
from desk.autosaves.autosaves import writable_copy
from desk.autosaves.conflict_page import answers_in, asked_about, stretches
from desk.autosaves.views import taken_words
from desk.frame.field_names import names_of_fields
from desk.frame.pages import show, story_address
from desk.frame.powers import user_of
from editions.story import Story
from paging.numbers import whole_number


def conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what of two texts stands, or put together what was chosen.

    The draft may have moved since the page was opened: answers hold only for what was asked, and
    what is new is asked again.
    """
    copy = writable_copy(request, pk)
    if copy.article is None:
        raise Http404("There is no draft to merge with.")
    if request.method == "POST" and put_together(request, copy):
        return HttpResponseRedirect(story_address(copy.article))
    return show(request, "desk/autosaves/conflict.html", page(request, copy))


def put_together(request: HttpRequest, copy: Autosave) -> bool:
    """Write what was chosen into the draft, and say so; false where something is still asked."""
    user = user_of(request)
    try:
        if "whole" in request.POST:
            seen = whole_number(request.POST.get("seen", ""))
            put_whole(copy, user, -1 if seen is None else seen)
        else:
            _, merged = take_copy(copy, user, answers_in(request.POST))
            if merged.open:
                return False
    except DoorError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, taken_words(copy, user.pk))
    return True


def page(request: HttpRequest, copy: Autosave) -> dict[str, object]:
    """Return what the page shows: the questions, each with the answer that was given already."""
    assert copy.article is not None, "a conflict is with a draft"
    is_own = copy.user_id == user_of(request).pk
    draft = story_of(copy.article)
    merged = merge(base_of(copy), draft, copy.story, answers_in(request.POST))
    savers = savers_since(copy.article, copy.base_number)
    others = [name for name in savers if name != str(copy.user)]
    who = " and ".join(others) or "The draft"
    mine = "You" if is_own else str(copy.user)
    together = (
        (who, fields_put_together(copy.story, merged)),
        (mine, fields_put_together(draft, merged)),
    )
    return {
        "title": "You both changed this" if others else "This was changed twice",
        "article": copy.article,
        "copy": copy,
        "is_own": is_own,
        "who": who,
        "mine": mine,
        "together": [f"{side}: {fields}." for side, fields in together if fields],
        "asked": asked_about(merged),
        "stretches": stretches(merged),
        "open_count": len(merged.open),
        "is_asked_again": request.method == "POST",
        "seen": newest_number(copy.article),
    }


def fields_put_together(side: Story, merged: Merge) -> str:
    """Return the fields that a side gets from the other without being asked."""
    asked = {question.field: getattr(side, question.field) for question in merged.questions}
    return names_of_fields(side, merged.story.with_changes(asked))
