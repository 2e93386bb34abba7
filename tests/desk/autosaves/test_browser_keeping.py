"""Nothing typed is lost, in a real browser: crash, lost connection, lost session, two at once."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles.draft.snapshot import story_of
from articles.models import Article, Autosave, Presence
from people.models import User
from tests.browser import Complaints, accessibility_faults, hurry, log_in, log_in_by_form, the_text
from tests.builders import make_article
from tests.desk.client import story_url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("hurried"),
]

TEXT = "<p>One stands.</p><p>Two stands.</p><p>Three stands.</p>"


def type_headline(page: Page, words: str) -> None:
    page.get_by_label("Headline", exact=True).fill(words)


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_contain_text("not saved", timeout=15_000)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def until(check: Callable[[], bool], page: Page) -> None:
    """Wait for what the server does."""
    for _ in range(100):
        if check():
            return
        page.wait_for_timeout(100)
    assert check()


def says_it_is_open(answer: Response) -> bool:
    """Whether this answers a page that told that it is open."""
    return "_pulse=here" in (answer.request.post_data or "")


def second_window(browser: Browser, live_server: LiveServer) -> BrowserContext:
    context = browser.new_context(base_url=live_server.url)
    hurry(context)
    context.set_default_timeout(10_000)
    return context


def test_words_survive_a_window_that_is_closed_without_saving(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(body="<p>One.</p>")
    log_in(page, web_editor)
    page.goto(story_url(article))
    the_text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed and not saved.")
    kept(page)
    assert story_of(Article.objects.get()).body == "<p>One.</p>"
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    fresh.goto(story_url(article))
    expect(fresh.get_by_text("you typed and did not save")).to_be_visible()
    assert not accessibility_faults(fresh)
    fresh.get_by_role("button", name="Take them back").click()
    expect(fresh.get_by_text("Your words are in the draft.")).to_be_visible()
    assert story_of(Article.objects.get()).body == "<p>One. Typed and not saved.</p>"
    assert not Autosave.objects.exists()
    assert not complaints


def test_words_typed_without_connection_are_sent_when_it_is_back(
    page: Page, web_editor: User
) -> None:
    article = make_article()
    log_in(page, web_editor)
    page.goto(story_url(article))
    page.context.set_offline(True)
    type_headline(page, "Typed without connection")
    expect(page.get_by_text("No connection. Your text is kept in this browser")).to_be_visible()
    save(page)
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Typed without connection")
    page.context.set_offline(False)
    kept(page)
    expect(page.locator("[data-trouble]")).to_be_hidden()
    assert Autosave.objects.get().story.headline == "Typed without connection"
    save(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Article.objects.get().headline == "Typed without connection"
    assert not Autosave.objects.exists()


def test_words_that_only_the_browser_had_are_offered_by_the_next_page(
    page: Page, web_editor: User
) -> None:
    article = make_article()
    log_in(page, web_editor)
    page.goto(story_url(article))

    def refuse(route: Route) -> None:
        route.abort()

    page.context.route("**/pulse/", refuse)
    type_headline(page, "Only in this browser")
    expect(page.locator("[data-kept]")).to_contain_text("Kept in this browser", timeout=15_000)
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    assert not Autosave.objects.exists()
    fresh.context.unroute("**/pulse/", refuse)
    fresh.goto(story_url(article))
    expect(fresh.get_by_text("you typed and did not save")).to_be_visible()
    fresh.get_by_role("button", name="Take them back").click()
    expect(fresh.get_by_text("Your words are in the draft.")).to_be_visible()
    assert Article.objects.get().headline == "Only in this browser"


def test_logged_out_while_writing_logs_in_in_another_tab_and_saves(
    page: Page, web_editor: User
) -> None:
    article = make_article()
    log_in(page, web_editor)
    page.goto(story_url(article))
    Session.objects.all().delete()
    type_headline(page, "Typed while logged out")
    expect(page.get_by_text("You are logged out.")).to_be_visible(timeout=15_000)
    save(page)
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Typed while logged out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in in another tab").click()
    log_in_by_form(opened.value, web_editor)
    opened.value.close()
    kept(page)
    save(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Article.objects.get().headline == "Typed while logged out"


def test_story_never_saved_is_offered_on_the_first_page(page: Page, web_editor: User) -> None:
    log_in(page, web_editor)
    page.goto("/admin/articles/article/add/")
    type_headline(page, "Begun and left")
    kept(page)
    page.goto("/admin/")
    expect(page.get_by_text("You began a story and did not save it")).to_be_visible()
    assert not accessibility_faults(page)
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Begun and left")


def test_two_editors_see_each_other_and_merge_by_clicks(
    page: Page, browser: Browser, live_server: LiveServer, web_editor: User, publisher: User
) -> None:
    article = make_article(headline="Five ships", body=TEXT)
    log_in(page, web_editor)
    page.goto(story_url(article))
    context = second_window(browser, live_server)
    other = context.new_page()
    log_in(other, publisher)
    other.goto(story_url(article))
    expect(page.get_by_text("Paula Reyes is looking, since")).to_be_visible(timeout=12_000)
    expect(other.get_by_text("Wen Jia is looking, since")).to_be_visible()
    type_headline(other, "Her ships")
    expect(page.get_by_text("Paula Reyes is writing, since")).to_be_visible(timeout=12_000)
    save(other)
    expect(other.get_by_text("Saved.")).to_be_visible()
    # What it said of itself before may not come after it said that it goes.
    with other.expect_response(says_it_is_open):
        pass
    # Left like a person leaves: a window that is torn down may not tell that it goes.
    other.goto("about:blank")
    until(lambda: not Presence.objects.filter(user=publisher).exists(), page)
    context.close()
    expect(page.get_by_text("Paula Reyes saved this story")).to_be_visible(timeout=12_000)
    expect(page.get_by_text("Paula Reyes is")).to_have_count(0, timeout=30_000)
    type_headline(page, "His ships")
    page.get_by_label("Standfirst").fill("Only he wrote this.")
    save(page)
    expect(page.get_by_role("heading", name="You both changed this")).to_be_visible()
    assert not accessibility_faults(page)
    expect(page.locator("mark", has_text="Her")).to_be_visible()
    assert Article.objects.get().headline == "Her ships"
    page.get_by_label("You", exact=True).check()
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.get_by_text("Your words are in the draft.")).to_be_visible()
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.standfirst) == ("His ships", "Only he wrote this.")
    until(lambda: not Autosave.objects.exists(), page)
