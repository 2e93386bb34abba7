"""Leaving a note on a story: beside it, without leaving what one is writing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from articles.acts.colleagues import add_note
from articles.workflow import DoorError
from desk.frame.pages import story_address, story_for
from desk.frame.powers import user_of
from desk.story.page import notes_of
from people.roles import Act

# How `notes.js` asks; it gets the list of notes alone, or the reason as plain text.
BY_SCRIPT = "fetch"


def note(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a note, and show the story or, to the page's own script, the notes."""
    if request.method != "POST":
        raise Http404("A note has no page of its own.")
    article = story_for(request, public_id, Act.NOTE)
    by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    try:
        add_note(article, request.POST.get("words", ""), by=user_of(request))
    except DoorError as error:
        if by_script:
            return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
        messages.error(request, str(error))
    else:
        if by_script:
            return render(request, "desk/story/_note_list.html", {"notes": notes_of(article)})
        messages.success(request, "Your note stands beside the story.")
    return HttpResponseRedirect(story_address(article))
