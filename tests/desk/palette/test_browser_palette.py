"""The palette and the page of keys in a browser: by keys alone, and without getting in the way."""

import pytest
from playwright.sync_api import Page, expect

from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in, the_text
from tests.builders import make_article
from tests.desk.client import action_url, story_url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]


def test_palette_goes_anywhere_by_keys_alone(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Harbour opens", writers=["Lian Wu"])
    make_article(headline="Harbour shuts")
    log_in(page, web_editor)
    page.goto("/admin/")
    palette = page.get_by_role("dialog", name="Search")
    field = page.get_by_role("combobox", name="Search, go somewhere, or act")

    # What was in the middle of something is there again.
    page.get_by_role("link", name="Photos", exact=True).first.focus()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", name="Calendar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(palette).to_be_hidden()
    expect(page.get_by_role("link", name="Photos", exact=True).first).to_be_focused()

    page.keyboard.press("Control+k")
    page.keyboard.type("harb")
    expect(page.get_by_role("option", name="Harbour shuts")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(palette.get_by_role("status")).to_have_text("2 fit")
    assert accessibility_faults(page) == []
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", name="Harbour opens")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{story_url(article)}")

    # Enter waits for the answer to what was typed, whatever is listed yet.
    page.keyboard.press("Control+k")
    page.keyboard.type("lian")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/people/person/*/change/")

    # A sign typed into a field is one; elsewhere it opens the keys.
    page.get_by_label("Title").focus()
    page.keyboard.type("?")
    expect(page.get_by_label("Title")).to_have_value("?")
    page.get_by_label("Title").fill("")
    page.get_by_label("Title").blur()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_text("Link the marked words")).to_be_visible()
    assert accessibility_faults(page) == []
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert complaints == []


def test_palette_acts_on_the_story_and_leaves_links_to_the_text(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Harbour opens", body="<p>Ships wait.</p>")
    log_in(page, web_editor)
    page.goto(story_url(article))
    text = the_text(page)
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_label("Address")).to_be_focused()
    page.keyboard.press("Escape")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Two of them.")
    page.keyboard.press("Control+k")
    page.keyboard.type("appr")
    expect(page.get_by_role("option", name="Approve")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{action_url(article, 'approve')}")
    article.refresh_from_db()
    assert "Two of them." in article.body
    assert complaints == []
