"""A page tells that a reader followed an entry: by a key, by the middle button, by no other."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from related.models import Follow, RelatedLink
from tests.builders import live_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_following_an_entry_counts_it_once_and_looking_counts_nothing(
    live_server: LiveServer, page: Page
) -> None:
    story, other = live_article(), live_article(headline="The other story")
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    page.goto(f"{live_server.url}{story.live_path}")
    assert not Follow.objects.exists()
    listed = page.get_by_role("region", name="You May Also Like")
    link = listed.get_by_role("link", name="The other story")
    link.click(button="right")
    with page.expect_request("**/followed/**") as request:
        link.click(button="middle")
    assert request.value.method == "POST"
    assert "cookie" not in request.value.all_headers()
    counted(page, 1)
    with page.expect_request("**/followed/**"):
        link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The other story")
    follow = counted(page, 2)
    assert (follow.article_id, follow.target) == (story.public_id, other.public_id)


def counted(page: Page, times: int) -> Follow:
    """Wait until an entry was counted so often, and return its count."""
    for _ in range(50):
        if follow := Follow.objects.filter(times=times).first():
            return follow
        page.wait_for_timeout(100)
    raise AssertionError(f"not counted {times} times: {list(Follow.objects.values())}")
