"""What the store of pages holds and sends: bounded, packed as asked, never anybody's own."""

import gzip
from datetime import timedelta

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from articles.door.publishing import publish, withdraw
from freshness.forgetting import KNOWN_FOR, forget_changes
from freshness.models import Change
from freshness.validation import MOST_KEPT
from people.actors import SHELL
from people.models import User
from taxonomy.models import Section
from tests.builders import live_article, make_article
from tests.website.live_pages import clocks_go_on, is_kept, keep_menu, text_of, tree
from website import pages
from website.caching import forget_pages, page_store

pytestmark = pytest.mark.django_db


# --- Bounded --------------------------------------------------------------------------------------


def test_a_crawler_pushes_out_no_page_that_people_ask_for(
    reader: Client, settings: Settings
) -> None:
    """A thousand pages that are asked for once, in a store that has room for some fifty."""
    settings.PAGE_STORE_BYTES = 400_000
    live_article()
    for _ in range(2):
        reader.get("/")
    store = page_store(400_000)
    assert store
    for n in range(300):
        reader.get("/corrections/", {"crawler": n})
        assert store.size <= 400_000
    assert is_kept(reader, "/")
    assert not is_kept(reader, "/corrections/?crawler=1")


def test_a_store_without_room_keeps_nothing(reader: Client, settings: Settings) -> None:
    """It looks whether what the process knows of the paper is true, and at nothing else."""
    settings.PAGE_STORE_BYTES = 0
    live_article()
    keep_menu(reader)
    with CaptureQueriesContext(connection) as first:
        reader.get("/feed/")
    with CaptureQueriesContext(connection) as second:
        reader.get("/feed/")
    assert len(first) == len(second) == 2


def test_changes_are_forgotten_when_nothing_kept_is_as_old(reader: Client) -> None:
    live_article()
    known = Change.objects.count()
    assert known > 1
    assert not forget_changes()
    assert Change.objects.count() == known
    Change.objects.update(at=timezone.now() - KNOWN_FOR - timedelta(minutes=1))
    forget_changes()
    assert Change.objects.count() == 1
    assert KNOWN_FOR > 2 * MOST_KEPT


def test_menu_of_a_process_that_slept_is_read_anew(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed while nobody asked it for a page may be forgotten by then."""
    live_article()
    reader.get("/corrections/")
    Section.objects.filter(name="City").update(name="Town")
    live_article()
    Change.objects.update(at=timezone.now() - KNOWN_FOR - timedelta(minutes=1))
    forget_changes()
    clocks_go_on(monkeypatch, KNOWN_FOR)
    page = tree(reader.get("/archive/"))
    assert "Town" in text_of(page.find_class("menu")[0])


# --- What is sent ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("", ""),
        ("identity", ""),
    ],
)
def test_page_is_sent_packed_as_asked(reader: Client, accepted: str, coding: str) -> None:
    """The first time and from the store alike; caches on the way keep each form apart."""
    article = live_article(body="<p>The ferries ran again.</p>" * 20)
    plain = reader.get(article.live_path).content
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    forget_pages()
    for _ in range(2):
        answer = reader.get(article.live_path, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding", "") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert unpack(answer.content) == plain
        assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_unchanged_page_is_304_from_the_one_look(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = live_article()
    tag = reader.get(article.live_path).headers["ETag"]
    with django_assert_num_queries(1):
        answer = reader.get(article.live_path, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert "s-maxage=60" in answer.headers["Cache-Control"]
    with django_assert_num_queries(1):
        assert reader.head(article.live_path).headers["ETag"] == tag
    assert reader.post(article.live_path).status_code == 405
    withdraw(article, reason="Wrong.", by=SHELL)
    assert reader.get(article.live_path, headers={"If-None-Match": tag}).status_code == 410


@pytest.mark.parametrize("about_reader", ["user", "cookie", "nonce"])
def test_what_is_somebody_s_own_is_never_kept(
    reader: Client, about_reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that looked at who asks, or gives them something, is made for them alone."""
    live_article()

    def front(request: HttpRequest, *args: object) -> HttpResponse:
        answer = HttpResponse("Hello.")
        if about_reader == "user":
            answer.content = f"Hello, {request.user}!"
        elif about_reader == "cookie":
            answer.set_cookie("who", "you")
        else:
            answer.content = f"Hello, {get_nonce(request)}!"
        return answer

    monkeypatch.setattr(pages, "render", front)
    store = page_store(settings.PAGE_STORE_BYTES)
    assert store
    assert reader.get("/").content.startswith(b"Hello")
    assert store.size == 0


def test_a_kept_page_is_given_to_nobody_who_asks_another_paper(client: Client) -> None:
    """All that stands before the pages holds for the kept ones too: names, headers."""
    live_article()
    made, kept = client.get("/"), client.get("/")
    assert made.headers == kept.headers
    assert "default-src 'none'" in kept.headers["Content-Security-Policy"]
    assert "camera=()" in kept.headers["Permissions-Policy"]
    assert client.get("/", headers={"Host": "other.example"}).status_code == 400


def test_a_page_of_https_is_not_given_out_without(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    live_article()
    for _ in range(2):
        assert client.get("/", secure=True).status_code == 200
    assert client.get("/").status_code == 301


def test_pages_of_nothing_are_not_kept(reader: Client) -> None:
    """A story may stand there a moment later."""
    article = make_article()
    address = f"/{timezone.localdate():%Y/%m/%d}/{article.public_id}/"
    assert reader.get(address).status_code == 404
    publish(article, by=SHELL)
    assert reader.get(article.live_path).status_code == 200


def test_desk_and_search_are_not_kept(client: Client, superuser: User) -> None:
    client.force_login(superuser)
    live_article(headline="Ferry sails")
    store = page_store(settings.PAGE_STORE_BYTES)
    assert store
    client.get("/admin/")
    client.get("/search/", {"q": "ferry"})
    assert store.size == 0
    client.get("/")
    assert store.size > 0
