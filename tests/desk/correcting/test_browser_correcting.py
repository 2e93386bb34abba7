"""Nothing typed into "Correct the live text" is lost, in a real browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, FormCopy
from editions.models import PublishedArticle
from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in, log_in_by_form, the_text
from tests.builders import live_article
from tests.desk.autosaves.test_browser_keeping import second_window, until
from tests.desk.client import action_url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(web_editor: User) -> Article:
    """A live story."""
    return live_article(headline="Five ships", body="<p>One stands.</p>")


def type_into(page: Page, article: Article) -> None:
    """Open the form and type into it."""
    page.goto(action_url(article, "correct"))
    fill_in(page)


def fill_in(page: Page) -> None:
    """Type into headline, text and the sentence for readers."""
    page.get_by_label("Headline", exact=True).fill("Six ships")
    the_text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed and not sent.")
    page.get_by_label("Correction: something was wrong").check()
    page.get_by_label("What readers are told").fill("An earlier version had five.")


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_contain_text("not sent", timeout=15_000)


def put_back_and_send(page: Page) -> None:
    """Take what is offered, see that all of it is there, and send it out."""
    expect(page.get_by_text("you typed here and did not send")).to_be_visible()
    page.get_by_role("link", name="Put them back").click()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Six ships")
    expect(the_text(page)).to_contain_text("Typed and not sent.")
    expect(page.get_by_label("Correction: something was wrong")).to_be_checked()
    page.get_by_role("button", name="Correct the live text").click()
    expect(page.get_by_text("Corrected. Readers see it now.")).to_be_visible()
    shown = PublishedArticle.objects.get()
    assert shown.headline == "Six ships"
    assert "One stands. Typed and not sent." in shown.body_html
    assert not FormCopy.objects.exists()


@pytest.mark.usefixtures("hurried")
def test_words_survive_a_window_that_is_closed(
    page: Page, web_editor: User, article: Article, complaints: Complaints
) -> None:
    log_in(page, web_editor)
    type_into(page, article)
    kept(page)
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    fresh.goto(action_url(article, "correct"))
    expect(fresh.get_by_label("Headline", exact=True)).to_have_value("Five ships")
    assert accessibility_faults(fresh) == []
    put_back_and_send(fresh)
    assert complaints == []


def test_words_typed_a_moment_before_leaving_are_kept_and_nobody_is_asked(
    page: Page, web_editor: User, article: Article
) -> None:
    log_in(page, web_editor)
    type_into(page, article)
    page.get_by_role("link", name="Stories", exact=True).first.click()
    expect(page.get_by_role("heading", name="Stories")).to_be_visible()
    until(FormCopy.objects.exists, page)
    page.goto(action_url(article, "correct"))
    put_back_and_send(page)


@pytest.mark.usefixtures("hurried")
def test_words_of_a_browser_that_crashed_are_sent_by_the_next_page(
    page: Page, web_editor: User, article: Article
) -> None:
    log_in(page, web_editor)
    page.goto(action_url(article, "correct"))
    page.context.set_offline(True)
    fill_in(page)
    expect(page.locator("[data-kept]")).to_contain_text("Kept in this browser", timeout=15_000)
    page.close(run_before_unload=False)
    assert not FormCopy.objects.exists()
    fresh = page.context.new_page()
    fresh.context.set_offline(False)
    fresh.goto(action_url(article, "correct"))
    put_back_and_send(fresh)


@pytest.mark.usefixtures("hurried")
def test_words_typed_while_logged_out_are_sent_once_logged_in(
    page: Page, web_editor: User, article: Article
) -> None:
    log_in(page, web_editor)
    page.goto(action_url(article, "correct"))
    Session.objects.all().delete()
    page.get_by_label("Headline", exact=True).fill("Six ships")
    expect(page.get_by_text("You are logged out. Your text stays here")).to_be_visible(
        timeout=15_000
    )
    page.get_by_role("button", name="Show the difference").click()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Six ships")
    other = page.context.new_page()
    log_in_by_form(other, web_editor)
    page.bring_to_front()
    kept(page)
    page.get_by_role("button", name="Show the difference").click()
    expect(page.locator(".differences ins")).to_have_text("Six")


@pytest.mark.usefixtures("hurried")
def test_two_windows_keep_words_apart(
    page: Page, web_editor: User, article: Article, browser: Browser, live_server: LiveServer
) -> None:
    log_in(page, web_editor)
    page.goto(action_url(article, "correct"))
    page.get_by_label("Headline", exact=True).fill("Six ships")
    kept(page)
    second = second_window(browser, live_server).new_page()
    log_in(second, web_editor)
    second.goto(action_url(article, "correct"))
    second.get_by_label("Headline", exact=True).fill("Seven ships")
    kept(second)
    headlines = {dict(copy.fields)["headline"] for copy in FormCopy.objects.all()}
    assert headlines == {"Six ships", "Seven ships"}
