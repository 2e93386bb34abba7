"""The two agencies of the demo, whose feeds it serves itself."""

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article, Note
from demo.agencies import Agencies, read_agencies
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from tests.wire.channels.channels import read_all
from wire.channels.fetching import fetch_next
from wire.models import Channel, Delivery, WireItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies(settings: Settings) -> Iterator[Agencies]:
    settings.WIRE_FETCH_NETWORKS = [ip_network("127.0.0.1/32")]
    server = Agencies(timezone.now())
    server.start()
    yield server
    server.shutdown()
    server.server_close()


def fetch_all() -> None:
    """Let the worker fetch what is due, and read it in."""
    while fetch_next():
        pass
    read_all()


def test_what_agencies_send_comes_in_once_however_often_the_demo_is_run(
    agencies: Agencies,
    web_editor: User,
) -> None:
    world = make_section("World", "world")
    agencies.open_channels()
    fetch_all()
    sent = {story["headline"] for agency in read_agencies() for story in agency["stories"]}
    came = Article.objects.all()
    assert {story.headline for story in came} == sent
    assert {str(story.source) for story in came} == {"Northwind", "Meridian News Agency"}
    assert {story.section for story in came} == {world}
    assert all(WireItem.objects.values_list("waits", flat=True))
    assert not Channel.objects.exclude(problem="").exists()
    held = WireItem.objects.exclude(embargo_at=None).get()
    assert held.embargo_at is not None
    assert held.embargo_at > timezone.now() + timedelta(hours=19)
    assert Note.objects.filter(words__contains="table of all eleven ports").exists()

    agencies.open_channels()
    fetch_all()
    assert Channel.objects.count() == Delivery.objects.count() == 2
    page = desk(web_editor).get("/admin/wire/delivery/").content.decode()
    assert page.count("Fetched from the house") == 2
    assert Article.objects.count() == len(sent)
