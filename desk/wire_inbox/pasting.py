"""Reading wire pages in by hand: paste one, or drop files."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from articles.acts.colleagues import MOST_LETTERS, add_note
from desk.frame.files import SeveralFilesField, SeveralFilesInput
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from people.models import User
from people.roles import Act
from wire.batches import close_batch, open_batch
from wire.ingest import ingest_file
from wire.lines import MOST_FILE_BYTES
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

MOST_FILES = 50


class PasteForm(forms.Form):
    """The text of a page, or files with one each."""

    text = forms.CharField(
        label="The page's text",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "placeholder": "Headline, source and time, text …"}),
    )
    pages = SeveralFilesField(
        label="Or files", required=False, widget=SeveralFilesInput({"multiple": True})
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something to read."""
        values = self.cleaned_data
        if not (values.get("text") or "").strip() and not values.get("pages"):
            raise forms.ValidationError("Paste the text of a page, or choose files.")
        if len(values.get("pages") or []) > MOST_FILES:
            raise forms.ValidationError(f"Choose at most {MOST_FILES} files at once.")
        return values


def paste(request: HttpRequest) -> HttpResponse:
    """Show the form, or what became of each page."""
    check_can(request, Act.INGEST)
    form = PasteForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        outcomes = read_in(request, form.cleaned_data)
        if all(outcome.article for outcome in outcomes):
            form = PasteForm()
            drop_sent(request)
    context = {"title": "Paste a wire page", "form": form, "outcomes": outcomes}
    return show(request, "desk/wire_inbox/paste.html", context)


def read_in(request: HttpRequest, values: dict[str, Any]) -> list[Outcome]:
    """Read each page in as a draft; one that is refused leaves the others alone."""
    user = user_of(request)
    batch = open_batch(", ".join(file.name for file in values["pages"]) or "Pasted page", by=user)
    outcomes: list[Outcome] = []
    if values["text"].strip():
        wanted = Wanted(name="Pasted page", by=user, batch=batch)
        outcomes += ingest_file(values["text"], wanted)
    for file in values["pages"]:
        data = file.read(MOST_FILE_BYTES + 1)
        outcomes += ingest_file(data, Wanted(name=file.name or "File", by=user, batch=batch))
    close_batch(batch)
    for outcome in outcomes:
        note_what_is_left_out(outcome, user)
    return outcomes


def note_what_is_left_out(outcome: Outcome, user: User) -> None:
    """Leave a note on a new draft with the lines that found no field, for whoever edits it."""
    if outcome.status != Status.CREATED or not outcome.article or not outcome.page:
        return
    lines = outcome.page.left_out
    if lines:
        words = "\n".join(["Lines of the page that found no field:", *lines])
        add_note(outcome.article, words[:MOST_LETTERS], by=user)
