"""What became of a text of the paper: each save, and each time it went out."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.acts.texts import as_story, draft_of, save_text, text_difference
from articles.models import TextSave
from articles.workflow import DoorError
from desk.frame.pages import posted, show
from desk.frame.powers import check_can, user_of
from desk.texts.views import address_of, kind_of
from editions.difference import Change
from editions.models import TextEdition
from paging.numbers import number_asked
from people.roles import Act

PER_PAGE = 20


@dataclass(frozen=True)
class TextVersion:
    """A save, with what it changed, and when it went out."""

    save: TextSave
    changes: list[Change]
    is_newest: bool


def text_history(request: HttpRequest, text: str) -> HttpResponse:
    """Show the saves of a text, the newest first, and what each changed."""
    check_can(request, Act.WRITE_TEXTS)
    kind = kind_of(text)
    rows = TextSave.objects.filter(kind=kind).order_by("-number")
    before = number_asked(request, "before")
    if before is not None:
        rows = rows.filter(number__lt=before)
    saves = list(rows[: PER_PAGE + 1])
    older = [*saves[1:], None]
    versions = [
        TextVersion(
            save, text_difference(as_story(was), as_story(save)), before is None and at == 0
        )
        for at, (save, was) in enumerate(zip(saves, older, strict=True))
    ][:PER_PAGE]
    context = {
        "title": f"History of “{kind.label}”",
        "kind": kind,
        "versions": versions,
        "older": versions[-1].save.number if len(saves) > PER_PAGE else None,
        "went_out": went_out(kind.value),
    }
    return show(request, "desk/texts/history.html", context)


def went_out(kind: str) -> list[tuple[datetime, str, str]]:
    """Return when a text went out or was taken away lately, by whom, and as what."""
    editions = TextEdition.objects.filter(kind=kind).order_by("-number")[:PER_PAGE]
    return [
        (edition.published_at, edition.by, "Withdrawn" if edition.is_withdrawal else edition.title)
        for edition in editions
    ]


@posted
def restore(request: HttpRequest, text: str, number: int) -> HttpResponse:
    """Give the draft the words of an earlier save; what stands there now stays in the history."""
    check_can(request, Act.WRITE_TEXTS)
    kind = kind_of(text)
    save = TextSave.objects.filter(kind=kind, number=number).first()
    newest = draft_of(kind)
    if save is None or newest is None:
        raise Http404("There is no such save.")
    try:
        save_text(kind, save.title, save.body, opened=newest.number, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The draft has these words again. Readers see no difference yet.")
    return HttpResponseRedirect(address_of(kind))
