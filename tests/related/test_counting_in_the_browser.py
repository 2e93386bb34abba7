"""A real Chromium tells by itself that a reader followed an entry, under the site's own policy."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from related.models import Follow, RelatedLink
from tests.builders import live_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_following_an_entry_counts_it_once_and_looking_counts_nothing(
    live_server: LiveServer, page: Page, settings: Settings
) -> None:
    # HTML wants a whole address in `ping`: the paper's own.
    settings.SITE_URL = live_server.url
    story, other = live_article(), live_article(headline="The other story")
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    page.goto(f"{live_server.url}{story.live_path}")
    assert not Follow.objects.exists()
    listed = page.get_by_role("region", name="You May Also Like")
    with page.expect_request("**/followed/**") as ping:
        listed.get_by_role("link", name="The other story").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The other story")
    assert ping.value.method == "POST"
    assert "cookie" not in ping.value.all_headers()
    for _ in range(50):
        if Follow.objects.exists():
            break
        page.wait_for_timeout(100)
    follow = Follow.objects.get()
    assert (follow.article_id, follow.target, follow.times) == (
        story.public_id,
        other.public_id,
        1,
    )
