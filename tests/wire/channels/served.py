"""A server on this machine alone, which answers as a house would and notes what it was asked."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

type Answer = Callable[[BaseHTTPRequestHandler], None]


def says(data: bytes = b"", status: int = 200, **headers: str) -> Answer:
    """Return the answer that has this body, and these headers with `_` for `-`."""

    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.send_header("Content-Length", str(len(data)))
        asked.end_headers()
        asked.wfile.write(data)

    return answer


class Served:
    """What lies at which path; `asked` has the headers of each request, in order."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[dict[str, str]] = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                served.asked.append({"path": self.path, **dict(self.headers.items())})
                try:
                    served.answers.get(self.path, says(status=404))(self)
                except OSError:
                    # Whoever asked did not wait for the end.
                    self.close_connection = True

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))

    def __enter__(self) -> "Served":
        self.thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def at(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Return the whole address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"
