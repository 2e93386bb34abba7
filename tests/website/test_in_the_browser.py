"""Readers' pages in a real Chromium: accessible, within the policy, still, at every width."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route
from pytest_django.live_server_helper import LiveServer

from tests.browser import Complaints, accessibility_faults, close_windows
from tests.builders import live_article
from tests.lengths import short_or_long
from tests.website.page_types import page_of_each_type

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def paths(live_server: LiveServer) -> list[str]:
    """A page of every type, with all that may stand on it."""
    return page_of_each_type()


WINDOWS = short_or_long(
    [("light", 1280), ("dark", 320)],
    [("light", 1280), ("dark", 320), ("dark", 1280), ("light", 320), ("dark", 390)],
)


@pytest.fixture(params=WINDOWS, ids=[f"{colours}-{width}" for colours, width in WINDOWS])
def window(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[Page]:
    """A window in light or dark, on a desk or a phone."""
    scheme: Literal["light", "dark"]
    scheme, width = request.param
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    yield page
    close_windows(context)


# The page's pictures are there when it is loaded; its letters may come a moment later.
SETTLED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@pytest.mark.long
def test_pages_are_accessible_still_and_within_the_policy(
    window: Page, paths: list[str], complaints: Complaints
) -> None:
    """No fault by any rule of axe, nothing to scroll sideways, no shift, no complaint."""
    window.on("console", complaints.hear)
    faults: list[str] = []
    for path in paths:
        window.goto(path)
        window.evaluate(SETTLED)
        if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{path} scrolls sideways")
        faults += accessibility_faults(window)
        # Last: what comes late has had its time.
        if window.evaluate("window.shifted") > 0.01:
            faults.append(f"{path} shifts by {window.evaluate('window.shifted')}")
    faults += [said for said in complaints if "404" not in said and "410" not in said]
    assert faults == []


LATE_MS = 300


def test_letters_that_come_late_move_nothing(window: Page, live_server: LiveServer) -> None:
    """Whoever has no font of the paper's measures, as most telephones, sees no line break anew."""
    headline = "A long headline about internationalisation and its counterrevolutionaries"
    story = live_article(headline=headline, body="<p>Five ships are in the harbour.</p>" * 3)
    fonts: list[str] = []

    def late(route: Route) -> None:
        fonts.append(route.request.url)
        window.wait_for_timeout(LATE_MS)
        route.continue_()

    window.route("**/*.woff2", late)
    window.goto(story.live_path)
    window.wait_for_load_state("networkidle")
    window.evaluate(SETTLED)
    assert fonts
    assert window.evaluate("window.shifted") == 0


# With a key pressed before, what has the focus shows it, whoever gave it.
UNSEEN_FOCUS = """() => {
  const faults = [];
  for (const one of document.querySelectorAll("a[href], button, input, [tabindex='0']")) {
    if (!one.checkVisibility({visibilityProperty: true})) continue;
    one.focus();
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const name = one.outerHTML.slice(0, 80);
    if (document.activeElement !== one) faults.push(`takes no focus: ${name}`);
    else if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      faults.push(`shows no focus: ${name}`);
    }
    // What is focused is brought into the window, whole where it is smaller.
    if (box.bottom < 0 || box.top > innerHeight) faults.push(`is focused out of sight: ${name}`);
  }
  return faults;
}"""
# Where the system chooses the colours, a field or button is known by its edge alone.
WITHOUT_EDGE = """() => [...document.querySelectorAll("input, .search button")]
  .filter((one) => getComputedStyle(one).borderStyle === "none")
  .map((one) => `has no edge: ${one.outerHTML.slice(0, 80)}`)"""
MOVES = """() => [...document.getAnimations().map(() => "moves"),
  ...[...document.querySelectorAll("*")]
    .filter((one) => getComputedStyle(one).scrollBehavior === "smooth")
    .map((one) => `scrolls slowly: ${one.className}`)]"""
# On paper: all words of the page, dark on white, and nothing that is only for a screen.
ON_PAPER = """() => {
  const shown = (one) => one.checkVisibility();
  const faults = [];
  const main = document.querySelector("main");
  if (getComputedStyle(document.body).color !== "rgb(0, 0, 0)") faults.push("is not black");
  if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") {
    faults.push("is not on white");
  }
  for (const one of document.querySelectorAll("nav, form")) {
    if (shown(one)) faults.push(`is of no use: ${one.className}`);
  }
  if (!shown(main.querySelector("h1, h2, h3"))) faults.push("has no headline");
  const story = document.querySelector(".story");
  for (const card of main.querySelectorAll(".card")) {
    if (!story && !shown(card)) faults.push(`prints not: ${card.textContent.trim().slice(0, 60)}`);
  }
  return faults;
}"""


def test_every_page_serves_every_way_of_reading(
    browser: Browser, paths: list[str], live_server: LiveServer
) -> None:
    """By keyboard, at 400 %, without motion, in the system's colours, on paper in dark mode."""
    # 1280 by 1024 at 400 %.
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 320, "height": 256}, color_scheme="dark"
    )
    page = context.new_page()
    faults = []
    for path in paths:
        page.emulate_media(media="screen", forced_colors="none", reduced_motion="reduce")
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.evaluate("document.activeElement.getAttribute('href')")
        faults_here = [] if skip == "#main" else ["does not begin with the way to its text"]
        faults_here += page.evaluate(UNSEEN_FOCUS) + page.evaluate(MOVES)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults_here.append("scrolls sideways")
        page.emulate_media(forced_colors="active")
        faults_here += page.evaluate(WITHOUT_EDGE)
        page.emulate_media(media="print", forced_colors="none")
        faults_here += page.evaluate(ON_PAPER)
        faults += [f"{path} {fault}" for fault in faults_here]
    close_windows(context)
    assert faults == []
