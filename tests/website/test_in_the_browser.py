"""Readers' pages in a real Chromium: accessible, within the policy, still, at every width."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from editions.choices import Kind
from people.actors import SHELL
from tests.browser import Complaints, accessibility_faults
from tests.builders import live_article, make_photo
from tests.lengths import short_or_long
from tests.website.live_pages import many

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
    many(22, tags=["Ferries"], source="Xinhua", web_editors=["Zhang Kaiwei"])
    photos = [make_photo(rendered=True), make_photo(rendered=True), make_photo()]
    story = live_article(
        headline="A long headline about internationalisation and its counterrevolutionaries",
        standfirst="Two sentences. Of standfirst.",
        body="<p>One.</p><h2>Two</h2><blockquote>Three.</blockquote><ul><li>Four</li></ul>"
        "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Ro</td><td>2</td></tr></table>"
        '<p><a href="https://a.example/">Five</a>.</p>',
        tags=["Ferries"],
        source="Xinhua",
        photos=photos,
    )
    patch = {"standfirst": "Three sentences. Of standfirst. No more."}
    amend(story, patch, NamedChange(Kind.CORRECTION, note="There are three sentences."), by=SHELL)
    arabic = live_article(headline="ماء الشرب", body="<p>نص.</p>", language="ar")
    gone = live_article()
    withdraw(gone, reason="It was about somebody else.", by=SHELL)
    day = story.live_path[1:11]
    thread = make_thread("A storm of counterrevolutionaries", "storm", "Since Monday.", by=SHELL)
    for gathered in (story, arabic):
        put_in(gathered, thread, by=SHELL)
    return [
        "/",
        "/thread/storm/",
        story.live_path,
        f"{story.live_path}history/",
        arabic.live_path,
        gone.live_path,
        "/section/city/",
        "/tag/ferries/",
        "/person/li-xuan/",
        "/source/xinhua/",
        "/corrections/",
        "/archive/",
        f"/archive/{day}/",
        "/search/?q=story",
        "/search/?q=nothing",
        "/not/there/",
    ]


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
    context.close()


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
