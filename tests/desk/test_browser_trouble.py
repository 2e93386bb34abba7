"""While the database is away every script of the desk says so, and takes nothing for done."""

import json
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings

from people.models import User
from tests.browser import accessibility_faults
from tests.builders import make_article, make_photo
from tests.desk.story.test_browser_writing import open_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
]

WORDS = "Nothing that was saved is lost. Please try again in a minute."


def away(route: Route) -> None:
    """Answer as the desk does while the database is away."""
    said = {"title": "The database does not answer.", "status": 503, "detail": WORDS}
    route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(said))


def choose_a_photo(page: Page) -> None:
    page.get_by_role("button", name="Photo from the library").first.click()


def type_a_tag(page: Page) -> None:
    page.get_by_role("combobox", name="Tags").press_sequentially("Ferries")


def leave_a_note(page: Page) -> None:
    page.locator("#note_words").fill("Ask the harbour master.")
    page.locator("button[form=note_form]").click()


@pytest.mark.parametrize(
    ("address", "act"),
    [
        pytest.param("**/photo-choices/**", choose_a_photo, id="photos"),
        pytest.param("**/tag-choices/**", type_a_tag, id="tags"),
        pytest.param("**/note/**", leave_a_note, id="notes"),
    ],
)
def test_a_desk_without_its_database_is_told_where_one_works(
    page: Page, web_editor: User, address: str, act: Callable[[Page], None]
) -> None:
    make_photo(caption="A lighthouse.")
    open_page(page, web_editor, make_article())
    page.route(address, away)
    act(page)
    expect(page.get_by_text(WORDS).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_of_trouble_can_be_read(
    page: Page, web_editor: User, scheme: Literal["light", "dark"], settings: Settings
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, web_editor, make_article())
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    page.locator("#article_form").evaluate("(form) => form.submit()")
    expect(page.get_by_text("nothing is lost: go back")).to_be_visible()
    assert accessibility_faults(page) == []


def test_a_sent_form_takes_no_more_words(page: Page, web_editor: User) -> None:
    """What is typed after the press would be neither sent nor kept."""
    article = make_article()
    open_page(page, web_editor, article)
    headline = page.get_by_label("Headline", exact=True)
    headline.fill("Ferries run")
    # An answer that is none leaves the page as it stands.
    page.route("**/change/", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#article_form")).to_have_attribute("inert", "")
    page.keyboard.type(" no more")
    assert headline.input_value() == "Ferries run"
