"""Notes at a passage of the text: what the page shows of them, and what its buttons do."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from articles.acts.passages import add_passage_note, answer, resolve
from articles.draft.passages import Passage
from articles.models import Article, PassageNote
from articles.workflow import DoorError
from desk.frame.pages import posted, story_address, story_for
from desk.frame.powers import user_of
from people.roles import Act

# So many of the newest are shown.
MOST = 100
# How `passages.js` asks; it gets the list alone, or the reason as plain text.
BY_SCRIPT = "fetch"


def passages_of(article: Article) -> dict[str, list[PassageNote]]:
    """Return the notes at passages of a story with their answers: open ones and resolved ones."""
    newest = PassageNote.objects.filter(article=article, answers=None).order_by("-pk")
    notes = sorted(newest.prefetch_related("replies")[:MOST], key=lambda note: note.pk)
    return {
        "open": [note for note in notes if note.resolved_at is None],
        "resolved": [note for note in notes if note.resolved_at is not None],
    }


@posted
def leave_note(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leave a note at the passage that was marked."""
    article = story_for(request, public_id, Act.NOTE)
    parts = (request.POST.get(name, "") for name in ("exact", "before", "after"))
    words = request.POST.get("words", "")
    return done(
        request,
        article,
        lambda: add_passage_note(article, Passage(*parts), words, by=user_of(request)),
    )


@posted
def answer_note(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Answer a note."""
    note = note_for(request, public_id, pk)
    words = request.POST.get(f"words-{pk}", "")
    return done(request, note.article, lambda: answer(note, words, by=user_of(request)))


@posted
def resolve_note(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Resolve a note, or take it up again."""
    note = note_for(request, public_id, pk)
    is_resolved = request.POST.get("resolved") != "no"
    return done(
        request,
        note.article,
        lambda: resolve(note, by=user_of(request), is_resolved=is_resolved),
    )


def note_for(request: HttpRequest, public_id: str, pk: int) -> PassageNote:
    """Return a note at a passage of this story. Raises `PermissionDenied` or `Http404`."""
    article = story_for(request, public_id, Act.NOTE)
    note = PassageNote.objects.filter(article=article, answers=None, pk=pk).first()
    if note is None:
        raise Http404("There is no such note.")
    note.article = article
    return note


def done(request: HttpRequest, article: Article, act: Callable[[], object]) -> HttpResponse:
    """Do it, and show the story or, to the page's own script, the notes; or why it was refused."""
    by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    try:
        act()
    except DoorError as error:
        if by_script:
            return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
        messages.error(request, str(error))
    if by_script:
        context = {"passages": passages_of(article), "article": article, "may_note": True}
        return render(request, "desk/story/_passage_list.html", context)
    return HttpResponseRedirect(f"{story_address(article)}#notes")
