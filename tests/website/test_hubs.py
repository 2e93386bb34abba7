"""WebSub: the hubs that the operator named hear of every feed that has something new."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.threads import make_thread, put_in
from articles.door.publishing import publish, withdraw
from people.actors import SHELL
from tests.builders import make_article, make_section
from tests.website.tongues import ARABIC, CHINESE, FRENCH, speak
from website.feeds import FORMATS
from website.hubs import PAUSES, feeds_of, tell_hubs
from website.models import HubNews

pytestmark = pytest.mark.django_db(transaction=True)

SITE = "https://news.example"


class Hub(BaseHTTPRequestHandler):
    """A hub on this machine: it hears which feeds have news, and answers with `status`."""

    heard: ClassVar[list[str]] = []
    calls: ClassVar[int] = 0
    status: ClassVar[int] = 202

    def do_POST(self) -> None:
        """Hear of news."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = parse_qs(body)
        assert asked["hub.mode"] == ["publish"]
        Hub.heard += asked["hub.url"]
        Hub.calls += 1
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub(settings: Settings) -> Iterator[type[Hub]]:
    Hub.heard, Hub.calls, Hub.status = [], 0, 202
    server = HTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.WEBSUB_HUBS = [f"http://127.0.0.1:{server.server_port}/hub"]
    settings.SITE_URL = SITE
    yield Hub
    server.shutdown()
    server.server_close()


def heard(hub: type[Hub]) -> list[str]:
    """Let the worker tell all that it has, and return the feeds that the hub heard of."""
    hub.heard.clear()
    while tell_hubs():
        pass
    return sorted(hub.heard)


def test_hub_hears_of_each_feed_that_a_publication_touches_and_of_no_other(
    hub: type[Hub], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_section("Sport", "sport")
    article = make_article(tags=["Ferries"], source="Xinhua", writers=["Li Xuan"])
    assert heard(hub) == [], "what was before a hub was named is no news"
    article.headline = "Ferries stop"
    article.save()
    assert heard(hub) == [], "a draft is no news"
    publish(article, by=SHELL)
    lists = ("", "section/city/", "tag/ferries/", "source/xinhua/", "person/li-xuan/")
    assert heard(hub) == sorted(f"{SITE}/{home}{each.tail}" for home in lists for each in FORMATS)
    assert heard(hub) == []
    put_in(article, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    assert f"{SITE}/thread/storm/feed.atom" in heard(hub)
    speak(FRENCH)
    publish(make_article(language="fr"), by=SHELL)
    ours = set(heard(hub))
    assert {f"{SITE}/fr/feed/", f"{SITE}/fr/section/city/feed/"} <= ours
    speak(FRENCH, ARABIC, CHINESE)
    with django_assert_max_num_queries(5):
        assert len(feeds_of("section:city")) == 2 * len(FORMATS)
    withdraw(article, reason="Wrong.", by=SHELL)
    assert f"{SITE}/tag/ferries/feed.json" in heard(hub)


@pytest.mark.parametrize("status", [302, 500])
def test_hub_that_does_not_say_yes_is_asked_again_later_and_later_and_then_no_more(
    hub: type[Hub], status: int, settings: Settings
) -> None:
    heard(hub)
    hub.status = status
    publish(make_article(), by=SHELL)
    waiting = len(heard(hub)) // len(FORMATS)
    assert waiting == HubNews.objects.count() == hub.calls
    assert heard(hub) == [], "not before a pause is over"
    for _ in PAUSES:
        HubNews.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        assert len(heard(hub)) == waiting * len(FORMATS)
    assert not HubNews.objects.exists()
    publish(make_article(), by=SHELL)
    settings.WEBSUB_HUBS = ["http://127.0.0.1:9/another"]
    assert heard(hub) == [], "an address that is named no more"


def test_hub_that_is_away_is_asked_for_one_list_and_holds_up_no_other(
    hub: type[Hub], settings: Settings
) -> None:
    away = "http://127.0.0.1:9/"
    settings.WEBSUB_HUBS = [away, *settings.WEBSUB_HUBS]
    heard(hub)
    publish(make_article(), by=SHELL)
    assert f"{SITE}/section/city/feed/" in heard(hub)
    tried = HubNews.objects.filter(hub=away).values_list("attempts", flat=True)
    assert len(tried) > 1
    assert sum(tried) == 1


def test_news_that_come_while_a_hub_is_told_are_told_once_more(
    hub: type[Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard(hub)
    publish(make_article(), by=SHELL)
    tell_hubs()
    rest = set(HubNews.objects.values_list("subject", flat=True))
    monkeypatch.setattr("website.hubs.tell", lambda *told: HubNews.objects.update(news=9))
    assert tell_hubs()
    monkeypatch.undo()
    assert set(HubNews.objects.values_list("subject", flat=True)) == rest
    assert heard(hub)
    assert not HubNews.objects.exists()
