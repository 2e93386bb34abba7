"""`/readyz` says which part is ill: 503 where readers get no pages, and never a secret."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from editions.models import PublishedArticle
from leases.heartbeat import DEAD_AFTER, Heart
from leases.models import Worker

SECRET = "redis://user:hunter2@cache.example:6379/0"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def worker() -> Heart:
    """Have a worker that lives."""
    heart = Heart()
    heart.beat()
    return heart


def ill_parts(reader: Client) -> tuple[int, str, dict[str, str]]:
    """Return status, the whole in a word, and what ails each part that is ill."""
    answer = reader.get("/readyz")
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]
    assert b"hunter2" not in answer.content
    assert b"example" not in answer.content
    whole = answer.json()
    assert list(whole["parts"]) == ["database", "migrations", "cache", "storage", "workers"]
    ills = {name: part["what"] for name, part in whole["parts"].items() if part["status"] == "ill"}
    return answer.status_code, whole["status"], ills


def fails(*args: object, **kwargs: object) -> None:
    raise OperationalError(f"could not connect to {SECRET}")


def test_all_is_well(reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    ill_parts(reader)
    with django_assert_max_num_queries(3):
        assert ill_parts(reader) == (200, "ready", {})


def test_without_the_database_nothing_is_ready(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(PublishedArticle.objects.all()), "exists", fails)
    status, whole, ills = ill_parts(reader)
    assert (status, whole) == (503, "down")
    assert ills["database"] == "The database does not answer."


def test_migrations_that_wait_are_told_and_those_of_a_newer_code_do_no_harm(
    reader: Client,
) -> None:
    done = MigrationRecorder(connection).migration_qs
    done.create(app="editions", name="9999_of_the_next_version")
    assert ill_parts(reader)[0] == 200
    newest = done.filter(app="leases").order_by("-name").first()
    assert newest
    newest.delete()
    status, whole, ills = ill_parts(reader)
    assert (status, whole) == (503, "down")
    assert ills == {"migrations": "Migrations wait: run manage.py migrate."}


def no_cache(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(LocMemCache, "set", fails)


def forgetful_cache(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(LocMemCache, "get", lambda *args, **kwargs: None)


def no_store(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    # Root may write anywhere, so that the folder is not there at all.
    settings.DATA_DIR = Path("/nowhere")
    backend = "django.core.files.storage.FileSystemStorage"
    files = {"BACKEND": backend, "OPTIONS": {"location": "/nowhere/files"}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def no_worker(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    Worker.objects.update(seen_at=timezone.now() - DEAD_AFTER - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("trouble", "part"),
    [
        (no_cache, "cache"),
        (forgetful_cache, "cache"),
        (no_store, "storage"),
        (no_worker, "workers"),
    ],
)
def test_readers_are_served_without_what_they_do_not_need(
    trouble: Callable[[pytest.MonkeyPatch, Settings], None],
    part: str,
    reader: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trouble(monkeypatch, settings)
    status, whole, ills = ill_parts(reader)
    assert (status, whole, list(ills)) == (200, "ill", [part])


def test_a_worker_that_ends_says_so(reader: Client, worker: Heart) -> None:
    worker.stop()
    assert list(ill_parts(reader)[2]) == ["workers"]
