"""The thread that notes readings: each server has one, and nothing ends it but the process."""

import subprocess
import sys
from threading import Event

import pytest
from django.conf import settings
from django.db import DatabaseError, InterfaceError

from website import readings

SAYS_ITS_THREADS = (
    "import threading, newsroom.{door}; print([each.name for each in threading.enumerate()])"
)


def test_thread_goes_on_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is away, a connection that was closed, what nobody foresaw."""
    troubles = [DatabaseError(), InterfaceError(), ValueError("nobody foresaw it")]
    stop, noted = Event(), Event()

    def note() -> None:
        if troubles:
            raise troubles.pop(0)
        noted.set()

    monkeypatch.setattr(readings, "FLUSH_EVERY_S", 0.001)
    monkeypatch.setattr(readings, "note_readings", note)
    thread = readings.note_from_time_to_time(stop)
    try:
        assert noted.wait(20)
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


@pytest.mark.any_database
@pytest.mark.parametrize("door", ["wsgi", "asgi"])
def test_every_server_has_the_thread(door: str) -> None:
    command = [sys.executable, "-c", SAYS_ITS_THREADS.format(door=door)]
    answer = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert "'readings'" in answer.stdout, answer.stderr
