"""The desk as several colleagues have it at once, in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from people.models import User
from tests.browser import close_windows, log_in

type Desk = Callable[[User], Page]


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer) -> Iterator[Desk]:
    """Give each colleague a browser of their own, logged in."""
    contexts = {}

    def page_of(user: User) -> Page:
        if user.pk not in contexts:
            context = browser.new_context(base_url=live_server.url)
            context.set_default_timeout(10_000)
            contexts[user.pk] = context
            log_in(context.new_page(), user)
        pages = contexts[user.pk].pages
        return pages[0] if pages else contexts[user.pk].new_page()

    yield page_of
    close_windows(browser)
