"""The demo's people at their desks, each in a browser of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.pictures.camera import DESK
from scripts.pictures.site import SITE_URL

PATIENCE_MS = 60_000
STORIES = "/admin/articles/article/"


class Crew:
    """Gives everybody a window; they log in when they are first asked for."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.rooms: dict[str, BrowserContext] = {}

    def visitor(self) -> Page:
        """Return the window of somebody who is not logged in."""
        return self.room().new_page()

    def room(self) -> BrowserContext:
        """Return an empty browser."""
        context = self.browser.new_context(base_url=SITE_URL, viewport=DESK)
        context.set_default_timeout(PATIENCE_MS)
        return context

    def window(self, username: str) -> Page:
        """Return a new window of one of the demo's users."""
        if username not in self.rooms:
            self.rooms[username] = self.room()
            log_in(self.rooms[username].new_page(), username)
        return self.rooms[username].new_page()

    @contextmanager
    def at_work(self, username: str) -> Iterator[Page]:
        """Lend a window, and close it without asking what was typed."""
        page = self.window(username)
        yield page
        page.close(run_before_unload=False)


def password_of(username: str) -> str:
    """Return the password that the demo prints for a user."""
    return f"{username}-at-the-harbour"


def log_in(page: Page, username: str) -> None:
    """Log one of the demo's users in."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password_of(username))
    page.get_by_role("button", name="Log in", exact=True).click()
    page.locator("#header").wait_for()
    page.close()


def open_story(page: Page, words: str) -> str:
    """Find a story by words of its headline, open it, and return the address of its own pages."""
    page.goto(f"{STORIES}?q={words}")
    page.locator("#result_list a.headline").first.click()
    page.locator(".bar").wait_for()
    written(page)
    return own_pages(page)


def own_pages(page: Page) -> str:
    """Return where the pages of the story on the screen are: `/admin/stories/…/`."""
    history = page.get_by_role("link", name="History", include_hidden=True).get_attribute("href")
    assert history
    return history.removesuffix("history/")


def written(page: Page) -> None:
    """Wait until the editor stands where the text is."""
    if page.locator("textarea[data-django-prose-editor-configurable]").count():
        page.get_by_role("textbox", name="Body").wait_for()


def save(page: Page) -> None:
    """Save the story on the screen, and wait for what the desk says."""
    page.locator("[data-save]").click()
    page.locator(".messagelist, .conflict").first.wait_for()
    written(page)


def kept(page: Page) -> None:
    """Wait until what was typed is kept without being saved."""
    page.locator("[data-kept]").filter(has_text="not saved").wait_for()
