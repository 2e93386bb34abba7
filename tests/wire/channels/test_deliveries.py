"""What waits is read in once and in its order, whichever worker ends, and read again when asked."""

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.utils import timezone

from articles.models import Article
from tests.wire.channels.channels import ITEM, House, item, make_channel, read_all
from wire.channels import deliveries
from wire.channels.deliveries import LEASE, let_wait, read_again, read_next
from wire.models import Channel, Delivery, Way

pytestmark = pytest.mark.django_db

TRAINS = {**ITEM, "uri": "urn:trains", "headline": "Trains stop", "body_html": "<p>At noon.</p>"}
BUSES = {**ITEM, "uri": "urn:buses", "headline": "Buses go", "body_html": "<p>At one.</p>"}
BROKEN = {"uri": "urn:broken", "type": "text"}


def make_feed(**fields: str) -> Channel:
    return make_channel(Way.FETCH, address="https://feed.example/", **fields)


def gives(feed: Channel, *rows: object) -> Delivery:
    """Return the delivery of a feed that says this now."""
    return let_wait(feed, json.dumps(rows).encode(), "feed")


def headlines() -> list[str]:
    return sorted(Article.objects.values_list("headline", flat=True))


def kept_files() -> int:
    return len(default_storage.listdir("wire")[1])


def test_versions_of_a_feed_are_read_in_their_order_though_a_worker_ends() -> None:
    feed = make_feed()
    first = gives(feed, ITEM, TRAINS)
    gives(feed, {**ITEM, "headline": "Ferries sail", "version": "2"}, BUSES)
    LEASE.take(Delivery.objects.filter(pk=first.pk), attempts=1)
    other = House(make_channel(name="South", short_name="south"))
    other.send(item(uri="urn:planes", headline="Planes fly", body_html="<p>At two.</p>"))
    read_all()
    assert headlines() == ["Planes fly"], "the feed alone waits"
    Delivery.objects.update(claimed_until=None)
    read_all()
    assert headlines() == ["Buses go", "Ferries sail", "Planes fly", "Trains stop"]


def test_what_the_database_refused_is_soon_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    House(make_channel()).send(item())

    def refused(*args: object) -> None:
        raise OperationalError("deadlock detected")

    monkeypatch.setattr(deliveries, "ingest_page", refused)
    pauses = []
    for _ in range(3):
        with pytest.raises(OperationalError):
            read_next()
        until = Delivery.objects.get().claimed_until
        assert until is not None
        pauses.append(round((until - timezone.now()) / timedelta(minutes=1)))
        Delivery.objects.update(claimed_until=None)
    assert pauses == [1, 4, 16]
    read_all()
    assert Delivery.objects.get().status == "refused"


def test_what_is_read_again_stays_and_is_counted_once() -> None:
    feed = make_feed()
    for rows in ([ITEM, BROKEN], [ITEM, BROKEN, BUSES]):
        gives(feed, *rows)
        read_all()
    newest = Delivery.objects.latest("pk")
    assert read_again(newest)
    read_all()
    newest.refresh_from_db()
    assert (newest.refused_count, newest.has_news, bool(newest.file)) == (1, True, True)
    feed.refresh_from_db()
    assert (feed.taken_count, feed.refused_count) == (2, 1)


def test_what_is_read_again_is_what_the_feed_said_last() -> None:
    feed = make_feed(format="nitf")
    for row in (ITEM, TRAINS):
        gives(feed, row)
        read_all()
    assert kept_files() == 1
    Channel.objects.update(format="auto")
    assert read_again(Delivery.objects.get())
    read_all()
    assert headlines() == ["Trains stop"]
    assert kept_files() == 0
