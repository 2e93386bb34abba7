"""A front in a real browser: rebuilt by keyboard alone, and by drag."""

import pytest
from django.test import Client
from playwright.sync_api import Dialog, Page, expect

from editions.front import Slot
from editions.models import FrontVersion
from fronts import rows as acts
from fronts.drafting import change, draft_of
from people.actors import SHELL
from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.website.live_pages import headlines, many

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_to(page: Page, name: str) -> None:
    """Go on by Tab until what has this name is focused, as whoever has no mouse does."""
    wanted = page.get_by_label(name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    )
    for _ in range(150):
        if wanted.first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to “{name}”.")


def press(page: Page, name: str) -> None:
    """Press a button by keyboard, and wait for the page that answers."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_front_is_rebuilt_by_keyboard_alone_and_by_drag(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    """The oldest story leads, the row below is a list with times; then one is dragged up."""
    *_, lively, oldest = many(4)
    log_in(page, web_editor)
    page.goto("/admin/fronts/")
    press(page, f"Put here: {oldest}")
    expect(page.locator("[data-slot]").first).to_contain_text(str(oldest))
    page.reload()
    tab_to(page, "Take away row 2, City")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "A row more")
    page.keyboard.type("A list with t")
    press(page, "Add the row")
    assert [row.layout.value for row in draft_of("").parsed] == ["seconds", "times"]
    tab_to(page, "Put into")
    page.keyboard.press("End")
    press(page, f"Put here: {lively}")
    page.reload()
    press(page, "Publish")
    expect(page.get_by_text("Readers see it now")).to_be_visible()
    shown = headlines(Client().get("/"))
    assert (shown[0], shown[-1]) == (str(oldest), str(lively))
    assert accessibility_faults(page) == []
    with page.expect_navigation():
        dragged = page.locator("[data-slot]", has_text=str(lively))
        dragged.drag_to(page.locator("[data-slot]").first)
    expect(page.locator("[data-slot]").first).to_contain_text(str(lively))
    assert complaints == []


def test_enter_in_the_field_of_the_time_publishes_nothing(page: Page, web_editor: User) -> None:
    """The form's first button would be pressed: a front would go out before its time."""
    many(1)
    change("", lambda rows: rows[:1], by=SHELL)
    log_in(page, web_editor)
    page.goto("/admin/fronts/")
    page.get_by_text("Later…").click()
    page.locator(".front-plan input:visible").last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert not FrontVersion.objects.exists()


def test_words_in_another_form_are_not_lost_by_a_press_beside_it(
    page: Page, web_editor: User
) -> None:
    """Whoever worded a story and presses a button of another form is asked first."""
    story, *_ = many(2)
    change("", lambda rows: acts.put_in(rows, Slot("s0", story.public_id), "top"), by=SHELL)
    log_in(page, web_editor)
    page.goto("/admin/fronts/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_text("Other words, picture, crop").click()
    page.get_by_label("Headline here").fill("Mine")
    page.get_by_role("button", name="Add the row").click()
    expect(page.get_by_label("Headline here")).to_have_value("Mine")
    assert asked == ["beforeunload"]
