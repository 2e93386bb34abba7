"""Many pictures sent to the library at once: they wait for the worker, each has its result."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from desk.frame.files import SeveralFilesField
from desk.frame.pages import show
from desk.frame.powers import can, user_of
from media.incoming_worker import check_size, let_wait, open_batch
from media.models import IncomingBatch, IncomingFile, IncomingStatus
from people.roles import Act

MOST_BATCHES = 20
MOST_SHOWN = 2500
COLOURS = {
    IncomingStatus.WAITING: "amber",
    IncomingStatus.CREATED: "green",
    IncomingStatus.DUPLICATE: "grey",
    IncomingStatus.REFUSED: "red",
    IncomingStatus.UNPACKED: "grey",
}


class SendForm(forms.Form):
    """The pictures, where no script sends them one by one."""

    pictures = SeveralFilesField(
        label="Pictures, or ZIPs of pictures", help_text="As many as you like."
    )

    def clean_pictures(self) -> "list[UploadedFile[bytes]]":
        """Refuse what is too large before it is kept."""
        files: list[UploadedFile[bytes]] = self.cleaned_data["pictures"]
        for file in files:
            check_size(file)
        return files


def send_pictures(request: HttpRequest) -> HttpResponse:
    """Ask for pictures; keep them until the worker takes them in."""
    user = user_of(request)
    if not can(request, Act.EDIT_PHOTOS, own=True):
        raise Http404("There is no such page.")
    form = SendForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = open_batch(user)
        let_wait(batch, form.cleaned_data["pictures"])
        return HttpResponseRedirect(reverse("admin:sent_pictures", args=[batch.pk]))
    context = {
        "title": "Send pictures",
        "form": form,
        "batches": IncomingBatch.objects.filter(by=user)[:MOST_BATCHES],
    }
    return show(request, "desk/photos/send.html", context)


def new_batch(request: HttpRequest) -> JsonResponse:
    """Begin a batch, for a script that then sends the files one by one."""
    if request.method != "POST" or not can(request, Act.EDIT_PHOTOS, own=True):
        raise Http404("There is no such page.")
    batch = open_batch(user_of(request))
    return JsonResponse(
        {
            "send": reverse("admin:send_picture", args=[batch.pk]),
            "results": reverse("admin:sent_results", args=[batch.pk]),
            "page": reverse("admin:sent_pictures", args=[batch.pk]),
        }
    )


def send_picture(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep one file of a batch until the worker takes it in. Answers at once."""
    if request.method != "POST":
        raise Http404("There is no such page.")
    batch = batch_for(request, pk)
    file = request.FILES.get("picture")
    if batch.by_id != user_of(request).pk or not isinstance(file, UploadedFile):
        return JsonResponse({"error": "Choose a picture."}, status=400)
    try:
        check_size(file)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    (row,) = let_wait(batch, [file])
    return JsonResponse(as_result(row))


def sent_pictures(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what became of each file of a batch."""
    batch = batch_for(request, pk)
    rows = rows_of(batch)
    counted = Counter(row["status"] for row in rows)
    context = {
        "title": str(batch),
        "batch": batch,
        "rows": rows,
        "waiting": counted[IncomingStatus.WAITING],
        "counted": [(IncomingStatus(key).label, number) for key, number in counted.items()],
    }
    return show(request, "desk/photos/sent.html", context)


def sent_results(request: HttpRequest, pk: int) -> JsonResponse:
    """Return what became of each file of a batch, as the page's script asks it."""
    return JsonResponse({"files": rows_of(batch_for(request, pk))})


def batch_for(request: HttpRequest, pk: int) -> IncomingBatch:
    """Return a batch, to whoever sent it or may edit all photos."""
    batch = IncomingBatch.objects.filter(pk=pk).first()
    own = batch is not None and batch.by_id == user_of(request).pk
    if batch is None or not can(request, Act.EDIT_PHOTOS, own=own):
        raise Http404("There is no such batch.")
    return batch


def rows_of(batch: IncomingBatch) -> list[dict[str, Any]]:
    """Return the results of a batch, in the order in which the files came."""
    return [as_result(row) for row in batch.files.all()[:MOST_SHOWN]]


def as_result(row: IncomingFile) -> dict[str, Any]:
    """Return what became of one file."""
    address = reverse("admin:media_photo_change", args=[row.photo_id]) if row.photo_id else ""
    return {
        "id": row.pk,
        "name": row.name,
        "status": row.status,
        "words": IncomingStatus(row.status).label,
        "colour": COLOURS[IncomingStatus(row.status)],
        "photo": address,
        "reason": row.reason,
    }
