"""A photo's page in a real browser: its focal point by click and arrow keys, and the kill."""

import pytest
from playwright.sync_api import Page, expect

from media.models import Photo
from people.models import User
from tests.browser import accessibility_faults, log_in
from tests.builders import live_article, make_photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]


def test_focal_point_is_set_by_a_click_and_by_the_arrow_keys(
    page: Page, photo_editor: User, complaints: list[str]
) -> None:
    photo = make_photo(rendered=True)
    log_in(page, photo_editor)
    page.goto(f"/admin/media/photo/{photo.pk}/change/")
    picture = page.locator("[data-focus-picture]")
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.get_by_text("25 % from the left, 75 % from the top.")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_text("27 % from the left, 65 % from the top.")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Save the focal point").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.locator(".photo-sheet img").first).to_be_visible()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == pytest.approx((0.27, 0.65), abs=0.01)
    # The worker makes the crop for shared links anew.
    assert photo.rendered_at is None
    assert complaints == []


def test_photo_is_killed_and_the_stories_that_had_it_are_listed(
    page: Page, photo_editor: User, complaints: list[str]
) -> None:
    photo = make_photo(rendered=True)
    live_article(headline="Bridge opens", photos=[photo])
    log_in(page, photo_editor)
    page.goto(f"/admin/media/photo/{photo.pk}/change/")
    page.get_by_role("link", name="Kill…").click()
    page.get_by_label("Why is it killed?").fill("A source in danger.")
    page.get_by_role("button", name="Kill the photo").click()
    expect(page.get_by_text("These stories had it:")).to_be_visible()
    expect(page.get_by_role("link", name="Bridge opens")).to_be_visible()
    assert accessibility_faults(page) == []
    assert Photo.objects.get().is_killed
    assert complaints == []
