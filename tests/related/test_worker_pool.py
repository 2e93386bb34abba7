"""The processes of a rebuild end with it, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.processes import ROOT

REBUILD = """
import os, time
from related.suggestions.worker_pool import WorkerPool
with WorkerPool(1, 0) as pool:
    print(pool.executor.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""
PATIENCE_S = 30


def test_a_process_of_the_pool_ends_when_the_rebuild_is_killed(tmp_path: Path) -> None:
    """Nobody is left to tell it: it sees by itself."""
    site = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "only-for-tests-" + "x" * 40,
        "DATABASE_URL": "sqlite://:memory:",
    }
    with subprocess.Popen(
        [sys.executable, "-c", REBUILD],
        cwd=ROOT,
        env={**os.environ, **site},
        stdout=subprocess.PIPE,
        text=True,
    ) as rebuild:
        assert rebuild.stdout
        worker = int(rebuild.stdout.readline())
        assert is_running(worker)
        rebuild.send_signal(signal.SIGKILL)
        rebuild.wait()
    waited_until = time.monotonic() + PATIENCE_S
    while is_running(worker) and time.monotonic() < waited_until:
        time.sleep(0.1)
    assert not is_running(worker)


def is_running(pid: int) -> bool:
    """Say whether a process is there, and not only its number until somebody takes note."""
    shown = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return bool(shown.stdout.strip()) and not shown.stdout.strip().startswith("Z")
