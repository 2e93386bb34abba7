"""What is taken from readers leaves the proxy at once, and stays away while the site is down."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.acts import LIBEL
from tests.deploy.proxied import Proxy, free_port, running_proxy, wait_for
from tests.processes import ROOT, own_site, run_function

pytestmark = pytest.mark.django_db
STOP_WITHIN_S = 20
TIMEOUT_S = 120


@contextmanager
def running_site(environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    """Run the site as `docs/operators.md` has it."""
    with log.open("wb") as written:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
                "--port", str(port), "--blocking-threads", "4", "newsroom.wsgi:application",
            ],
            cwd=ROOT, env=environment, stdout=written, stderr=written,
        )  # fmt: skip
    try:
        wait_for(port, process, log)
        yield
    finally:
        process.terminate()
        process.wait(STOP_WITHIN_S)


def test_nothing_that_was_taken_away_comes_out_of_the_proxy_again(
    tmp_path: Path, collected: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with own_site(data) as environment:
        (data / "static").symlink_to(collected)
        run_function(environment, "articles.proxy.tell_proxy()", timeout_s=TIMEOUT_S)
        made = run_function(environment, "tests.deploy.acts.publish_both()", timeout_s=TIMEOUT_S)
        addresses = json.loads(made.splitlines()[-1])
        port = free_port()
        with running_proxy(tmp_path / "nginx", port, data) as proxy:
            with running_site(environment, port, tmp_path / "site.log"):
                # As after a while in which nothing was taken.
                calm = data / "proxy" / "calm"
                calm.touch()
                read_all(proxy, addresses)
                run_function(environment, "tests.deploy.acts.take_both_away()", timeout_s=TIMEOUT_S)
                assert not calm.exists()
                look_for_it(proxy, addresses, is_up=True)
            # Kept for a second, and after that as the last good one.
            time.sleep(3)
            look_for_it(proxy, addresses, is_up=False)


def read_all(proxy: Proxy, addresses: dict[str, str]) -> None:
    """Read every page and the picture until the proxy has them, and find there what is meant."""
    for accepted in ("", "gzip, br"):
        for address in (addresses["libel"], f"{addresses['libel']}?from=mail", addresses["photo"]):
            assert proxy.ask_until_kept(address, {"Accept-Encoding": accepted}).status == 200
    assert LIBEL in proxy.ask_until_kept("/").text
    assert addresses["hash"] in proxy.ask_until_kept(addresses["other"]).text


def look_for_it(proxy: Proxy, addresses: dict[str, str], *, is_up: bool) -> None:
    """Find nothing of it any more."""
    for accepted in ("", "gzip, br"):
        for address in (addresses["libel"], f"{addresses['libel']}?from=mail", addresses["photo"]):
            status = proxy.ask(address, {"Accept-Encoding": accepted}).status
            # Where nothing was kept since, a site that is down has no answer.
            assert status == 410 or (not is_up and status == 502)
    front, other = proxy.ask("/"), proxy.ask(addresses["other"])
    assert {front.status, other.status} == {200}
    assert LIBEL not in front.text
    assert addresses["hash"] not in other.text
    if not is_up:
        assert (front.came, other.came) == ("STALE", "STALE")
