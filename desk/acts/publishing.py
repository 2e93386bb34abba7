"""The page before a story goes out: what readers will see, and what stops it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone

from articles.checks.change_kinds import NamedChange
from articles.checks.gate import AROUND, GoingOut, in_the_way
from articles.door.addresses import ask_for
from articles.door.publishing import publish
from articles.draft.revisions import SavedMeanwhile, claim_version
from articles.draft.snapshot import story_of
from articles.models import Article
from articles.workflow import ACTIONS, DoorError, is_possible
from desk.acts.checklist import checklist
from desk.correcting.change_form import ChangeForm, ask_for_reason
from desk.frame.pages import show, story_address
from desk.frame.powers import can_with, user_of
from desk.preview.draft_row import draft_row
from editions.difference import story_difference
from editions.models import Edition
from editions.story import Story
from paging.numbers import whole_number
from people.roles import Act


class FirstForm(forms.Form):
    """A first publication needs nothing more, unless it is on hold, a photo's rights ask for a
    reason, or the paper has four eyes.
    """

    reason = forms.CharField(
        label="Reason, for the desk",
        help_text="Only where you publish alone what you saved yourself.",
        required=False,
        max_length=500,
    )

    hold_name = forms.CharField(
        label="Type the name of its hold",
        help_text="This takes it off hold and sends it out, in one step.",
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None, article: Article, *, asks: bool) -> None:
        super().__init__(data)
        if asks:
            ask_for_reason(self.fields["reason"])
        elif not settings.FOUR_EYES:
            del self.fields["reason"]
        if not article.is_on_hold:
            del self.fields["hold_name"]

    def named(self) -> NamedChange:
        """Return the reason, where one was asked for; the door calls the kind the first."""
        return NamedChange(reason=self.cleaned_data.get("reason", ""))


def publish_story(request: HttpRequest, article: Article) -> HttpResponse:
    """Show what readers will see, or send exactly that out.

    The POST carries the version that was looked at: where the story was saved meanwhile nothing
    goes out, and the page shows the newer text.
    """
    live = live_story(article)
    story = story_of(article)
    lines = checklist(story, article, timezone.now())
    asks = any(line.asks for line in lines)
    data = request.POST if request.method == "POST" else None
    form = form_for(article, live, story, data, asks=asks)
    if request.method == "POST" and form.is_valid():
        looked_at = whole_number(request.POST.get("version", ""))
        try:
            with transaction.atomic():
                claim_version(article, -1 if looked_at is None else looked_at)
                if isinstance(form, ChangeForm) and (slug := form.new_slug(story.headline)):
                    ask_for(article, slug)
                hold_name = form.cleaned_data.get("hold_name", "")
                publish(article, form.named(), by=user_of(request), hold_name=hold_name)
        except SavedMeanwhile:
            article.refresh_from_db()
            form.add_error(
                None,
                ValidationError(
                    "Somebody saved this story since you opened this page. Nothing went out. "
                    "Look at the newer text below, then publish."
                ),
            )
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, "Published. Readers see it now.")
            return HttpResponseRedirect(story_address(article))
        story = story_of(article)
        lines = checklist(story, article, timezone.now())
    context = {
        **page(article, story, form, live),
        "checks": lines,
        "stops": sum(line.stops for line in lines),
        "story_page": story_address(article),
        "may_write": can_with(request, Act.WRITE, article),
    }
    return show(request, "desk/acts/publish.html", context)


def form_for(
    article: Article, live: Story | None, story: Story, data: QueryDict | None, *, asks: bool
) -> ChangeForm | FirstForm:
    """Return what the page asks: little the first time, over a live story what the change is."""
    if live is None:
        return FirstForm(data, article, asks=asks)
    form = ChangeForm(data, asks=asks)
    form.ask_address(article.live_path, live, story)
    return form


def live_story(article: Article) -> Story | None:
    """Return what readers see of a story now."""
    if not article.is_live:
        return None
    edition = Edition.objects.newest(article.public_id)
    return edition.parsed.story if edition else None


def page(article: Article, story: Story, form: forms.Form, live: Story | None) -> dict[str, Any]:
    """Return what the page shows."""
    return {
        "title": "Publish the change" if live else "Publish",
        "article": article,
        "row": draft_row(story, article.public_id),
        "story": story,
        "refusals": list(refusals(article, story, live)),
        "form": form,
        "changes": story_difference(live, story) if live else [],
        "is_change": live is not None,
    }


def refusals(article: Article, story: Story, live: Story | None) -> Iterator[str]:
    """Yield why the story cannot go out that no field of it can mend."""
    if live == story:
        yield "Readers see exactly this already. There is nothing to publish."
    if not is_possible(article, ACTIONS["publish"]):
        yield ACTIONS["publish"].refusal
    for check in in_the_way(GoingOut(article, story, timezone.now()), AROUND):
        # The name of a hold is asked for on the page itself.
        if check.field != "hold_name":
            yield check.words
