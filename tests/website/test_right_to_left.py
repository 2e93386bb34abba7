"""Every readers' page in Arabic, right to left, and in Chinese: it fits; axe is silent."""

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser import accessibility_faults, close_windows
from tests.website.page_types import page_of_each_type

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
]

# Headlines whose letters are set closer or slanted, which neither script bears.
FORCED = """[...document.querySelectorAll("h1, h2, h3, .card-headline, blockquote")].filter(
  (words) => !words.closest(":lang(en)") && ["letterSpacing", "fontStyle"].some(
    (kind) => !["normal", "0px"].includes(getComputedStyle(words)[kind]))).length"""
# Sentences of another direction than their own: the full stop would stand before the first word.
TURNED = """[...document.querySelectorAll("main p, main span[lang], footer p")].filter(
  (one) => /^\\P{L}*\\p{Script=Latin}.*\\.$/su.test(one.textContent.trim())
    && getComputedStyle(one).direction === "rtl"
).map((one) => one.textContent.trim().slice(0, 40))"""
WAY = "[document.documentElement.lang, getComputedStyle(document.body).direction]"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh-hans", "ltr")])
def test_every_page_keeps_to_the_window(
    browser: Browser, live_server: LiveServer, settings: Settings, language: str, direction: str
) -> None:
    settings.PAPER_LANGUAGE = language
    paths = page_of_each_type()
    faults = []
    for width in (1280, 390):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}
        )
        page = context.new_page()
        for path in paths:
            page.goto(path)
            is_further = path.startswith("/zh-hans/")
            way = ["zh-hans", "ltr"] if is_further else [language, direction]
            if page.evaluate(WAY) != way:
                faults.append(f"{path} is not written {direction}")
            if page.evaluate(FORCED):
                faults.append(f"{path} forces the letters of a headline")
            for words in page.evaluate(TURNED):
                faults.append(f"{path} turns “{words}” round")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{path} scrolls sideways at {width}")
            if width == 390:
                faults += accessibility_faults(page)
        close_windows(context)
    assert faults == []
