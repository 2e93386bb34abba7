"""`deploy/nginx.conf`, in a real nginx: what it keeps, for how long, and what never."""

import gzip
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings as newsroom
from pytest_django import Settings

from articles.proxy import begin_era, calm
from deploy.trial import DEPLOYED
from tests.deploy.proxied import PUBLIC, Played, Proxy, running_proxy
from tests.lengths import short_or_long

pytestmark = pytest.mark.any_database

PRIVATE = {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"}
# nginx counts whole seconds: what is kept for one may be nearly two old.
OVER_S = 2.1


@pytest.fixture
def site() -> Iterator[Played]:
    """A site that answers what the test says."""
    played = Played()
    played.start()
    yield played
    played.stop()


@pytest.fixture(params=["calm", "restless"])
def proxy(
    site: Played, tmp_path: Path, settings: Settings, request: pytest.FixtureRequest
) -> Iterator[Proxy]:
    """The proxy before it, in its first era: long after anything was taken, or not."""
    begin_era()
    if request.param == "calm":
        calm().touch()
    with running_proxy(tmp_path / "nginx", site.port, settings.DATA_DIR) as running:
        yield running


def test_a_page_is_kept_and_asked_for_again_after_a_second(site: Played, proxy: Proxy) -> None:
    assert proxy.ask("/").came == "MISS"
    assert proxy.ask_until_kept("/").text == "first"
    site.words = "second"
    time.sleep(OVER_S)
    # The very next reader has it, however long nobody asked: nothing is renewed behind their back.
    assert proxy.ask("/").text == "second"


@pytest.mark.usefixtures("site")
def test_a_page_grows_old_once(proxy: Proxy, tmp_path: Path) -> None:
    outer = tmp_path / "nginx" / "cache-second"
    for number in range(20):
        calm().unlink(missing_ok=True)
        proxy.ask_until_kept(f"/{number}/")
        calm().touch()
        before = files_in(outer)
        # Where it took a second to come here, it was made anew, and may be kept.
        if proxy.ask(f"/{number}/").came == "HIT":
            assert files_in(outer) == before
            return
    raise AssertionError("Nothing is kept for a second.")


def files_in(folder: Path) -> set[Path]:
    """Return the files in a folder of a cache."""
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.long
@pytest.mark.parametrize(
    ("proxy", "trouble"),
    short_or_long(
        [("calm", "stopped"), ("restless", "500"), ("calm", "503")],
        [*product(("calm", "restless"), ("stopped", "500", "503"))],
    ),
    indirect=["proxy"],
)
def test_the_last_good_page_is_served_while_the_site_is_in_trouble(
    trouble: str, site: Played, proxy: Proxy
) -> None:
    proxy.ask_until_kept("/")
    if trouble == "stopped":
        site.stop()
    else:
        site.status, site.words, site.headers = int(trouble), "trouble", PRIVATE
    time.sleep(OVER_S)
    answer = proxy.ask("/")
    assert (answer.status, answer.text, answer.came) == (200, "first", "STALE")
    site.stop()
    site.status, site.words, site.headers = 200, "again", PUBLIC
    site.start()
    time.sleep(OVER_S)
    assert proxy.ask("/").text == "again"


def test_trouble_itself_is_not_kept(site: Played, proxy: Proxy) -> None:
    site.status, site.headers = 503, PRIVATE
    assert proxy.ask("/").status == 503
    site.status, site.headers = 200, PUBLIC
    assert proxy.ask("/").status == 200


@pytest.mark.parametrize("status", [200, 404])
def test_what_the_site_does_not_call_public_is_not_kept(
    status: int, site: Played, proxy: Proxy
) -> None:
    site.status = status
    for headers in ({}, PRIVATE, {"Cache-Control": "max-age=60"}):
        site.headers = headers
        assert [proxy.ask("/").came for _ in range(2)] == ["MISS", "MISS"]


@pytest.mark.parametrize("header", ["Cookie", "Authorization"])
def test_what_comes_with_a_cookie_or_a_password_is_never_kept(
    header: str, site: Played, proxy: Proxy
) -> None:
    site.words = "yours alone"
    assert proxy.ask("/", {header: "sessionid=abc"}).came == "BYPASS"
    site.words = "everybody's"
    assert proxy.ask("/").text == "everybody's"
    proxy.ask_until_kept("/")
    site.words = "yours alone"
    assert proxy.ask("/", {header: "sessionid=abc"}).text == "yours alone"
    site.stop()
    # Nor does who has one get what was kept for others.
    assert proxy.ask("/", {header: "sessionid=abc"}).status == 502


def test_an_answer_that_sets_a_cookie_is_never_kept(site: Played, proxy: Proxy) -> None:
    site.headers = {**PUBLIC, "Set-Cookie": "sessionid=abc"}
    assert [proxy.ask("/").came for _ in range(2)] == ["MISS", "MISS"]


@pytest.mark.parametrize("address", ["/admin/", "/preview/abc/", "/followed/abc/"])
def test_desk_previews_and_counts_are_never_kept(address: str, site: Played, proxy: Proxy) -> None:
    for number in range(2):
        site.words = str(number)
        answer = proxy.ask(address)
        assert (answer.text, answer.came) == (str(number), "")
    site.stop()
    assert proxy.ask(address).status == 502


def test_in_a_new_era_nothing_of_the_former_is_served(site: Played, proxy: Proxy) -> None:
    addresses = ("/2026/11/29/a/", "/2026/11/29/a/?from=mail", "/photo/a.jpg")
    packed = ("", "gzip, deflate", "gzip, deflate, br")
    asked = [(address, {"Accept-Encoding": how}) for address in addresses for how in packed]
    for address, headers in asked:
        proxy.ask_until_kept(address, headers)
    begin_era()
    site.status, site.words, site.headers = 410, "taken away", PRIVATE
    for address, headers in asked:
        answer = proxy.ask(address, headers)
        assert (answer.status, answer.text) == (410, "taken away"), (address, headers)
    site.stop()
    for address, headers in asked:
        assert proxy.ask(address, headers).status == 502, (address, headers)


def test_a_page_that_was_taken_away_stays_away_while_the_site_is_stopped(
    site: Played, proxy: Proxy
) -> None:
    proxy.ask_until_kept("/2026/11/29/a/")
    begin_era()
    site.status, site.words = 410, "taken away"
    proxy.ask_until_kept("/2026/11/29/a/")
    site.stop()
    time.sleep(OVER_S)
    answer = proxy.ask("/2026/11/29/a/")
    assert (answer.status, answer.text, answer.came) == (410, "taken away", "STALE")


def test_what_was_made_before_an_era_and_came_within_it_is_not_kept_for_it(
    site: Played, proxy: Proxy
) -> None:
    site.may_answer.clear()
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(proxy.ask, "/")
        while not site.asked:
            time.sleep(0.01)
        # The site has made its answer and is slow to send it.
        begin_era()
        site.words = "of the new era"
        site.may_answer.set()
        assert slow.result().text == "first"
    assert proxy.ask("/").text == "of the new era"


def test_without_an_era_nothing_is_kept(site: Played, tmp_path: Path, settings: Settings) -> None:
    with running_proxy(tmp_path / "nginx", site.port, settings.DATA_DIR) as proxy:
        assert [proxy.ask("/").came for _ in range(2)] == ["BYPASS", "BYPASS"]
        begin_era()
        assert proxy.ask("/").came == "MISS"
        proxy.ask_until_kept("/")


@pytest.mark.parametrize(
    ("accepted", "packing"),
    [
        ("", ""),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=1.0, gzip;q=0.8", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip;q=0.0, br; q=0", ""),
        ("identity", ""),
    ],
)
def test_each_browser_gets_a_copy_that_it_can_unpack(
    accepted: str, packing: str, site: Played, proxy: Proxy
) -> None:
    proxy.ask("/", {"Accept-Encoding": accepted})
    assert site.asked[-1].get("Accept-Encoding", "") == packing
    site.words = "packed otherwise"
    other = "gzip" if packing != "gzip" else "br"
    assert proxy.ask("/", {"Accept-Encoding": other}).text == "packed otherwise"


def test_a_browser_that_has_the_page_is_told_so(site: Played, proxy: Proxy) -> None:
    site.headers = {**PUBLIC, "ETag": 'W/"abc"'}
    proxy.ask_until_kept("/")
    answer = proxy.ask("/", {"If-None-Match": 'W/"abc"'})
    assert (answer.status, answer.body) == (304, b"")
    assert proxy.ask("/", method="HEAD").body == b""


def test_the_site_is_told_who_asked_and_how(site: Played, proxy: Proxy) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    proxy.ask("/", {"Host": "news.example", **forged})
    request = site.asked[-1]
    assert request["Host"] == "news.example"
    assert request["X-Forwarded-Proto"] == "http"
    # The site believes the last alone.
    assert request["X-Forwarded-For"] == "203.0.113.9, 127.0.0.1"


def test_static_files_come_from_the_disk(site: Played, proxy: Proxy) -> None:
    site.stop()
    static = newsroom.DATA_DIR / "static"
    static.mkdir()
    (static / "site.css").write_text("body {}")
    (static / "site.52172a8b3ec1.css").write_text("body {}")
    (static / "site.52172a8b3ec1.css.gz").write_bytes(gzip.compress(b"packed {}"))
    (newsroom.DATA_DIR / "secret_key").write_text("secret")
    named = proxy.ask("/static/site.52172a8b3ec1.css")
    assert named.headers["Cache-Control"] == "public, max-age=315360000, immutable"
    assert named.headers["Content-Type"].startswith("text/css")
    packed = proxy.ask("/static/site.52172a8b3ec1.css", {"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == b"packed {}"
    assert packed.headers["Vary"] == named.headers["Vary"] == "Accept-Encoding"
    assert proxy.ask("/static/site.css").headers["Cache-Control"] == "public, max-age=60"
    for address in ("/static/../secret_key", "/static../secret_key", "/static/%2e%2e/secret_key"):
        assert b"secret" not in proxy.ask(address).body


def test_no_file_of_an_era_is_served(site: Played, proxy: Proxy) -> None:
    (newsroom.DATA_DIR / "proxy" / "era" / "a.txt").write_text("on the disk")
    assert proxy.ask("/a.txt").text == "first"


def test_a_zip_of_pictures_comes_through_to_the_desk_alone(site: Played, proxy: Proxy) -> None:
    much = b"x" * 3_000_000
    assert proxy.ask("/admin/photos/", method="POST", body=much).status == 200
    assert proxy.ask("/search/", method="POST", body=much).status == 413
    allowed = max(int(size) for size in re.findall(r"client_max_body_size (\d+)m;", conf()))
    assert allowed * 1024**2 > newsroom.PHOTO_ZIP_MAX_BYTES


def conf() -> str:
    """Return the configuration."""
    return DEPLOYED.read_text(encoding="utf-8")
