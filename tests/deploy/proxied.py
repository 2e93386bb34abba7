"""A real nginx with `deploy/nginx.conf`, in front of a site that a test plays itself."""

import http.client
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deploy.trial import MISSING, Trial, find_nginx

START_WITHIN_S = 20
NO_HEADERS: Mapping[str, str] = {}
PUBLIC = {"Cache-Control": "public, max-age=0, must-revalidate, s-maxage=60"}


def look_for_nginx() -> None:
    """Skip the test where there is no nginx; with CI=true a missing one is a failure."""
    if find_nginx():
        return
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def came(self) -> str:
        """How it came: HIT, MISS, STALE … as the proxy says."""
        return self.headers.get("X-Cache", "")

    @property
    def text(self) -> str:
        """Its words."""
        return self.body.decode()


@dataclass(frozen=True)
class Proxy:
    """An nginx that runs."""

    port: int

    def ask(
        self,
        address: str,
        headers: Mapping[str, str] = NO_HEADERS,
        *,
        method: str = "GET",
        body: bytes | None = None,
    ) -> Answer:
        """Ask it as a browser does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_WITHIN_S)
        try:
            connection.request(method, address, body=body, headers=dict(headers))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def ask_until_kept(self, address: str, headers: Mapping[str, str] = NO_HEADERS) -> Answer:
        """Ask until the answer is one that it kept; a slow machine may take more than a second."""
        for _ in range(20):
            answer = self.ask(address, headers)
            if answer.came == "HIT":
                return answer
        raise AssertionError(f"{address} is not kept: {answer.status}, {answer.headers}")


@contextmanager
def running_proxy(folder: Path, site_port: int, data: Path) -> Iterator[Proxy]:
    """Run nginx with `deploy/nginx.conf` before a site."""
    look_for_nginx()
    trial = Trial(folder, free_port(), free_port(), site_port, data)
    process = subprocess.Popen(trial.command())
    try:
        wait_for(trial.port, process, trial.log)
        yield Proxy(trial.port)
    finally:
        process.terminate()
        process.wait(START_WITHIN_S)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + START_WITHIN_S
    while True:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"nginx did not start: {log.read_text() if log.exists() else ''}")
        time.sleep(0.05)


@dataclass
class Played:
    """A site that a test plays: what it answers, and what it was asked."""

    port: int = 0
    status: int = 200
    words: str = "first"
    headers: Mapping[str, str] = field(default_factory=lambda: PUBLIC)
    asked: list[Mapping[str, str]] = field(default_factory=list)
    # Cleared, it lets requests wait before they are answered.
    may_answer: threading.Event = field(default_factory=threading.Event)
    server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Answer, at the port of before where there was one."""
        played = self
        self.may_answer.set()

        class Handler(BaseHTTPRequestHandler):
            """Answers every request with what is played."""

            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                """Answer, and note what was asked."""
                length = int(self.headers.get("Content-Length") or 0)
                self.rfile.read(length)
                played.asked.append({"path": self.path, **dict(self.headers.items())})
                body = played.words.encode()
                played.may_answer.wait(START_WITHIN_S)
                self.send_response(played.status)
                for name, value in played.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                # Kept connections would answer for a while after the site was stopped.
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        beginning = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        beginning.start()

    def stop(self) -> None:
        """Answer no more."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None
