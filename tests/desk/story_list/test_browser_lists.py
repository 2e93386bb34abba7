"""The story list and a name across stories, by keyboard and mouse in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Stage
from editions.models import PublishedArticle
from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import live_article, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_list_is_walked_ticked_and_opened_by_keys(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    first, second = make_article(headline="Older story"), make_article(headline="Newer story")
    log_in(page, web_editor)
    page.goto("/admin/articles/article/")
    expect(page.get_by_role("button", name="Go on…")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.get_by_role("heading", name="Stories").click()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Newer story")).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_label("2 stories")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("2 stories").select_option("approve")
    page.get_by_role("button", name="Go on…").click()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved.")).to_have_count(2)
    stages = Article.objects.filter(pk__in=[first.pk, second.pk]).values_list("stage", flat=True)
    assert set(stages) == {Stage.APPROVED}
    page.goto("/admin/articles/article/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Newer story — Newsroom")
    assert complaints == []


def test_filter_is_kept_and_found_again(page: Page, web_editor: User) -> None:
    make_article(headline="A draft")
    log_in(page, web_editor)
    page.goto("/admin/articles/article/?stage__exact=draft")
    page.get_by_text("Keep this filter").click()
    page.get_by_label("Name").fill("My drafts")
    page.get_by_role("button", name="Keep it").click()
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="My drafts").click()
    expect(page.get_by_role("link", name="A draft")).to_be_visible()
    assert accessibility_faults(page) == []


def test_name_is_corrected_in_many_stories_at_once(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    for number in (1, 2, 3):
        live_article(headline=f"Li Bo resigns {number}", body="<p>It was Li Bo who went.</p>")
    log_in(page, web_editor)
    page.goto("/admin/across/")
    page.get_by_role("searchbox", name="Word or name").fill("Li Bo")
    page.get_by_role("button", name="Find in live stories").click()
    expect(page.get_by_text("6 places in 3 stories")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Put instead").fill("Li Po")
    page.get_by_role("button", name="Tick all on this page").click()
    page.get_by_role("button", name="Show the difference").click()
    expect(page.locator("del").first).to_have_text("Bo")
    assert accessibility_faults(page) == []
    page.get_by_label("Correction: something was wrong").check()
    page.get_by_label("What readers are told").fill("An earlier version misspelt a name.")
    page.get_by_role("button", name="Correct 3 stories").click()
    expect(page.get_by_text("Corrected. Readers see it now.")).to_have_count(3)
    headlines = PublishedArticle.objects.values_list("headline", flat=True)
    assert all("Li Po" in headline for headline in headlines)
    assert accessibility_faults(page) == []
    assert complaints == []
