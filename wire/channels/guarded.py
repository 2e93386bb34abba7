"""Fetching from an address that somebody typed, and never from the own network.

1. The name is resolved, and every address that it has is checked.
2. The connection goes to an address that was checked, and the name is not resolved again: it may
   mean another one by then. The certificate and the `Host` header are of the name.
3. Where the answer leads elsewhere, all of this is done again.

Together it may take ten seconds and 20 MB, unpacked. No proxy of the environment is asked.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from paging.numbers import whole_number
from wire.lines import MOST_FILE_BYTES

LIMIT_S = 10.0
MOST_REDIRECTS = 5
MOST_ADDRESSES = 4
LONGEST_PAUSE_S = 10**6
PIECE = 64 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TOO_LONG = f"It took longer than {LIMIT_S:.0f} seconds."
TOO_LARGE = f"It sends more than {MOST_FILE_BYTES // 1_000_000} MB."
# Where addresses of the older protocol stand in those of the newer (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(Exception):
    """Nothing could be fetched; the message says why, `retry_after` when to come back if told."""

    def __init__(self, words: str, retry_after: timedelta | None = None) -> None:
        super().__init__(words)
        self.retry_after = retry_after


@dataclass(frozen=True)
class Fetched:
    """What an address gave; `data` is None where it is what it was before."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


class Deadline:
    """The moment at which a connection is cut, however slowly the other side speaks."""

    def __init__(self) -> None:
        self.ends = time.monotonic() + LIMIT_S

    def check(self) -> float:
        """Return how many seconds are left. Raises `FetchError` where none is."""
        left_s = self.ends - time.monotonic()
        if left_s <= 0:
            raise FetchError(TOO_LONG)
        return left_s

    def cuts(self, connected: socket.socket) -> threading.Timer:
        """Return the clock that cuts a connection then; whoever is done with it cancels it."""
        clock = threading.Timer(self.check(), cut, [connected])
        clock.daemon = True
        clock.start()
        return clock


def cut(connected: socket.socket) -> None:
    """End a connection in the middle of whatever is waited for."""
    with suppress(OSError):
        # Past TLS, which would wait for the other side once more.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def fetch(
    address: str, *, etag: str = "", last_modified: str = "", own: Mapping[str, str] | None = None
) -> Fetched:
    """Return what lies at an address, unless it is what it was under this tag or at this time.

    Headers of our `own` are said at this address's server alone, and not where it leads on from
    there. Raises `FetchError`.
    """
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {
        "User-Agent": f"Newsroom (+{settings.SITE_URL})",
        "Accept-Encoding": "gzip",
        **{name: value for name, value in asked.items() if value},
    }
    deadline = Deadline()
    home = urlsplit(address)[:2]
    for _ in range(MOST_REDIRECTS + 1):
        try:
            parts = parts_of(address)
            said_here = {**headers, **(own or {})} if parts[:2] == home else headers
            answer = answer_of(parts, said_here, deadline)
            if isinstance(answer, Fetched):
                return answer
            address = next_address(address, answer)
        except (OSError, HTTPError, HTTPException, ValueError) as error:
            # What cannot be read because it was cut is too slow, whatever it looks like.
            deadline.check()
            raise FetchError(words_of(error)) from error
    raise FetchError("It leads from one address to the next, and to no end.")


def next_address(address: str, location: str) -> str:
    """Return where an answer leads. Raises `FetchError` for one without a lock after one with."""
    target = urljoin(address, location)
    if urlsplit(address).scheme == "https" and urlsplit(target).scheme == "http":
        raise FetchError("It leads from https:// to an address without. Ask the house for another.")
    return target


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address. Raises `FetchError` for one that is none of the web."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError("It leads to no address of the web.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("It leads to an address with a name and a password in it.")
    return parts


def answer_of(parts: SplitResult, headers: dict[str, str], deadline: Deadline) -> Fetched | str:
    """Return what one address answers: what lies there, or the address to which it leads."""
    is_https = parts.scheme == "https"
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or (443 if is_https else 80)
    plain = connected(outside(host, port), port, deadline)
    with closing(plain):
        link = secured(plain, host) if is_https else plain
        connection = (HTTPSConnection if is_https else HTTPConnection)(host, port)
        connection.sock = link
        clock = deadline.cuts(link)
        try:
            connection.timeout = deadline.check()
            if isinstance(link, ssl.SSLSocket):
                link.do_handshake()
            target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            connection.request("GET", iri_to_uri(target), headers=headers, preload_content=False)
            with closing(connection.getresponse()) as response:
                return read(response, deadline)
        finally:
            clock.cancel()
            connection.close()
            link.close()


def secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """Return a connection on which only whoever has the certificate of this name may speak."""
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def outside(host: str, port: int) -> list[str]:
    """Return the addresses of a name. Raises `FetchError` where one lies in the own network."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"There is no {host} in the net.") from error
    addresses = list(dict.fromkeys(str(row[4][0]) for row in rows))
    if not all(may_be_asked(ipaddress.ip_address(address)) for address in addresses):
        raise FetchError("It leads into our own network. Ask the house for a public address.")
    return addresses[:MOST_ADDRESSES]


def may_be_asked(address: Address) -> bool:
    """Say whether an address lies in the open net, or in a network that the operator named."""
    meant = meant_by(address)
    if any(meant in network for network in settings.WIRE_FETCH_NETWORKS):
        return True
    return meant.is_global and not meant.is_multicast and not meant.is_reserved


def meant_by(address: Address) -> Address:
    """Return the address of the older protocol that stands in one of the newer, else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    teredo = address.teredo[1] if address.teredo else None
    translated = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None
    return address.ipv4_mapped or address.sixtofour or teredo or translated or address


def connected(addresses: list[str], port: int, deadline: Deadline) -> socket.socket:
    """Return a connection to the first of these addresses that takes one. Raises `OSError`."""
    failed: OSError = TimeoutError()
    for at, address in enumerate(addresses):
        # One that says nothing at all leaves their time to the others.
        wait_s = deadline.check() / (len(addresses) - at)
        try:
            # Given as numbers: no name is resolved again.
            link = socket.create_connection((address, port), timeout=wait_s)
        except OSError as error:
            failed = error
        else:
            # From here on the deadline's clock cuts it.
            link.settimeout(LIMIT_S)
            return link
    raise failed


def read(response: BaseHTTPResponse, deadline: Deadline) -> Fetched | str:
    """Return what an answer holds, or to where it leads. Raises `FetchError`."""
    location = response.headers.get("Location", "")
    if response.status in REDIRECTS and location:
        return location
    etag = response.headers.get("ETag", "")
    last_modified = response.headers.get("Last-Modified", "")
    # Some APIs answer 204 where there is nothing new.
    if response.status in {204, 304}:
        return Fetched(None, etag, last_modified)
    if response.status != 200:
        raise FetchError(
            f"It answers {response.status} {response.reason or ''}".strip() + ".",
            pause_of(response.headers.get("Retry-After", "")),
        )
    data = bytearray()
    for piece in response.stream(PIECE):
        data += piece
        if len(data) > MOST_FILE_BYTES:
            raise FetchError(TOO_LARGE)
        deadline.check()
    # An answer that was cut looks whole where it did not say how long it is.
    deadline.check()
    return Fetched(bytes(data), etag, last_modified)


def pause_of(written: str) -> timedelta | None:
    """Return how long an answer asks to be left alone: seconds, or a moment (RFC 9110)."""
    if written.isascii() and written.isdigit():
        seconds = whole_number(written, LONGEST_PAUSE_S)
        return timedelta(seconds=LONGEST_PAUSE_S if seconds is None else seconds)
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(aware - timezone.now(), timedelta(0))


def words_of(error: Exception) -> str:
    """Return what went wrong with a connection, for the desk."""
    if isinstance(error, ssl.SSLError):
        return "Its certificate is not good, or it speaks no TLS."
    if isinstance(error, TimeoutError):
        return TOO_LONG
    if isinstance(error, ConnectionRefusedError):
        return "Nobody answers there."
    return f"The connection failed: {error}."
