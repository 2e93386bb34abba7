"""What is measured side by side: sites behind one and the same WSGI server."""

import os
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from deploy.trial import Trial

NEWSROOM = "Newsroom"
UNSTORED = "Newsroom, nothing stored"
PLAIN = "plain Django"
CONNECTED = "plain Django, connections kept"
WAGTAIL = "Wagtail"
BARE = "bare Django"
SERVER = "the server alone"
BEHIND = "Newsroom behind nginx"
FILE = "a file from nginx"
THREADS = 4
START_WITHIN_S = 60
STOP_WITHIN_S = 10
# As every browser asks.
ENCODING = "gzip, deflate, br"

# The addresses of each kind of page.
type Addresses = dict[str, list[str]]


@dataclass
class System:
    """A site, and the server it runs behind: the same for all, from the site's own environment."""

    name: str
    folder: Path
    python: Path
    application: str
    environment: dict[str, str] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def run(self, *arguments: str, given: str = "") -> str:
        """Run its Python in its folder and return what it printed. Ends all where it failed."""
        ran = subprocess.run(
            [self.python, *arguments],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            input=given,
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            raise SystemExit(f"{self.name}: {' '.join(arguments)} failed.\n{ran.stderr[-2000:]}")
        return ran.stdout

    def start(self, workers: int) -> None:
        """Start its server, and wait until it answers."""
        self.port = free_port()
        self.process = subprocess.Popen(
            self.command(workers), cwd=self.folder, env={**os.environ, **self.environment}
        )
        until = time.monotonic() + START_WITHIN_S
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{self.name} did not start.")
            time.sleep(0.1)

    def command(self, workers: int) -> list[str]:
        """Return what runs its server."""
        return [
            str(self.python), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(self.port), "--workers", str(workers),
            "--blocking-threads", str(THREADS), "--log-level", "warning", self.application,
        ]  # fmt: skip

    def stop(self) -> None:
        """Stop its server."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(STOP_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
            self.process = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def fetch(self, address: str) -> bytes:
        """Return a page as it goes over the line. Ends all where it is none."""
        asked = Request(f"{self.url}{address}", headers={"Accept-Encoding": ENCODING})
        with urlopen(asked, timeout=START_WITHIN_S) as answer:
            page: bytes = answer.read()
        return page


@dataclass
class Proxied(System):
    """A Newsroom that runs, behind nginx with `deploy/nginx.conf`."""

    site: System | None = None

    def command(self, workers: int) -> list[str]:
        """Return what runs nginx."""
        assert self.site
        data = Path(self.site.environment["DATA_DIR"])
        folder = self.folder / f"nginx-{self.port}"
        return Trial(folder, self.port, free_port(), self.site.port, data).command()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def answers(port: int) -> bool:
    """Say whether somebody listens at a port."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
