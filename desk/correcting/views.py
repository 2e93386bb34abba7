"""Correcting the live text: the words that readers see, and nobody's half-written draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.door.publishing import amend
from articles.draft.revisions import lock
from articles.models import Article
from articles.workflow import ACTIONS, DoorError, WrongState
from desk.correcting.live_text import LiveTextForm, PutBack, offers, page_name, put_back
from desk.frame.kept_forms import drop_sent, kept_forms
from desk.frame.pages import WENT_OUT, show, story_address
from desk.frame.powers import user_of
from editions.difference import story_difference
from editions.models import Edition
from editions.story import Story
from paging.numbers import whole_number


def correct(request: HttpRequest, article: Article) -> HttpResponse:
    """Show the live text to be mended; then the difference; then send it out."""
    edition = Edition.objects.newest(article.public_id) if article.is_live else None
    story = edition.parsed.story if edition and not edition.is_withdrawal else None
    if edition is None or story is None:
        messages.error(request, ACTIONS["correct"].refusal)
        return HttpResponseRedirect(story_address(article))
    is_post = request.method == "POST"
    back = None if is_post else words_back(request, article, story)
    form = LiveTextForm(story, edition, request.POST if is_post else None, back)
    if is_post and "look" in request.POST:
        # Only the words are looked at yet; the change is named on the next page.
        form.fields["kind"].required = False
    if is_post and form.is_valid() and "look" not in request.POST:
        try:
            send_out(request, article, form)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, "Corrected. Readers see it now.", extra_tags=WENT_OUT)
            if form.left_behind and "address" not in request.POST:
                # Sent without a look: the question was never on the page.
                messages.info(
                    request,
                    f"Its address still says {form.said_by_address}. Another end of the address, "
                    "written below and published as housekeeping, leads there from the old one.",
                )
            return HttpResponseRedirect(story_address(article))
    looked = is_post and hasattr(form, "cleaned_data")
    changed = story.with_changes(form.patch()) if looked else back.story if back else story
    keys = [str(form[name].value() or "") for name in ("page_key", "taken")]
    context = {
        "title": "Correct the live text",
        "article": article,
        "form": form,
        "back": back,
        "changes": story_difference(story, changed),
        "looked": looked or back,
        "page_name": page_name(article),
        "kept": offers(request, article, *keys),
    }
    return show(request, "desk/correcting/correct.html", context)


def words_back(request: HttpRequest, article: Article, story: Story) -> PutBack | None:
    """Return what was typed and kept, where it is asked for."""
    asked = whole_number(request.GET.get("kept", ""))
    copy = kept_forms(request, page_name(article)).filter(pk=asked).first() if asked else None
    return put_back(copy, article, story) if copy else None


def send_out(request: HttpRequest, article: Article, form: LiveTextForm) -> None:
    """Amend the edition that was opened, and no newer one. Raises `DoorError`."""
    values = form.cleaned_data
    with transaction.atomic():
        if lock(article).live_edition != values["edition"]:
            raise WrongState(
                "Readers got a newer version while you were writing. Your words are kept: open "
                "this page again and put them back into the newer text."
            )
        amend(article, form.patch(), form.named(), by=user_of(request))
        drop_sent(request)
