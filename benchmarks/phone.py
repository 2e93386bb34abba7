"""How long readers wait on a telephone, and what they load: .venv/bin/python benchmarks/phone.py.

Fills and runs a demo site, and opens pages of it in Chromium as a middling telephone would: a
processor four times slower, 1.6 Mbit/s, 150 ms to the server and back, nothing kept from before.
Prints for each page when its largest part was painted, how much its layout shifted, and the bytes
that came, with medians and both ends of all rounds, and says which target is missed.

Addresses measure other sites instead, beside each other in the same turns:

    .venv/bin/python benchmarks/phone.py http://127.0.0.1:8000/ http://127.0.0.1:9000/

Largest Contentful Paint and Cumulative Layout Shift are those of the W3C's drafts of these names,
as the browser reports them.
"""

import argparse
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.pictures.camera import PHONE  # noqa: E402
from scripts.pictures.site import (  # noqa: E402
    SITE_URL,
    browser_for,
    chromium,
    demo_site,
)

DENSITY = 3
SLOWER = 4
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
# Milliseconds, the unit of a shift, and bytes without pictures.
PAINTED_MS, SHIFTED, LOADED = 1800, 0.0, 60 * 1024
# When nothing moves any more.
SETTLED_MS = 1500
WATCH = """() => {
  window.seen = { painted: 0, shifted: 0, what: "" };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      seen.painted = one.startTime;
      seen.what = one.element ? one.element.tagName.toLowerCase() : "";
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shifted += one.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


@dataclass
class Waited:
    """What one page took in all rounds."""

    painted_ms: list[float] = field(default_factory=list)
    shifted: list[float] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    what: str = ""

    def missed(self) -> list[str]:
        """Return which targets the medians miss."""
        return [
            words
            for words, value, most in (
                ("largest paint", statistics.median(self.painted_ms), PAINTED_MS),
                ("layout shift", statistics.median(self.shifted), SHIFTED),
                ("bytes without pictures", statistics.median(self.words), LOADED),
            )
            if round(value, 3) > most
        ]


def main() -> None:
    """Open all pages in turns, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("addresses", nargs="*", help="pages of running sites, instead of a demo")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.addresses:
        with any_browser() as browser:
            waits = in_turns(browser, options.addresses, options.rounds)
    else:
        with demo_site() as site, browser_for(site) as browser:
            waits = in_turns(browser, pages_of_demo(browser), options.rounds)
    print(table(waits))
    missed = {address: waited.missed() for address, waited in waits.items() if waited.missed()}
    for address, words in missed.items():
        print(f"Missed by {address}: {', '.join(words)}.")
    sys.exit(1 if missed else 0)


@contextmanager
def any_browser() -> Iterator[Browser]:
    """Start a Chromium that goes anywhere."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def pages_of_demo(browser: Browser) -> list[str]:
    """Return the address of a page of every kind that most readers come to."""
    page = browser.new_page(base_url=SITE_URL)
    page.goto("/")
    links = [
        page.locator(at).first.get_attribute("href") or "/"
        for at in (".card-headline a", "header nav a")
    ]
    page.close()
    paths = ["/", *links, "/latest/", "/archive/", "/search/?q=harbour"]
    return [f"{SITE_URL}{path}" for path in paths]


def in_turns(browser: Browser, addresses: list[str], rounds: int) -> dict[str, Waited]:
    """Open each page once a round; a first round only warms the server."""
    waits = {address: Waited() for address in addresses}
    for turn in range(rounds + 1):
        for address in addresses:
            open_once(browser, address, waits[address] if turn else Waited())
        print(f"\rround {turn} of {rounds}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return waits


def open_once(browser: Browser, address: str, waited: Waited) -> None:
    """Open a page as that telephone does, with nothing kept, and note what it took."""
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=DENSITY, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    line = context.new_cdp_session(page)
    came: dict[str, str] = {}
    loaded = {"Image": 0, "other": 0}

    def answered(told: dict[str, Any]) -> None:
        came[told["requestId"]] = "Image" if told["type"] == "Image" else "other"

    def ended(told: dict[str, Any]) -> None:
        loaded[came.get(told["requestId"], "other")] += int(told["encodedDataLength"])

    line.on("Network.responseReceived", answered)
    line.on("Network.loadingFinished", ended)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)
    seen = page.evaluate("window.seen")
    waited.painted_ms.append(seen["painted"])
    waited.shifted.append(seen["shifted"])
    waited.what = seen["what"]
    waited.words.append(loaded["other"])
    waited.pictures.append(loaded["Image"])
    context.close()


def table(waits: dict[str, Waited]) -> str:
    """Return what was seen, a line a page: the least, the median and the most of each."""
    lines = [
        f"| page | largest paint, ms (at most {PAINTED_MS:,}) | of | layout shift (none) "
        f"| KB without pictures (at most {LOADED // 1024}) | KB of pictures |",
        "|---|---|---|---|---|---|",
    ]
    for address, waited in waits.items():
        painted = span(waited.painted_ms, 1, ",.0f")
        lines.append(
            f"| {address.removeprefix(SITE_URL)} | {painted} | {waited.what} "
            f"| {statistics.median(waited.shifted):.3f} | {span(waited.words, 1024, '.1f')} "
            f"| {span(waited.pictures, 1024, '.0f')} |"
        )
    return "\n".join(lines)


def span(values: list[float] | list[int], unit: int, form: str) -> str:
    """Return the least, the median and the most, in a unit."""
    ends = (min(values), statistics.median(values), max(values))
    low, middle, high = (format(one / unit, form) for one in ends)
    return f"{low} · **{middle}** · {high}"


if __name__ == "__main__":
    main()
