"""Channels to send on, and the items that come on them."""

import json
from typing import Any

from django.test import Client

from people.actors import SHELL
from people.models import Organisation
from wire.channels.deliveries import read_next
from wire.channels.keys import new_key
from wire.models import Channel, Way

type Answer = Any

ITEM = {
    "uri": "urn:newsml:north.example:ferry",
    "type": "text",
    "version": "1",
    "versioncreated": "2025-03-02T07:45:00Z",
    "headline": "Ferries sail again",
    "body_html": "<p>The ferries sailed on Monday. Nobody fell.</p>",
}


def make_house(name: str) -> Organisation:
    """Return the house of this name."""
    return Organisation.objects.named(name)


def make_channel(way: Way = Way.POST, **fields: Any) -> Channel:
    """Return a channel of North News, open, with no key."""
    named = {"name": "North", "short_name": "north", "house": make_house("North News"), **fields}
    return Channel.objects.create(way=way, **named)


def item(**changes: Any) -> bytes:
    """Return the item with some fields changed, as its house sends it."""
    return json.dumps({**ITEM, **changes}).encode()


class House:
    """A house that sends on a channel, with its key."""

    def __init__(self, channel: Channel) -> None:
        self.key = new_key(channel, by=SHELL)
        self.address = f"/wire/in/{channel.short_name}/"
        self.client = Client(enforce_csrf_checks=True)

    def send(self, data: bytes, kind: str = "", **headers: str) -> Answer:
        """Send something, as `curl --data-binary` does."""
        sent = {"Authorization": f"Bearer {self.key}", **headers}
        kind = kind or "application/x-www-form-urlencoded"
        return self.client.post(self.address, data, content_type=kind, headers=sent)

    def ask(self, address: str) -> Answer:
        """Ask what became of something."""
        return self.client.get(address, headers={"Authorization": f"Bearer {self.key}"})


def read_all() -> None:
    """Let the worker read in all that waits."""
    while read_next():
        pass
