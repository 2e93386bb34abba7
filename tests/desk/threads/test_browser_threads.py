"""Stories gathered in a thread in a real browser, without losing what one is writing."""

import pytest
from playwright.sync_api import Page, expect

from articles.acts.threads import make_thread
from people.actors import SHELL
from people.models import User
from tests.browser import Complaints, log_in
from tests.builders import live_article
from tests.desk.client import story_url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(page: Page, label: str, words: str, entry: str) -> None:
    """Choose from a list that searches as one types."""
    page.get_by_label(label).locator("xpath=following::span[@role='combobox'][1]").click()
    page.keyboard.type(words)
    page.get_by_role("option", name=entry).click()


def test_story_is_gathered_beside_what_one_is_writing_and_again_by_the_threads_page(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    story, other = live_article(headline="Ferries stop"), live_article(headline="Roofs fly")
    storm = make_thread("Storm in the harbour", "storm", by=SHELL)
    log_in(page, web_editor)
    page.goto(story_url(story))
    page.get_by_label("Standfirst").fill("Words not saved yet")
    threads = page.get_by_role("region", name="Threads")
    choose(page, "Put it in a thread", "harb", "Storm in the harbour")
    threads.get_by_role("button", name="Put it in").click()
    expect(threads.get_by_role("link", name="Storm in the harbour")).to_be_visible()
    expect(threads.get_by_role("status")).to_have_text("It stands there now.")
    expect(page.get_by_label("Standfirst")).to_have_value("Words not saved yet")
    page.goto(f"/admin/taxonomy/thread/{storm.pk}/change/")
    choose(page, "Put in a story that is live or approved", "roofs", "Roofs fly")
    page.get_by_role("button", name="Put it in").click()
    expect(page.get_by_role("region", name="Its stories").get_by_role("link")).to_have_text(
        ["Roofs fly", "Ferries stop"]
    )
    page.get_by_role("button", name="Take out: Ferries stop").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("Closed. Its page says so to readers.")).to_be_visible()
    page.get_by_role("link", name="What readers see").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Storm in the harbour")
    expect(page.get_by_role("link", name=other.headline)).to_be_visible()
    assert complaints == []
