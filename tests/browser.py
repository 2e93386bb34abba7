"""A real Chromium for what people click: where one is found, and with its complaints kept."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import enumerate as enumerate_threads
from threading import get_ident
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.core.servers.basehttp import ServerHandler
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from people.models import User

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ANSWERED_WITHIN_S = 15
# The live server has a thread of this name for each connection.
CONNECTED = "(process_request_thread)"
# A page without a script.
PARKED = "/robots.txt"
# What a page can keep in the browser, beside cookies and files.
STORED = "local_storage,indexeddb,service_workers,cache_storage"
# Quiet and alone: it asks nothing of the world outside while a test runs.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """Return the path of a Chromium, or skip the test; with CI=true a missing one is a failure."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    reason = f"no browser: none of {', '.join(NAMES)} is on the PATH"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a Chromium, close it again, and wait until the site knows that nobody asks any more."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    wait_until(lambda: not any(one.name.endswith(CONNECTED) for one in enumerate_threads()))


class Windows:
    """Windows that the tests of a process have one after the other, so many at a time.

    A new window knows no script of the desk: to fetch and compile them all takes a second. These
    keep them, and nothing else that a test left behind. In each one page of the site stays open:
    without any the browser would end the window's process, and begin one for the next page.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.kept: list[BrowserContext] = []
        self.parked: list[Page] = []
        self.open = 0

    def page(self) -> Page:
        """Return a page in a window that is nobody's, with nothing stored in it."""
        if self.open == len(self.kept):
            size: ViewportSize = {"width": 1280, "height": 900}
            context = self.browser.new_context(base_url=self.address, viewport=size)
            context.set_default_timeout(10_000)
            self.kept.append(context)
            self.parked.append(context.new_page())
            self.parked[-1].goto(PARKED)
        context = self.kept[self.open]
        self.open += 1
        page = context.new_page()
        session = context.new_cdp_session(page)
        stored = {"origin": self.address, "storageTypes": STORED}
        session.send("Storage.clearDataForOrigin", stored)
        session.detach()
        return page

    def pages_in(self, context: BrowserContext) -> list[Page]:
        """Return the pages that a test has open in a window."""
        return [page for page in context.pages if page not in self.parked]

    def leave(self) -> None:
        """Close every page, and every window that a test opened besides."""
        for context in self.kept[: self.open]:
            # What a page sends when it is closed may not come when the tables are empty.
            context.set_offline(True)
            for page in self.pages_in(context):
                page.close()
            context.set_offline(False)
            context.unroute_all()
            context.clear_permissions()
            context.clear_cookies()
        self.open = 0
        close_windows(*(one for one in self.browser.contexts if one not in self.kept))

    def close(self) -> None:
        """Close the kept windows."""
        close_windows(*self.kept)


def close_windows(*contexts: BrowserContext) -> None:
    """Close windows, and wait until the site has answered what was sent last.

    A page of the desk sends what is typed by itself: the tables may not be emptied before.
    """
    for context in contexts:
        context.close()
    wait_until(lambda: not answering)


def wait_until(is_quiet: Callable[[], bool]) -> None:
    """Wait until the site has nothing to do for what was closed."""
    until = time.monotonic() + ANSWERED_WITHIN_S
    time.sleep(0.02)
    while not is_quiet():
        assert time.monotonic() < until, "the site is still answering a closed window"
        time.sleep(0.02)


# The threads in which the live server is answering now: of a connection that is kept, none.
answering: set[int] = set()


@contextmanager
def answers_known() -> Iterator[None]:
    """Know when the live server is answering."""
    run = ServerHandler.run

    def run_known(self: ServerHandler, application: WSGIApplication) -> None:
        answering.add(get_ident())
        try:
            run(self, application)
        finally:
            answering.discard(get_ident())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServerHandler, "run", run_known)
        yield


def log_in(page: Page, user: User) -> None:
    """Let a user be logged in, as if by the form a moment ago."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [
            {"name": name, "value": morsel.value, "domain": "localhost", "path": "/"}
            for name, morsel in client.cookies.items()
        ]
    )


def log_in_by_form(page: Page, user: User) -> None:
    """Log a user in with name and password, where that is a part of what they do."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(user.username * 8)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


def the_text(page: Page) -> Locator:
    """Return the editor of a story's text, once it stands where the page had a plain field."""
    return page.locator("[contenteditable=true]").and_(page.get_by_role("textbox", name="Body"))


# The clock by which pages do what they do every few seconds, eight times as fast.
HURRIED = """
{
  const [begun, now, every] = [Date.now(), Date.now.bind(Date), window.setInterval.bind(window)];
  Date.now = () => begun + (now() - begun) * 8;
  window.setInterval = (act, ms, ...given) => every(act, ms / 8, ...given);
}
"""


def hurry(context: BrowserContext) -> AbstractContextManager[object]:
    """Let the pages of this window keep what is typed, and ask who is there, without a wait.

    What is returned ends that.
    """
    hurried: AbstractContextManager[object] = context.add_init_script(HURRIED)
    return hurried


class Complaints(list[str]):
    """What the browser's console complained of: errors, and what the CSP refused."""

    def hear(self, message: ConsoleMessage) -> None:
        """Keep an error or a warning about the policy."""
        if message.type == "error" or "Content Security Policy" in message.text:
            self.append(message.text)


# The contrast of words where axe cannot say: over or under something else, a sign, one letter. The
# ground is what stands behind them in the page's tree; over a picture or gradient none is known.
CONTRAST = """
(selector) => {
  const element = document.querySelector(selector);
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") return null;
    layers.push(style.backgroundColor);
    if (read(style.backgroundColor)[3] === 255) break;
  }
  const light = (parts) => {
    const [r, g, b] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (below, colour) => {
    const [r, g, b, alpha] = read(colour);
    return [r, g, b].map((part, i) => (part * alpha + below[i] * (255 - alpha)) / 255);
  };
  const ground = layers.reverse().reduce(over, read("canvas").slice(0, 3));
  const [one, other] = [light(ground), light(over(ground, getComputedStyle(element).color))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
"""
# WCAG 2.2: what a sign needs (1.4.11), and what words need (1.4.3).
LEAST_OF_SIGN, LEAST_OF_WORDS = 3, 4.5
# What axe leaves open because it is hardly a word: one letter, or a sign that is none.
SIGNS = {"shortTextContent", "nonBmp"}

# Of what axe says, what is asked for: all of it is so long that handing it over takes longer than
# finding it.
RUN_AXE = """
async () => {
  const said = await axe.run({ resultTypes: ["violations"] });
  const open = said.incomplete.filter((fault) => fault.id === "color-contrast");
  return { violations: said.violations, open: open.flatMap((fault) => fault.nodes) };
}
"""


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe finds on a page with all its rules, a line a rule with where.

    Words whose contrast axe leaves open are looked at again: it says of words in the colour of
    their ground only that it cannot tell.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    said = page.evaluate(RUN_AXE)
    faults = [
        f"{page.url}: {fault['id']} ({fault['impact']}): "
        + "; ".join(str(node["target"]) for node in fault["nodes"][:5])
        for fault in said["violations"]
    ]
    return faults + [
        f"{page.url}: cannot be seen: {node['target']}: {node['html'][:80]}"
        for node in said["open"]
        if is_too_faint(page, node)
    ]


def is_too_faint(page: Page, node: dict[str, Any]) -> bool:
    """Say whether words of which axe cannot tell have too little contrast."""
    if any(check["data"].get("messageKey") == "equalRatio" for check in node["any"]):
        return True
    if len(node["target"]) > 1:
        # Within a frame: the page's own tree does not reach there.
        return False
    contrast: float | None = page.evaluate(CONTRAST, node["target"][0])
    is_sign = any(check["data"].get("messageKey") in SIGNS for check in node["any"])
    return contrast is not None and contrast < (LEAST_OF_SIGN if is_sign else LEAST_OF_WORDS)


def unfold(page: Page) -> None:
    """Open every menu and everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
