"""New words of the wire taken, and a wire story put into another one, by the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import make_article
from tests.desk.client import story_url
from tests.desk.wire_inbox.items import (
    CAPTAIN,
    LORRIES,
    MENDED,
    PEOPLE,
    TEXT,
    edit,
    send,
    sent,
    words,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = "Our reporter stood at the pier all night."
OURS = LORRIES.replace("an old report", "a report that this paper has seen")


def press_at(page: Page, name: str, role: str, key: str) -> None:
    """Go to a control with Tab and press a key there."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            page.keyboard.press(key)
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_update_is_taken_by_ticks_and_a_story_goes_into_another_by_keyboard(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = sent()
    edit(article, web_editor, old=LORRIES, new=OURS)
    send(2, (MENDED, LORRIES.replace("lorries", "buses"), *TEXT[2:]))
    log_in(page, web_editor)
    page.goto(story_url(article))
    page.get_by_role("link", name="Compare, and take of them").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What the wire changed")
    assert accessibility_faults(page) == []
    ticks = page.get_by_role("checkbox")
    expect(ticks).to_have_count(3)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    # The first is the time of the source: this draft keeps its own.
    ticks.first.focus()
    page.keyboard.press("Space")
    press_at(page, "Take what is ticked", "button", "Enter")
    expect(page.get_by_text("The draft has what you ticked.")).to_be_visible()
    assert words(article) == [MENDED, OURS, PEOPLE, CAPTAIN]
    target = make_article(headline="A night at the pier", body=f"<p>{OWN}</p>", by=web_editor)
    page.goto(f"/admin/stories/{article.public_id}/into/")
    page.keyboard.type("pier")
    page.keyboard.press("Enter")
    press_at(page, "A night at the pier", "link", "Enter")
    expect(page.get_by_role("group", name="What goes in")).to_be_visible()
    assert accessibility_faults(page) == []
    press_at(page, PEOPLE, "checkbox", "Space")
    press_at(page, "Put them in", "button", "Enter")
    expect(page.get_by_text("1 paragraph is in the draft now.")).to_be_visible()
    assert words(target) == [OWN, PEOPLE, "With material from North News."]
    page.goto(f"/admin/stories/{article.public_id}/made-of-it/")
    assert accessibility_faults(page) == []
    assert complaints == []
