"""The photo library's list in a real browser: a closer look, and the next by an arrow key."""

import pytest
from playwright.sync_api import Page, expect

from people.models import User
from tests.browser import accessibility_faults, log_in
from tests.builders import make_photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]


def test_photos_are_looked_at_one_after_the_other(
    page: Page, photo_editor: User, complaints: list[str]
) -> None:
    make_photo(caption="The older one.", rendered=True)
    make_photo(caption="The newer one.", instructions="Not for Norway.", rendered=True)
    log_in(page, photo_editor)
    page.goto("/admin/media/photo/")
    page.get_by_role("checkbox", name="Tick: The older one.").check()
    page.get_by_role("button", name="Captions and credits of the ticked").click()
    expect(page.get_by_label("Caption")).to_have_value("The older one.")
    assert accessibility_faults(page) == []
    page.go_back()
    page.get_by_role("button", name="Quick view: The newer one.").click()
    look = page.get_by_role("dialog")
    expect(look.get_by_text("Not for Norway.")).to_be_visible()
    assert accessibility_faults(page) == []
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="The older one.")).to_be_visible()
    expect(look).to_have_count(1)
    page.keyboard.press("Escape")
    expect(look).to_have_count(0)
    page.get_by_role("button", name="Quick view: The older one.").click()
    look.get_by_role("link", name="Open").click()
    expect(page.get_by_label("Caption")).to_have_value("The older one.")
    assert complaints == []
