"""The page before a story goes out, now or by the clock: what readers will see, what stops it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csp import csp_override

from articles.acts.stages import approve_and_schedule
from articles.checks.change_kinds import NamedChange, plain_kind
from articles.checks.gate import OUTSIDE_TEXT, GoingOut, in_the_way
from articles.door.addresses import ask_for
from articles.door.publishing import publish
from articles.draft.revisions import SavedMeanwhile, claim_version, newest_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Stage
from articles.workflow import ACTIONS, DoorError, WrongState, is_possible
from desk.acts.checklist import checklist
from desk.acts.take import on_the_clock
from desk.acts.when import AT, NOW, WhenForm
from desk.correcting.change_form import ChangeForm, ask_for_reason
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import WENT_OUT, show, story_address
from desk.frame.powers import can_with, user_of
from desk.preview.views import HOLDS
from editions.difference import story_difference
from editions.models import Edition
from editions.story import Story
from paging.numbers import whole_number
from people.roles import Act


@dataclass(frozen=True)
class Outgoing:
    """A story that is about to go out: its draft, and what readers see of it now.

    `refusals` say why it cannot go out at all, `not_now` why only the clock may send it.
    """

    article: Article
    story: Story
    live: Story | None
    refusals: list[str]
    not_now: list[str]
    may_now: bool
    may_later: bool


ALONE = (
    "You saved this text yourself, and this paper asks for a second pair of eyes. Say why it goes "
    "out without them."
)


class FirstForm(forms.Form):
    """A first publication needs nothing more, unless it is on hold, a photo's rights ask for a
    reason, or whoever publishes alone has to give one.
    """

    reason = forms.CharField(
        label="Reason, for the desk",
        help_text=ALONE,
        required=False,
        max_length=300,
    )

    hold_name = forms.CharField(
        label="Type the name of its hold",
        help_text="This takes it off hold and sends it out, in one step.",
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(
        self, data: QueryDict | None, article: Article, *, asks: bool, is_alone: bool
    ) -> None:
        super().__init__(data)
        is_given = bool(data and data.get("reason", "").strip())
        if asks:
            ask_for_reason(self.fields["reason"])
        elif not is_alone and not is_given:
            del self.fields["reason"]
        if not article.is_on_hold:
            del self.fields["hold_name"]

    def named(self) -> NamedChange:
        """Return the reason, where one was asked for; the door calls the kind the first."""
        return NamedChange(reason=self.cleaned_data.get("reason", ""))


def publish_story(request: HttpRequest, article: Article) -> HttpResponse:
    """Show what readers will see, or send exactly that out: now, unless a time is chosen."""
    return send_page(request, article, "publish")


def schedule_story(request: HttpRequest, article: Article) -> HttpResponse:
    """Show the same page for what is approved, with a time to be chosen first."""
    return send_page(request, article, "schedule")


@csp_override(HOLDS)
def send_page(request: HttpRequest, article: Article, action: str) -> HttpResponse:
    """Show what readers will see and ask when; or send exactly that out, or give it to the clock.

    The POST carries the version that was looked at: where the story was saved meanwhile nothing
    goes out, and the page shows the newer text.
    """
    going = outgoing(request, article, action)
    data = request.POST if request.method == "POST" else None
    when = WhenForm(
        data,
        article,
        first=NOW if action == "publish" else AT,
        may_now=going.may_now,
        may_later=going.may_later,
    )
    moment = when.cleaned_data["moment"] if data is not None and when.is_valid() else None
    lines = checklist(going.story, article, moment or timezone.now())
    form = form_for(request, going, data, moment, asks=any(line.asks for line in lines))
    if data is not None and all([when.is_valid(), form.is_valid()]) and not going.refusals:
        try:
            with transaction.atomic():
                done = send(request, article, form, moment)
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
            drop_sent(request)
            messages.success(request, done, extra_tags="" if moment else WENT_OUT)
            return HttpResponseRedirect(story_address(article))
        going = outgoing(request, article, action)
        lines = checklist(going.story, article, moment or timezone.now())
    context = {
        **page(going),
        "form": form,
        "when": when,
        "checks": lines,
        "stops": sum(line.stops for line in lines),
        "story_page": story_address(article),
        "may_write": can_with(request, Act.WRITE, article),
    }
    return show(request, "desk/acts/publish.html", context)


def send(
    request: HttpRequest, article: Article, form: "ChangeForm | FirstForm", moment: datetime | None
) -> str:
    """Send a story out, or give it to the clock, and say so. Raises `DoorError`.

    What goes out or is approved by this is what was looked at.
    """
    if moment is None or article.stage != Stage.APPROVED:
        looked_at = whole_number(request.POST.get("version", ""))
        claim_version(article, -1 if looked_at is None else looked_at)
    values, user = form.cleaned_data, user_of(request)
    if moment is not None:
        if values.get("note"):
            raise WrongState(
                "A sentence for readers goes out with a change that goes out now. Choose “Now”, "
                "or take the sentence out."
            )
        approve_and_schedule(article, at=moment, by=user, reason=values.get("reason", ""))
        return f"Goes out at {on_the_clock(moment)}."
    if isinstance(form, ChangeForm) and (slug := form.new_slug(story_of(article).headline)):
        ask_for(article, slug)
    publish(article, form.named(), by=user, hold_name=values.get("hold_name", ""))
    return "Published. Readers see it now."


def form_for(
    request: HttpRequest,
    going: Outgoing,
    data: QueryDict | None,
    moment: datetime | None,
    *,
    asks: bool,
) -> ChangeForm | FirstForm:
    """Return what the page asks: little the first time, over a live story what the change is."""
    article, live, story = going.article, going.live, going.story
    alone = is_alone(request, article)
    if live is None:
        return FirstForm(data, article, asks=asks, is_alone=alone)
    form = ChangeForm(data, asks=asks, initial={"kind": plain_kind(live, story)})
    form.ask_address(article.live_path, live, story)
    if alone and not asks:
        form.fields["reason"].help_text = ALONE
    elif data is None and not asks:
        # Asked for only once the change is called less than it is.
        del form.fields["reason"]
    # The clock calls every change an update.
    form.fields["kind"].required = moment is None
    return form


def is_alone(request: HttpRequest, article: Article) -> bool:
    """Say whether the paper asks for four eyes, and whoever sends this out saved it last."""
    if not settings.FOUR_EYES:
        return False
    newest = newest_revision(article)
    return newest is not None and newest.made_by_id == user_of(request).pk


def live_story(article: Article) -> Story | None:
    """Return what readers see of a story now."""
    if not article.is_live:
        return None
    edition = Edition.objects.newest(article.public_id)
    return edition.parsed.story if edition else None


def page(going: Outgoing) -> dict[str, Any]:
    """Return what the page shows."""
    live, story = going.live, going.story
    return {
        "title": "Publish the change" if live else "Publish",
        "article": going.article,
        "shown_at": reverse("admin:preview_page", args=[going.article.public_id]),
        "story": story,
        "refusals": going.refusals,
        "not_now": going.not_now,
        "changes": story_difference(live, story) if live else [],
        "is_change": live is not None,
    }


def outgoing(request: HttpRequest, article: Article, action: str) -> Outgoing:
    """Return a story that is about to go out, with when it may."""
    story, live, now = story_of(article), live_story(article), timezone.now()
    refusals = list(refusals_of(article, story, live, action))
    not_now = ways_shut(GoingOut(article, story, now))
    at = article.embargo_until or now
    by_clock = ways_shut(GoingOut(article, story, at, is_by_clock=True))
    is_approved = article.stage == Stage.APPROVED
    may_approve = is_approved or can_with(request, Act.APPROVE, article)
    is_open = not by_clock and not article.is_on_hold
    may_later = is_open and may_approve and can_with(request, Act.SCHEDULE, article)
    if not may_later:
        refusals += not_now
    return Outgoing(
        article,
        story,
        live,
        refusals,
        not_now,
        may_now=not not_now and can_with(request, Act.PUBLISH, article),
        may_later=may_later,
    )


def ways_shut(going: GoingOut) -> list[str]:
    """Return what stops a story, however it goes out, that no word of it can mend."""
    # The name of a hold is asked for on the page itself.
    return [check.words for check in in_the_way(going, OUTSIDE_TEXT) if check.field != "hold_name"]


def refusals_of(article: Article, story: Story, live: Story | None, action: str) -> Iterator[str]:
    """Yield why the story cannot go out at all."""
    if live == story:
        yield "Readers see exactly this already. There is nothing to publish."
    if not is_possible(article, ACTIONS[action]):
        yield ACTIONS[action].refusal
