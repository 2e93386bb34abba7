"""What came in together, newest first, and withdrawing a batch that came in by accident."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse

from articles.workflow import DoorError
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from paging.numbers import number_asked
from people.roles import Act
from wire.batches import (
    MOST_COUNTED,
    BatchStory,
    Taken,
    live_stories,
    with_live_count,
    withdraw_from,
)
from wire.models import Batch

PER_PAGE = 30
# So many are withdrawn at once: each is a transaction of its own, and a browser waits.
MOST_STORIES = 100


class ReasonForm(forms.Form):
    """What readers are told at every address."""

    reason = forms.CharField(
        label="Reason",
        help_text="Readers see this sentence at the address of each story.",
        widget=forms.Textarea({"rows": 2}),
        max_length=500,
    )


def batches(request: HttpRequest) -> HttpResponse:
    """List what came in, newest first, a page at a time by key."""
    check_can(request, Act.WITHDRAW)
    before = number_asked(request, "before")
    asked = Batch.objects.order_by("-pk")
    if before is not None:
        asked = asked.filter(pk__lt=before)
    rows = list(with_live_count(asked)[: PER_PAGE + 1])
    older = rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None
    context = {
        "title": "What came in",
        "batches": rows[:PER_PAGE],
        "older": older,
        "most": MOST_COUNTED,
    }
    return show(request, "desk/wire_inbox/batches.html", context)


def batch_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the stories of a batch that readers see, or withdraw those that are ticked."""
    check_can(request, Act.WITHDRAW)
    batch = Batch.objects.filter(pk=pk).first()
    if batch is None:
        raise Http404("There is no such batch.")
    stories = live_stories(batch).seen_by(user_of(request))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    ticked = set(request.POST.getlist("story"))
    taken: list[Taken] = []
    if request.method == "POST" and form.is_valid():
        chosen = stories.filter(public_id__in=ticked)[:MOST_STORIES]
        try:
            taken = withdraw_from(
                batch, chosen, reason=form.cleaned_data["reason"], by=user_of(request)
            )
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            form, ticked = ReasonForm(), set()
    found = stories.select_related("section").defer("body")[: MOST_STORIES + 1]
    shown = cast("list[BatchStory]", list(found))
    is_asked_again = bool(request.method == "POST" and not taken)
    rows = [
        (story, story.public_id in ticked if is_asked_again else story.is_brought_out)
        for story in shown[:MOST_STORIES]
    ]
    context = {
        "title": f"Batch: {batch}",
        "batch": batch,
        "form": form,
        "rows": rows,
        "taken": taken,
        "has_more": len(shown) > MOST_STORIES,
        "most": MOST_STORIES,
    }
    return show(request, "desk/wire_inbox/batch.html", context)
