"""A real Chromium for what people click: where one is found, and with its complaints kept."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The live server answers each connection in a thread of this name.
ANSWERING = "(process_request_thread)"
ANSWERED_WITHIN_S = 15
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
    """Start a Chromium and close it again."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def close_windows(browser: Browser) -> None:
    """Close every window, and wait until the site has answered what they sent last.

    A page of the desk sends what is typed by itself: the tables may not be emptied before.
    """
    for context in browser.contexts:
        context.close()
    until = time.monotonic() + ANSWERED_WITHIN_S
    while any(thread.name.endswith(ANSWERING) for thread in threading.enumerate()):
        assert time.monotonic() < until, "the site is still answering a closed window"
        time.sleep(0.02)


class Complaints(list[str]):
    """What the browser's console complained of: errors, and what the CSP refused."""

    def hear(self, message: ConsoleMessage) -> None:
        """Keep an error or a warning about the policy."""
        if message.type == "error" or "Content Security Policy" in message.text:
            self.append(message.text)


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe finds on a page with all its rules, a line a rule with where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {fault['id']} ({fault['impact']}): "
        + "; ".join(str(node["target"]) for node in fault["nodes"][:5])
        for fault in found
    ]
