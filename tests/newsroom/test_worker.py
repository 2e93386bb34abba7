"""The work beside the site: each kind goes on whatever happens to another."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from newsroom import worker


@pytest.fixture(autouse=True)
def own_signals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave the signals of the test's own process as they were."""
    monkeypatch.setattr(worker, "PAUSE_S", 0.01)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def stop_when(looks: list[float], count: int, free: threading.Event) -> None:
    """Ask this process to end as soon as the clock was looked at so often."""
    until = time.monotonic() + 10
    while len(looks) < count and time.monotonic() < until:
        time.sleep(0.01)
    free.set()
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("trouble", ["a photo that takes long", "a photo that fails"])
def test_the_clock_keeps_its_beat_beside(trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    free = threading.Event()

    def look() -> bool:
        looks.append(time.monotonic())
        return False

    def photo() -> bool:
        if trouble == "a photo that fails":
            raise OSError("The disk is full.")
        return free.wait(10)

    monkeypatch.setattr(worker, "WORK", {"clock": look, "photos": photo})
    threading.Thread(target=stop_when, args=(looks, 5, free)).start()
    worker.work_until_stopped()
    assert len(looks) >= 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts niceness by thread")
def test_photos_give_way_and_the_clock_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: dict[str, int] = {}
    looks: list[float] = []

    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def look() -> bool:
        measured["clock"] = niceness()
        looks.append(time.monotonic())
        return False

    def photo() -> bool:
        measured["photos"] = niceness()
        return False

    monkeypatch.setattr(worker, "WORK", {"clock": look, "photos": photo})
    threading.Thread(target=stop_when, args=(looks, 3, threading.Event())).start()
    own = niceness()
    worker.work_until_stopped()
    assert measured == {"clock": own, "photos": min(own + worker.NICENESS, 19)}


def test_worker_ends_when_a_kind_of_work_ended_so_that_it_is_started_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def keep_at(name: str, stop: threading.Event) -> None:
        if name != "clock":
            stop.wait(10)

    monkeypatch.setattr(worker, "keep_at", keep_at)
    began = time.monotonic()
    with pytest.raises(SystemExit):
        worker.work_until_stopped()
    assert time.monotonic() - began < 5
