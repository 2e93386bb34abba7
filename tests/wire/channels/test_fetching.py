"""Channels that are fetched: when each address is asked, and what comes of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article
from people.models import User
from tests.desk.client import desk, form_values
from tests.desk.unsaid import said_wrong
from tests.wire.channels.channels import ITEM, item, make_channel, read_all
from tests.wire.channels.served import Served, says
from wire.channels import fetching
from wire.channels.fetching import fetch_next
from wire.channels.guarded import Fetched
from wire.models import Channel, Delivery, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    settings.WIRE_FETCH_NETWORKS = [ip_network("127.0.0.1/32")]
    with Served() as server:
        yield server


def due() -> None:
    """Let all channels be due, as after a long while."""
    Channel.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def pause() -> timedelta:
    """Return how long the channel is left alone from now on."""
    return Channel.objects.get().due_at - timezone.now()


def about(minutes: float) -> tuple[timedelta, timedelta]:
    """Return what a pause of so many minutes is, a tenth shorter or longer."""
    return timedelta(minutes=minutes * 0.9) - timedelta(seconds=9), timedelta(minutes=minutes * 1.1)


def test_feed_is_fetched_read_and_asked_again_only_for_what_is_new(served: Served) -> None:
    make_channel(Way.FETCH, address=served.at("/list"), every_min=20)
    day = "Sun, 02 Mar 2025 07:45:00 GMT"
    served.answers["/list"] = says(item(), ETag='"1"', Last_Modified=day)
    assert fetch_next()
    assert not fetch_next(), "it is due in twenty minutes"
    low, high = about(20)
    assert low < pause() < high
    read_all()
    assert Article.objects.get().headline == "Ferries sail again"

    served.answers["/list"] = says(status=304)
    due()
    assert fetch_next()
    assert served.asked[-1]["If-None-Match"] == '"1"'
    assert served.asked[-1]["If-Modified-Since"] == day
    # One without a tag sends the same again.
    served.answers["/list"] = says(item())
    due()
    fetch_next()
    assert Delivery.objects.count() == 1
    served.answers["/list"] = says(item(headline="Ferries sail", version="2"))
    due()
    fetch_next()
    assert "If-None-Match" not in served.asked[-1]
    read_all()
    assert Article.objects.get().headline == "Ferries sail"


def test_what_a_feed_says_again_is_no_news_refused_or_not(served: Served) -> None:
    channel = make_channel(Way.FETCH, address=served.at("/list"))
    broken = {"uri": "urn:x", "type": "text"}

    def fetch(*rows: object, mark: str = "") -> Channel:
        served.answers["/list"] = says(json.dumps(rows).encode() + mark.encode())
        due()
        fetch_next()
        read_all()
        return Channel.objects.get(pk=channel.pk)

    first = fetch(ITEM, broken)
    assert (first.taken_count, first.refused_count) == (1, 1)
    again = fetch(broken, ITEM, mark="\n")
    assert (again.taken_count, again.refused_count) == (1, 1)
    assert again.last_sent_at == first.last_sent_at
    assert Delivery.objects.count() == 1
    fetch({**ITEM, "uri": "urn:y", "headline": "Trains stop"}, broken, ITEM)
    old, new = Delivery.objects.order_by("pk")
    assert (bool(old.file), bool(new.file)) == (False, True)
    assert len(default_storage.listdir("wire")[1]) == 1
    assert fetch(ITEM, broken, broken).refused_count == 2


def test_address_that_fails_is_left_alone_for_longer_and_longer(
    served: Served, publisher: User
) -> None:
    channel = make_channel(Way.FETCH, address=served.at("/list"), every_min=60)
    for minutes in (120, 240, 480, 960, 1440, 1440):
        due()
        assert fetch_next()
        low, high = about(minutes)
        assert low < pause() < high, minutes
    page = f"/admin/wire/channel/{channel.pk}/change/"
    client = desk(publisher)
    assert "It answers 404 Not Found." in client.get(page).content.decode()
    # It says itself when to come back; but nobody is left alone for more than a day.
    for seconds, least in ((40_000, 39_000), (10**9, 86_000)):
        Channel.objects.update(failures=0)
        served.answers["/list"] = says(status=503, Retry_After=str(seconds))
        due()
        fetch_next()
        assert timedelta(seconds=least) < pause() <= timedelta(days=1)
    served.answers["/list"] = says(item())
    assert not fetch_next()
    assert client.get(f"/admin/channels/{channel.pk}/fetch/").status_code == 404
    assert client.post(f"/admin/channels/{channel.pk}/fetch/").status_code == 302
    assert fetch_next()
    channel.refresh_from_db()
    assert (channel.failures, channel.problem) == (0, "")
    assert "In trouble" not in client.get(page).content.decode()


def test_address_in_the_own_network_is_said_to_be_one(served: Served, settings: Settings) -> None:
    settings.WIRE_FETCH_NETWORKS = []
    make_channel(Way.FETCH, address=served.at("/list"))
    assert fetch_next()
    assert "leads into our own network" in Channel.objects.get().problem
    assert served.asked == []


def test_what_is_changed_at_the_desk_is_fetched_anew(served: Served, publisher: User) -> None:
    channel = make_channel(Way.FETCH, address=served.at("/old"))
    served.answers["/old"] = says(item(), ETag='"1"')
    fetch_next()
    client = desk(publisher)
    page = f"/admin/wire/channel/{channel.pk}/change/"
    shown = client.get(page)
    assert said_wrong(page, shown) == []
    values = form_values(shown.content, "channel_form")
    assert client.post(page, {**values, "format": "nitf"}).status_code == 302
    assert fetch_next(), "what was read as another format"
    values["format"] = "nitf"
    for wrong in ("ftp://feed.example/", "https://me:word@feed.example/", "https://"):
        assert client.post(page, {**values, "address": wrong}).status_code == 200, wrong
    assert client.post(page, {**values, "address": served.at("/new")}).status_code == 302
    assert fetch_next()
    assert (served.asked[-1]["path"], "If-None-Match" in served.asked[-1]) == ("/new", False)
    values["address"] = served.at("/new")
    values.pop("is_open")
    assert client.post(page, values).status_code == 302
    due()
    assert not fetch_next()


def test_what_is_changed_while_it_is_fetched_is_fetched_anew(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = make_channel(Way.FETCH, address=served.at("/old"))

    def ask(asked: Channel) -> Fetched:
        anew = {"address": served.at("/new"), "due_at": timezone.now()}
        Channel.objects.filter(pk=channel.pk).update(**anew)
        return real(asked)

    real = fetching.ask
    served.answers["/old"] = says(item(), ETag='"1"')
    with monkeypatch.context() as patched:
        patched.setattr(fetching, "ask", ask)
        assert fetch_next()
    assert not Delivery.objects.exists()
    served.answers["/new"] = says(item())
    assert fetch_next()
    assert "If-None-Match" not in served.asked[-1]
    assert Delivery.objects.count() == 1


def test_what_nobody_foresaw_is_said_on_the_channel(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_channel(Way.FETCH, address=served.at("/list"))
    served.answers["/list"] = says(item(), ETag='"a\x00b"')
    with monkeypatch.context() as patched:
        patched.setattr(fetching, "let_wait", None)
        assert fetch_next()
    channel = Channel.objects.get()
    assert ("The log" in channel.problem, channel.failures, channel.content_digest) == (True, 1, "")
    assert not fetch_next()
    due()
    assert fetch_next()
    channel.refresh_from_db()
    assert (channel.problem, channel.etag) == ("", "")
    served.answers["/list"] = says(status=204)
    due()
    assert fetch_next()
    assert Channel.objects.get().problem == ""


def test_no_two_workers_ask_for_one_address(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_channel(Way.FETCH, address=served.at("/list"))
    others: list[bool] = []

    def answer(asked: object, **kw: object) -> None:
        others.append(fetch_next())
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("wire.channels.fetching.fetch", answer)
        with pytest.raises(SystemExit):
            fetch_next()
    assert others == [False]
    # The worker ended on the way: two minutes later another goes on.
    assert not fetch_next()
    Channel.objects.update(claimed_until=timezone.now())
    assert fetch_next()


def test_api_is_asked_with_a_header_that_nobody_sees_again(
    served: Served, publisher: User, web_editor: User, settings: Settings
) -> None:
    channel = make_channel(Way.FETCH, address=served.at("/list"))
    served.answers["/list"] = says(item())
    client = desk(publisher)
    page, form = (f"/admin/{at}" for at in (
        f"wire/channel/{channel.pk}/change/", f"channels/{channel.pk}/header/"
    ))  # fmt: skip
    secret = "Bearer open-sesame-7"
    for wrong in (
        {"name": "Host", "value": "x"}, {"name": "X Key", "value": "x"},
        {"name": "X-Key", "value": "k\u00e9y"}, {"name": "X-Key", "value": "a\r\nHost: b"},
    ):  # fmt: skip
        assert client.post(form, wrong).status_code == 200, wrong
    assert desk(web_editor).post(form, {"name": "X-Key", "value": "x"}).status_code == 404
    assert client.post(form, {"name": "Authorization", "value": secret}).status_code == 302
    fetch_next()
    assert served.asked[-1]["Authorization"] == secret
    row = str(Channel.objects.values().get())
    for shown in (row, *(client.get(at).content.decode() for at in (page, form))):
        assert "Authorization" in shown
        assert "sesame" not in shown
    kept, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    due()
    fetch_next()
    assert "Type it again" in Channel.objects.get().problem
    settings.SECRET_KEY = kept
    # At another address of that server it is said too, and to no other server.
    for address, is_kept in ((served.at("/on"), True), ("https://other.example/", False)):
        values = form_values(client.get(page).content, "channel_form")
        answer = client.post(page, {**values, "address": address}, follow=True)
        assert ("another server" in answer.content.decode()) != is_kept
        assert bool(Channel.objects.get().header_sealed) == is_kept
    Channel.objects.update(address=served.at("/list"))
    client.post(form, {"name": "Authorization", "value": secret})
    assert client.post(form, {"drop": "yes"}).status_code == 302
    due()
    fetch_next()
    assert "Authorization" not in served.asked[-1]
