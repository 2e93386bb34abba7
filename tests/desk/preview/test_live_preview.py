"""The preview beside the sheet: what is typed as readers would get it, and kept nowhere."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page, expect

from articles.draft.autosaves import new_key
from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import make_article, make_photo
from tests.desk.client import desk, form_values, open_story, story_url
from tests.desk.url_walk import snapshot

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_shown_and_nothing_of_it_is_kept(
    reporter: User, other_reporter: User
) -> None:
    article = make_article(by=reporter, photos=[make_photo()])
    article.assigned_to = reporter
    article.save()
    client, address = desk(reporter), f"/admin/stories/{article.public_id}/preview/now/"
    typed = {**open_story(client, article), "headline": "Ships <wait>", "body": "<p>So many.</p>"}
    before = snapshot()
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(address, typed)
    page = answer.content.decode()
    assert "Ships &lt;wait&gt;" in page
    assert "So many." in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(queries) <= 30
    # Whose page it is is known to the session, which is no part of the story.
    assert snapshot() == before
    assert client.get(address).status_code == 404
    assert desk(other_reporter).post(address, typed).status_code == 404
    assert Client().post(address, typed).status_code == 302
    assert client.post(address, {**typed, "body": "x" * 1_000_001}).status_code == 413


def test_story_that_was_never_saved_has_one_too(reporter: User, moderator: User) -> None:
    typed = form_values(desk(reporter).get("/admin/articles/article/add/").content)
    address = f"/admin/stories/new/{new_key()}/preview/"
    page = desk(reporter).post(address, {**typed, "headline": "Ships wait"}).content.decode()
    assert "Ships wait" in page
    assert desk(moderator).post(address, typed).status_code == 404


@pytest.mark.browser
@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_preview_beside_the_sheet_follows_the_writing(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Ships wait", body="<p>So many.</p>" + "<p>More.</p>" * 60)
    log_in(page, web_editor)
    page.goto(story_url(article))
    toggle = page.get_by_role("button", name="Side by side")
    toggle.click()
    shown = page.frame_locator("iframe.is-shown")
    expect(shown.get_by_role("heading", name="Ships wait")).to_be_visible()
    frame = page.locator("iframe.is-shown")
    assert frame.get_attribute("sandbox") == "allow-same-origin"
    shown.locator("html").evaluate("(html) => html.ownerDocument.defaultView.scrollTo(0, 300)")
    page.get_by_label("Headline", exact=True).fill("Ships leave")
    expect(shown.get_by_role("heading", name="Ships leave")).to_be_attached()
    top = shown.locator("html").evaluate("(html) => html.ownerDocument.defaultView.scrollY")
    assert top == 300
    page.get_by_role("button", name="Phone").click()
    expect(frame).to_have_css("width", "390px")
    assert accessibility_faults(page) == []
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Phone")).to_have_attribute("aria-pressed", "true")
    expect(shown.get_by_role("heading", name="Ships wait")).to_be_attached()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(toggle).to_be_hidden()
    expect(page.get_by_role("region", name="Preview beside the text")).to_be_hidden()
    assert complaints == []
