"""The database is away, or the disk is full: readers are told so, and when to come back."""

import errno
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from newsroom.errors import went_wrong
from tests.builders import live_article
from website.caching import forget_pages
from website.trouble import Trouble, trouble_of

pytestmark = pytest.mark.django_db


@contextmanager
def database_fails(error: Exception) -> Iterator[None]:
    """Let every question to the database end with this error."""

    def fail(execute: Callable[..., Any], *args: object) -> None:
        raise error

    with connection.execute_wrapper(fail):
        yield


def sqlite_error(name: str) -> OperationalError:
    """Return what Django raises where SQLite answers with this code."""
    cause = sqlite3.OperationalError(name)
    cause.sqlite_errorcode = getattr(sqlite3, name)
    return caused(OperationalError(name), cause)


def caused[E: Exception](error: E, cause: Exception) -> E:
    """Return an error as `raise error from cause` makes it."""
    error.__cause__ = cause
    return error


@pytest.fixture
def client() -> Client:
    """A reader to whom failures are shown as on a real site."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    "address", ["/", "/section/city/", "/search/?q=a", "/nothing/here/", "/feed/"]
)
def test_page_without_a_database_is_503_and_never_kept(client: Client, address: str) -> None:
    live_article()
    forget_pages()
    with database_fails(OperationalError("connection refused")):
        answer = client.get(address)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "no-store" in answer["Cache-Control"]
    assert "try again" in answer.content.decode()
    assert "connection refused" not in answer.content.decode()


def test_story_is_there_again_when_the_database_is(client: Client) -> None:
    address = live_article().live_path
    with database_fails(InterfaceError("connection already closed")):
        assert client.get(address).status_code == 503
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/feed.json", {}),
        ("/search/", {"Accept": "application/json"}),
        ("/", {"X-Requested-With": "XMLHttpRequest"}),
        ("/", {"Sec-Fetch-Dest": "empty"}),
    ],
)
def test_script_is_told_in_json(client: Client, address: str, headers: dict[str, str]) -> None:
    with database_fails(OperationalError("away")):
        answer = client.get(address, headers=headers)
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    said = json.loads(answer.content)
    assert (said["status"], said["retry_after"]) == (503, 30)


@pytest.mark.parametrize("accept", ["", "*/*", "text/html,application/xhtml+xml,*/*;q=0.8"])
def test_reader_is_told_by_a_page(client: Client, accept: str) -> None:
    forget_pages()
    with database_fails(OperationalError("away")):
        answer = client.get("/", headers={"Accept": accept} if accept else {})
    assert answer["Content-Type"].startswith("text/html")


def test_telling_asks_nothing_of_the_database(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        try:
            raise OperationalError("away")
        except OperationalError:
            assert went_wrong(rf.get("/")).status_code == 503


POSTGRES = [
    (psycopg.errors.DiskFull("x"), Trouble.FULL),
    (psycopg.errors.AdminShutdown("x"), Trouble.AWAY),
    (psycopg.errors.TooManyConnections("x"), Trouble.BUSY),
    (psycopg.errors.LockNotAvailable("x"), Trouble.BUSY),
    (psycopg.errors.UndefinedTable("x"), Trouble.AWAY),
    (psycopg.OperationalError("x"), Trouble.AWAY),
]


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), Trouble.FULL),
        (sqlite_error("SQLITE_FULL"), Trouble.FULL),
        (sqlite_error("SQLITE_BUSY_SNAPSHOT"), Trouble.BUSY),
        (sqlite_error("SQLITE_CANTOPEN"), Trouble.AWAY),
        (sqlite_error("SQLITE_IOERR_READ"), Trouble.AWAY),
        *((caused(DatabaseError("x"), cause), trouble) for cause, trouble in POSTGRES[:5]),
        (caused(OperationalError("x"), POSTGRES[5][0]), Trouble.AWAY),
        (caused(RuntimeError("while saving"), sqlite_error("SQLITE_FULL")), Trouble.FULL),
        # Faults of our own are no trouble of the machine.
        (sqlite_error("SQLITE_ERROR"), None),
        (caused(ProgrammingError("x"), psycopg.errors.SyntaxError("x")), None),
        (OSError(errno.ENOENT, "No such file"), None),
        (ValueError("x"), None),
        (None, None),
    ],
)
def test_trouble_is_named_as_what_it_is(error: Exception | None, trouble: Trouble | None) -> None:
    assert trouble_of(error) is trouble


def test_fault_of_our_own_stays_a_500(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ValueError("x")

    monkeypatch.setattr("website.pages.front_page", fail)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def test_disk_that_is_full_is_told_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("website.pages.front_page", fail)
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "300")


def test_page_of_trouble_needs_no_template(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> str:
        raise OSError(errno.EIO, "no disk")

    monkeypatch.setattr("website.trouble.render_to_string", fail)
    assert b"try again" in errors_page(rf)


def errors_page(rf: RequestFactory) -> bytes:
    """Return what readers are told while a disk is full."""
    try:
        raise OSError(errno.ENOSPC, "full")
    except OSError:
        return went_wrong(rf.get("/")).content
