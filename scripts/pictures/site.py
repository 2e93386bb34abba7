"""A demo site for the pictures: its own folder, a free port, and gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# A name that no picture can give away: the browser alone knows where it leads.
HOST = "harbour.example"
SITE_URL = f"http://{HOST}"
READY_WITHIN_S = 600
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Site:
    """A demo that runs."""

    port: int

    def answers(self) -> bool:
        """Say whether somebody listens."""
        with socket.socket() as asked:
            asked.settimeout(1)
            return asked.connect_ex(("127.0.0.1", self.port)) == 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def demo_site() -> AbstractContextManager[Site]:
    """Fill and run a demo, and end it with everything it made."""
    # Once without serving: every picture in every size before the first is taken.
    return site_of([["demo", "--no-serve"]], "demo")


def empty_site() -> AbstractContextManager[Site]:
    """Run a site with nothing but the account of whoever runs it."""
    whose = ["--no-input", "--username", "admin", "--email", "", "--name", "Noor Ansari"]
    return site_of([["migrate"], ["createsuperuser", *whose]], "serve")


@contextmanager
def site_of(filling: list[list[str]], runs: str) -> Iterator[Site]:
    """Make a site by some commands, run it, and end it with everything it made."""
    site = Site(free_port())
    with tempfile.TemporaryDirectory(prefix="newsroom-pictures-") as folder:
        manage = [sys.executable, "manage.py"]
        settings, silent = environment(folder), subprocess.DEVNULL
        for command in filling:
            subprocess.run([*manage, *command], cwd=ROOT, env=settings, stdout=silent, check=True)
        process = subprocess.Popen(
            [*manage, runs, "--port", str(site.port)], cwd=ROOT, env=settings, stdout=silent
        )
        try:
            wait_for(site, process)
            yield site
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def environment(folder: str) -> dict[str, str]:
    """Return the settings of the demo: whatever this machine sets for another site is left out."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "DATA_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "SITE_URL": SITE_URL,
        "ALLOWED_HOSTS": HOST,
        "TIME_ZONE": "Europe/London",
        "DJANGO_SUPERUSER_PASSWORD": "admin-at-the-harbour",
    }


def wait_for(site: Site, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the demo answers; raises `SystemExit` where it does not."""
    until = time.monotonic() + READY_WITHIN_S
    while not site.answers():
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit("The demo site did not start.")
        time.sleep(0.2)


@contextmanager
def browser_for(site: Site) -> Iterator[Browser]:
    """Start a Chromium to which the demo's name leads, and nothing else."""
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--font-render-hinting=none",
        f"--host-resolver-rules=MAP {HOST}:80 127.0.0.1:{site.port}, MAP * ~NOTFOUND",
        # Passkeys are offered on safe addresses alone.
        f"--unsafely-treat-insecure-origin-as-secure={SITE_URL}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield browser
        browser.close()


def chromium() -> str:
    """Return where the browser is. Raises `SystemExit` where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        raise SystemExit(f"No browser: none of {', '.join(CHROMIUMS)} is on the PATH.")
    return path
