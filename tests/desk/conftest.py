"""The desk as several colleagues have it at once, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from people.models import User
from tests.browser import Windows, log_in

type Desk = Callable[[User], Page]


@pytest.fixture
def desk(windows: Windows) -> Desk:
    """Give each colleague a browser of their own, logged in."""
    contexts: dict[int, BrowserContext] = {}

    def page_of(user: User) -> Page:
        if user.pk not in contexts:
            page = windows.page()
            log_in(page, user)
            contexts[user.pk] = page.context
        pages = windows.pages_in(contexts[user.pk])
        return pages[0] if pages else contexts[user.pk].new_page()

    return page_of
