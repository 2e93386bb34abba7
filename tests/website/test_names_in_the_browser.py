"""The field of search in every page's head: by keyboard, by touch, and without a script."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import accessibility_faults, close_windows
from tests.builders import live_article

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]


def window(browser: Browser, live_server: LiveServer, *, width: int, with_script: bool) -> Page:
    """Return a window that shows the corrections, which name nobody."""
    live_article(writers=["Li Xuan"], tags=["Lights"])
    live_article(tags=["Lights"])
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 700},
        java_script_enabled=with_script,
    )
    page = context.new_page()
    page.goto("/corrections/")
    return page


def test_names_are_offered_to_keyboard_and_screen_reader(
    browser: Browser, live_server: LiveServer
) -> None:
    page = window(browser, live_server, width=1280, with_script=True)
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("li")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_text(["Li Xuan Writer", "Lights Topic"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(field).to_have_attribute(
        "aria-activedescendant", str(options.nth(0).get_attribute("id"))
    )
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    assert accessibility_faults(page) == []
    field.press("Escape")
    expect(options.nth(0)).to_be_hidden()
    field.press_sequentially("g")
    expect(options).to_have_text(["Lights Topic"])
    field.press("ArrowUp")
    field.press("Enter")
    page.wait_for_url("**/tag/lights/")
    close_windows(page.context)


def test_field_on_a_phone_opens_over_the_line_and_moves_nothing(
    browser: Browser, live_server: LiveServer
) -> None:
    page = window(browser, live_server, width=390, with_script=True)
    heading = page.get_by_role("heading").first
    before = heading.bounding_box()
    field = page.get_by_role("combobox")
    field.click()
    assert heading.bounding_box() == before
    box = field.bounding_box()
    assert box is not None
    assert box["width"] > 300
    field.press_sequentially("li x")
    page.get_by_role("option").click()
    page.wait_for_url("**/person/li-xuan/")
    close_windows(page.context)


def test_without_a_script_the_search_page_offers_the_same(
    browser: Browser, live_server: LiveServer
) -> None:
    page = window(browser, live_server, width=390, with_script=False)
    field = page.get_by_role("search").get_by_role("searchbox")
    field.fill("li x")
    field.press("Enter")
    page.wait_for_url("**/search/?q=li+x")
    expect(page.get_by_role("link", name="Li Xuan", exact=True)).to_be_visible()
    close_windows(page.context)
