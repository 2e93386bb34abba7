"""The paper's settings at the desk: the form, what changes, letting it count, and the history."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.acts.paper import (
    PaperConflict,
    draft_values,
    keep_logo,
    publish_paper,
    save_paper,
    take_back,
)
from articles.workflow import DoorError
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import WENT_OUT, posted, show
from desk.frame.powers import check_can, user_of
from desk.paper.differences import differences
from desk.paper.form import PaperForm
from paging.numbers import number_asked, whole_number
from paper.facts import PaperFacts
from paper.models import PaperSave, PaperVersion
from people.roles import Act

PER_PAGE = 20


def newest_number() -> int:
    """Return the number of the draft's newest save; 0 where nobody saved yet."""
    return PaperSave.objects.order_by("-number").values_list("number", flat=True).first() or 0


def published_values() -> dict[str, Any]:
    """Return what counts now; of the sections' order their own list says what it is by now."""
    values = PaperVersion.objects.order_by("-pk").values_list("values", flat=True).first() or {}
    return {name: value for name, value in values.items() if name != "order"}


def paper(request: HttpRequest) -> HttpResponse:
    """Show the draft of the paper's settings, or save it."""
    check_can(request, Act.RUN_THE_PAPER)
    facts = PaperFacts.from_values(draft_values())
    form = PaperForm(facts, newest_number(), request)
    if request.method == "POST" and form.is_valid():
        try:
            save(request, form)
        except PaperConflict as conflict:
            form.data = {**request.POST.dict(), "opened": str(conflict.newest.number)}
            form.add_error(None, ValidationError(str(conflict)))
        else:
            drop_sent(request)
            messages.success(request, "Saved. Look at the preview, then let it count.")
            return HttpResponseRedirect(reverse("admin:paper"))
    number = newest_number()
    changes = differences(published_values(), draft_values()) if number else []
    context = {"title": "The paper", "form": form, "changes": changes, "number": number}
    return show(request, "desk/paper/paper.html", context)


def save(request: HttpRequest, form: PaperForm) -> None:
    """Save what the form says. Raises `PaperConflict`."""
    user = user_of(request)
    for logo in form.drawn.values():
        keep_logo(logo.digest, logo.png, (logo.width_px, logo.height_px), by=user)
    save_paper(form.new_facts().as_values(), opened=form.cleaned_data["opened"], by=user)


@posted
def publish(request: HttpRequest) -> HttpResponse:
    """Let the save that was looked at count."""
    check_can(request, Act.RUN_THE_PAPER)
    number = whole_number(request.POST.get("number", "")) or 0
    try:
        publish_paper(number=number, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It counts. Every page shows it now.", extra_tags=WENT_OUT)
    return HttpResponseRedirect(reverse("admin:paper"))


def paper_history(request: HttpRequest) -> HttpResponse:
    """Show what counted and since when, the newest first, and what each changed."""
    check_can(request, Act.RUN_THE_PAPER)
    rows = PaperVersion.objects.order_by("-pk")
    before = number_asked(request, "before")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    versions = list(rows[: PER_PAGE + 1])
    older = [version.values for version in versions[1:]]
    older += [{}] * (len(versions) - len(older))
    lines = [
        (version, differences(was, version.values), before is None and at == 0)
        for at, (version, was) in enumerate(zip(versions, older, strict=True))
    ][:PER_PAGE]
    context = {
        "title": "How the paper was",
        "lines": lines,
        "older": lines[-1][0].pk if len(versions) > PER_PAGE else None,
    }
    return show(request, "desk/paper/history.html", context)


@posted
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Give the draft what counted once."""
    check_can(request, Act.RUN_THE_PAPER)
    version = get_object_or_404(PaperVersion, pk=number)
    take_back(version, by=user_of(request))
    messages.success(request, "The draft says this again. Look at it, then let it count.")
    return HttpResponseRedirect(reverse("admin:paper"))
