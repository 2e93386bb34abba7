"""What stands on the page of a channel beside its form, and the page on which it gets a key."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from articles.models import Article
from desk.frame.pages import posted, show
from desk.frame.powers import can, check_can, user_of
from desk.frame.words import Badge
from people.roles import Act
from wire.channels.deliveries import path_of, read_again
from wire.channels.fetching import fetch_now
from wire.channels.folder_files import folder_of
from wire.channels.headers import drop_header, set_header
from wire.channels.keys import new_key
from wire.models import Channel, Delivery, DeliveryStatus, Way
from wire.outcome import Status

MOST_SHOWN = 8
COLOURS = {
    DeliveryStatus.WAITING: "amber",
    DeliveryStatus.TAKEN: "green",
    DeliveryStatus.REFUSED: "red",
}
STORY_WORDS = {
    Status.CREATED: "New",
    Status.UPDATED: "New words",
    Status.UNCHANGED: "Known already",
    Status.REFUSED: "Refused",
}


def state_of(channel: Channel) -> Badge:
    """Return how a channel does."""
    if not channel.is_open:
        return Badge("Closed", "grey")
    if channel.problem:
        return Badge("In trouble", "red")
    if channel.expected_by and channel.expected_by <= timezone.now():
        return Badge("Silent", "amber")
    if channel.way == Way.POST and not channel.key_digest:
        return Badge("Has no key yet", "amber")
    return Badge("Open", "green") if channel.last_sent_at else Badge("Nothing came yet", "grey")


def delivery_badge(delivery: Delivery) -> Badge:
    """Return what became of a delivery."""
    status = DeliveryStatus(delivery.status)
    return Badge(str(status.label), COLOURS[status])


def beside_form(request: HttpRequest, channel: Channel) -> dict[str, Any]:
    """Return what the page of a channel shows besides its form."""
    deliveries = channel.deliveries.order_by("-received_at")[:MOST_SHOWN]
    filtered = f"{reverse('admin:wire_delivery_changelist')}?channel__id__exact={channel.pk}"
    return {
        "channel": channel,
        "state": state_of(channel),
        "deliveries": [(delivery, delivery_badge(delivery)) for delivery in deliveries],
        "all_deliveries_at": filtered,
        "sent_to": sent_to(channel),
        "folder": folder_of(channel) if channel.way == Way.FOLDER else "",
        "is_fetched": channel.way == Way.FETCH,
        "may_change": can(request, Act.RUN_THE_PAPER),
    }


def sent_to(channel: Channel) -> str:
    """Return the whole address to which stories are sent; '' where they come otherwise."""
    if channel.way != Way.POST:
        return ""
    return f"{settings.SITE_URL}{reverse('wire_in', args=[channel.short_name])}"


@never_cache
def channel_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a channel is to have a new key, make it, and show it this once."""
    check_can(request, Act.RUN_THE_PAPER)
    channel = get_object_or_404(Channel, pk=pk, way=Way.POST)
    key = new_key(channel, by=user_of(request)) if request.method == "POST" else ""
    context = {
        "title": f"The key of {channel}",
        "channel": channel,
        "key": key,
        "sent_to": sent_to(channel),
    }
    return show(request, "desk/wire_inbox/key.html", context)


class HeaderForm(forms.Form):
    """The header with which an API is asked."""

    name = forms.CharField(label="Header", initial="Authorization", max_length=80)
    value = forms.CharField(
        label="What it says",
        max_length=2000,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text="As the house gives it, such as Bearer and the key.",
    )


@never_cache
def channel_header(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the header with which an API is asked, and keep it sealed, or drop it."""
    check_can(request, Act.RUN_THE_PAPER)
    channel = get_object_or_404(Channel, pk=pk, way=Way.FETCH)
    back = HttpResponseRedirect(reverse("admin:wire_channel_change", args=[channel.pk]))
    form = HeaderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "drop" in request.POST:
        drop_header(channel)
        return back
    if request.method == "POST" and form.is_valid():
        try:
            set_header(channel, form.cleaned_data["name"], form.cleaned_data["value"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            fetch_now(channel)
            messages.success(request, "The header is kept, and the worker asks with it now.")
            return back
    context = {
        "title": f"The header of {channel}",
        "channel": channel,
        "form": form,
        "is_safe": channel.address.startswith("https:"),
    }
    return show(request, "desk/wire_inbox/header.html", context)


@posted
def fetch_channel(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the address of a channel be asked at once, whatever failed before."""
    check_can(request, Act.RUN_THE_PAPER)
    channel = get_object_or_404(Channel, pk=pk, way=Way.FETCH)
    fetch_now(channel)
    messages.success(request, "The worker asks for it now. What comes stands below in a moment.")
    return HttpResponseRedirect(reverse("admin:wire_channel_change", args=[channel.pk]))


@posted
def read_delivery_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what was refused be read once more, such as after its channel was set right."""
    check_can(request, Act.INGEST)
    delivery = get_object_or_404(Delivery, pk=pk)
    if read_again(delivery):
        messages.success(request, "It is read again now.")
    else:
        messages.error(request, "Its bytes are not kept. Ask the house to send it again.")
    return HttpResponseRedirect(reverse("admin:wire_delivery_change", args=[delivery.pk]))


def stories_of(request: HttpRequest, delivery: Delivery) -> list[dict[str, Any]]:
    """Return what became of each story of a delivery, without those they may not know of."""
    names = [outcome["article_id"] for outcome in delivery.outcomes if outcome["article_id"]]
    seen = Article.objects.seen_by(user_of(request)).filter(public_id__in=names)
    articles = {article.public_id: article for article in seen.defer("body")}
    return [
        {
            "article": articles.get(outcome["article_id"]),
            # What it is called in its file.
            "name": outcome["path"].removeprefix(path_of(delivery)).strip(" ·") or str(delivery),
            "became": STORY_WORDS[Status(outcome["status"])],
            "reason": outcome["reason"],
        }
        for outcome in delivery.outcomes
        if not outcome["article_id"] or outcome["article_id"] in articles
    ]
