"""Site and worker as two processes, started and stopped together."""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management import call_command

STOP_WITHIN_S = 10


def serve(port: int) -> int:
    """Run site and worker on 127.0.0.1 until Ctrl-C or until one of them ends.

    Returns the exit code: 0 where it was asked to stop.
    """
    call_command("collectstatic", interactive=False, verbosity=0)
    server = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "4",
        "--log-level", "warning", "newsroom.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
    # Their own sessions: Ctrl-C reaches this process alone, which then stops both in order.
    processes = [
        subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ, start_new_session=True)
        for command in (server, worker)
    ]
    asked = False

    def ask_to_stop(signum: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    signal.signal(signal.SIGINT, ask_to_stop)
    signal.signal(signal.SIGTERM, ask_to_stop)
    while not asked and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    stop(processes)
    return 0 if asked else 1


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask each process to end, and end it where it does not within ten seconds."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
