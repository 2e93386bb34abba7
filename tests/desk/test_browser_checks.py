"""Checklist, preview and history in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.revisions import keep
from people.actors import SHELL
from people.models import User
from tests.browser import Complaints, accessibility_faults
from tests.builders import make_article, make_photo
from tests.desk.driving import story_url
from tests.desk.test_browser_story import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_line_of_the_checklist_gives_its_field_the_focus(page: Page, web_editor: User) -> None:
    article = make_article(writers=[], headline="word " * 18 + "end")
    Article.objects.update(section=None)
    log_in(page, web_editor)
    page.goto(story_url(article))
    page.get_by_role("link", name="Choose the section").click()
    expect(page.get_by_label("Section", exact=True)).to_be_focused()
    page.get_by_role("link", name="93 letters").click()
    expect(page.locator("#id_headline")).to_be_focused()
    page.goto(f"/admin/stories/{article.public_id}/do/publish/")
    page.get_by_role("link", name="Choose the section").click()
    expect(page.get_by_label("Section", exact=True)).to_be_focused()


def test_preview_has_the_width_and_colours_of_a_phone_at_night(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Bridge opens", photos=[make_photo(rendered=True)])
    log_in(page, web_editor)
    page.goto(f"/admin/stories/{article.public_id}/preview/")
    page.get_by_role("link", name="Phone").click()
    page.get_by_role("link", name="Dark").click()
    held = page.frame_locator("iframe")
    expect(held.get_by_role("heading", name="Bridge opens")).to_be_visible()
    body = held.locator("body")
    assert body.evaluate("innerWidth") == 388
    assert body.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    assert held.locator("article img").first.evaluate("picture => picture.naturalWidth") > 0
    page.get_by_role("link", name="Light").click()
    colour = held.locator("body").evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 253, 249)"
    assert complaints == []


def test_two_versions_are_chosen_and_stand_beside_each_other(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Five ships leave")
    for headline in ("Six ships leave", "Seven ships leave"):
        article.headline = headline
        article.save()
        keep(article, SHELL)
    log_in(page, web_editor)
    page.goto(f"/admin/stories/{article.public_id}/history/")
    page.get_by_label("Version 1 saved on the left").check()
    page.get_by_label("Version 3 saved on the right").check()
    page.get_by_role("button", name="Compare").click()
    shown = page.get_by_role("region", name="Headline")
    expect(shown.locator(".was del")).to_have_text("Five")
    expect(shown.locator(".is ins")).to_have_text("Seven")
    left, right = shown.locator(".was").bounding_box(), shown.locator(".is").bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert accessibility_faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    left, right = shown.locator(".was").bounding_box(), shown.locator(".is").bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] <= right["y"]
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    assert complaints == []
