"""Trouble with database and disk is told at the desk as what it is, with what is kept."""

import errno
import shutil
from collections import namedtuple

import pytest
from django.db import OperationalError
from django.test import Client

from people.models import User

pytestmark = pytest.mark.django_db

AWAY = OperationalError("connection refused")
FULL = OSError(errno.ENOSPC, "No space left on device")
Usage = namedtuple("Usage", "total used free")


def desk_in(trouble: Exception, user: User, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Return the desk of somebody whose first page meets this trouble."""

    def meet() -> str:
        raise trouble

    monkeypatch.setattr("desk.first_page.dashboard.clock_stands_still", meet)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("trouble", "words"),
    [(AWAY, "The database does not answer."), (FULL, "The disk is full.")],
)
def test_trouble_is_a_page_of_the_desk_that_says_what_is_kept(
    trouble: Exception, words: str, reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk_in(trouble, reporter, monkeypatch)
    answer = client.get("/admin/")
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"].isdecimal()) == (503, True)
    assert words in page
    assert "Nothing that was saved is lost." in page
    assert "in this browser" in page


def test_a_script_of_the_desk_is_told_in_json(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk_in(AWAY, reporter, monkeypatch)
    answer = client.get("/admin/", headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 503
    assert "Nothing that was saved is lost." in answer.json()["detail"]


def test_an_old_or_mistyped_link_is_told_at_the_desk(reporter: User) -> None:
    client = Client()
    client.force_login(reporter)
    answer = client.get("/admin/articles/article/?nonsense=1")
    assert answer.status_code == 400
    assert "The address has something in it that the desk does not know" in answer.content.decode()


@pytest.mark.parametrize(("free", "is_told"), [(10 * 1024**2, True), (10 * 1024**3, False)])
def test_a_disk_that_is_nearly_full_is_told_to_whoever_runs_the_paper(
    free: int, is_told: bool, publisher: User, reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(0, 0, free))
    pages = {}
    for user in (publisher, reporter):
        client = Client()
        client.force_login(user)
        pages[user] = client.get("/admin/").content.decode()
    assert ("Only 10 MB are free" in pages[publisher]) is is_told
    assert "MB are free" not in pages[reporter]


def test_nothing_here_is_said_in_the_frame_of_the_desk(reporter: User) -> None:
    """In the same words where a page is not theirs, and never by a page of readers."""
    client = Client()
    client.force_login(reporter)
    for address in ("/admin/no/such/page/", "/admin/audit/", "/admin/articles/article/7/change/"):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 404
        assert "There is nothing here" in page
        assert "Write a story" in page
        assert "no-store" in answer.headers["Cache-Control"]


def test_form_of_before_a_login_is_not_taken_and_says_what_to_do(reporter: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    answer = client.post("/admin/notices/seen/", {"csrfmiddlewaretoken": "of before"})
    assert answer.status_code == 403
    assert "Nothing is lost. Log in in another tab" in answer.content.decode()


def test_fault_of_ours_is_told_with_what_became_of_the_words(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk_in(KeyError("ours"), reporter, monkeypatch)
    answer = client.get("/admin/")
    assert answer.status_code == 500
    assert "Something went wrong on our side." in answer.content.decode()
    assert "Nothing that was saved is lost." in answer.content.decode()
