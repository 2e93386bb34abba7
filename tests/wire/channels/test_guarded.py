"""What is fetched never leads into our own network, and is never too slow or too much."""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from tests.wire.channels.served import Served, says
from wire.channels import guarded
from wire.channels.guarded import FetchError, fetch

pytestmark = pytest.mark.any_database

OWN = "leads into our own network"
NAME = "feed.example"


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    """A server of which the operator said that it may be asked: this one address alone."""
    settings.WIRE_FETCH_NETWORKS = [ip_network("127.0.0.1/32")]
    with Served() as server:
        yield server


def names(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let the name mean one address after the other; return a list of what was looked up."""
    asked: list[str] = []
    meant = list(answers)

    def getaddrinfo(host: str, port: int, *args: Any, **kw: Any) -> list[Any]:
        if host[0].isdigit() or ":" in host:
            return real(host, port, *args, **kw)
        asked.append(host)
        rows = (meant.pop(0) if len(meant) > 1 else meant[0]).split()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (row, port)) for row in rows]

    real: Callable[..., list[Any]] = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.5", "172.16.3.1", "192.168.1.1", "169.254.1.1",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%1",
        "fd00::1", "ff02::1", "::ffff:10.0.0.5", "64:ff9b::a00:5", "2002:a00:5::1",
        "192.0.2.1 10.0.0.5", "192.0.0.8",
    ],
)  # fmt: skip
def test_name_of_an_address_inside_is_not_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, address)
    monkeypatch.setattr(socket, "create_connection", None)
    with pytest.raises(FetchError, match=OWN):
        fetch(f"https://{NAME}/feed")


def test_address_inside_is_not_asked_by_its_number_either() -> None:
    with Served() as server:
        server.answers["/"] = says(b"inside")
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"):
            with pytest.raises(FetchError, match=OWN):
                fetch(server.at("/", host))
        assert server.asked == []


def test_what_was_checked_is_what_is_asked(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = names(monkeypatch, "127.0.0.1", "127.0.0.2")
    served.answers["/f%C3%A4hre?a=b"] = says(b"<rss/>", ETag='"1"', Last_Modified="Mon")
    found = fetch(served.at("/fähre?a=b", NAME))
    assert (found.data, found.etag, found.last_modified) == (b"<rss/>", '"1"', "Mon")
    assert looked_up == [NAME]
    assert served.asked[0]["Host"] == f"{NAME}:{served.port}"
    assert served.asked[0]["User-Agent"].startswith("Newsroom (+http")
    with pytest.raises(FetchError, match=OWN):
        fetch(served.at("/", NAME))


def test_where_it_leads_is_checked_again(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with Served("127.0.0.2") as inside:
        inside.answers["/"] = says(b"inside")
        served.answers["/in"] = says(status=302, Location=inside.at("/", "127.0.0.2"))
        with pytest.raises(FetchError, match=OWN):
            fetch(served.at("/in"))
        assert inside.asked == []
    served.answers["/away"] = says(status=301, Location="/feed")
    served.answers["/feed"] = says(b"here")
    served.answers["/round"] = says(status=307, Location="/round")
    served.answers["/file"] = says(status=302, Location="file:///etc/hostname")
    served.answers["/key"] = says(status=302, Location=f"http://me:word@127.0.0.1:{served.port}/")
    assert fetch(served.at("/away")).data == b"here"
    for path, words in (("/round", "to no end"), ("/file", "no address"), ("/key", "password")):
        with pytest.raises(FetchError, match=words):
            fetch(served.at(path))
    with pytest.raises(FetchError, match="from https"):
        guarded.next_address("https://feed.example/", "http://feed.example/feed")


def test_header_of_our_own_is_said_to_its_server_alone(served: Served) -> None:
    with Served() as other:
        other.answers["/"] = says(b"there")
        served.answers["/"] = says(status=302, Location="/on")
        served.answers["/on"] = says(status=302, Location=other.at("/"))
        assert fetch(served.at("/"), own={"X-Api-Key": "k"}).data == b"there"
        assert [asked.get("X-Api-Key") for asked in served.asked] == ["k", "k"]
        assert "X-Api-Key" not in other.asked[0]


def test_what_did_not_change_is_not_sent_again(served: Served) -> None:
    served.answers["/"] = says(status=304)
    assert fetch(served.at("/"), etag='"7"', last_modified="Tue").data is None
    asked = served.asked[0]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"7"', "Tue")


def test_refusal_says_when_to_come_back(served: Served) -> None:
    served.answers["/"] = says(status=503, Retry_After="120")
    with pytest.raises(FetchError, match="answers 503") as raised:
        fetch(served.at("/"))
    assert raised.value.retry_after == timedelta(seconds=120)
    served.answers["/"] = says(status=429, Retry_After="Mon, 01 Jan 2001 00:00:00 GMT")
    with pytest.raises(FetchError) as raised:
        fetch(served.at("/"))
    assert raised.value.retry_after == timedelta(0)
    served.answers["/"] = says(status=503, Retry_After="9" * 5_000)
    with pytest.raises(FetchError) as raised:
        fetch(served.at("/"))
    assert raised.value.retry_after == timedelta(seconds=10**6)
    served.answers["/"] = says(status=500, Retry_After="soon")
    with pytest.raises(FetchError) as raised:
        fetch(served.at("/"))
    assert raised.value.retry_after is None


def test_no_more_than_so_much_is_taken_packed_or_not(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "MOST_FILE_BYTES", 300_000)
    served.answers["/packed"] = says(gzip.compress(b"x" * 290_000), Content_Encoding="gzip")
    assert len(fetch(served.at("/packed")).data or b"") == 290_000
    served.answers["/packed"] = says(gzip.compress(b"x" * 90_000_000), Content_Encoding="gzip")
    served.answers["/plain"] = says(b"x" * 300_001)
    for path in ("/packed", "/plain"):
        with pytest.raises(FetchError, match="sends more than"):
            fetch(served.at(path))


@pytest.mark.parametrize("slowly", ["in its head", "in its body"])
def test_whoever_answers_a_byte_at_a_time_is_cut(
    slowly: str, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "LIMIT_S", 0.3)
    over = threading.Event()

    def drip(asked: BaseHTTPRequestHandler) -> None:
        if slowly == "in its body":
            # Without a length, so that what was cut looks whole.
            asked.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        while not over.wait(0.02):
            asked.wfile.write(b"x")

    served.answers["/"] = drip
    try:
        with pytest.raises(FetchError, match="took longer"):
            fetch(served.at("/"))
    finally:
        over.set()


def test_answer_that_breaks_off_is_not_taken(served: Served) -> None:
    def breaks_off(asked: BaseHTTPRequestHandler) -> None:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")
        asked.close_connection = True

    served.answers["/"] = breaks_off
    with pytest.raises(FetchError, match="connection failed"):
        fetch(served.at("/"))
    with pytest.raises(FetchError, match="Nobody answers"):
        fetch("http://127.0.0.1:1/")


def test_address_that_says_nothing_leaves_time_to_the_others(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def create_connection(at: tuple[str, int], timeout: float) -> socket.socket:
        waits.append(timeout)
        if len(waits) == 1:
            raise TimeoutError
        return real(at, timeout=timeout)

    real = socket.create_connection
    monkeypatch.setattr(guarded, "outside", lambda *args: ["127.0.0.2", "127.0.0.1"])
    monkeypatch.setattr(socket, "create_connection", create_connection)
    served.answers["/"] = says(b"here")
    assert fetch(served.at("/")).data == b"here"
    assert waits[0] <= guarded.LIMIT_S / 2 < waits[1]


def test_certificate_is_that_of_the_name_not_of_the_number(
    served: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    certificate = certify(served, tmp_path)
    names(monkeypatch, "127.0.0.1")
    served.answers["/"] = says(b"safe")
    with pytest.raises(FetchError, match="certificate"):
        fetch(served.at("/", NAME, "https"))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(served.at("/", NAME, "https")).data == b"safe"
    with pytest.raises(FetchError, match="certificate"):
        fetch(served.at("/", "other.example", "https"))


def certify(served: Served, folder: Path) -> Path:
    """Let a server speak TLS with a certificate for the name, and return where that lies."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "private.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    served.server.socket = context.wrap_socket(served.server.socket, server_side=True)
    return certificate
