"""A morning's two hundred stories of the wire, worked through by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from articles.acts.stages import move
from articles.draft.beginning import begin
from articles.models import Article
from editions.story import Story
from people.actors import WIRE
from people.models import User
from tests.browser import accessibility_faults, log_in
from wire.models import InboxStory, WireItem

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill_inbox(count: int, first: int = 0) -> list[Article]:
    """Let so many stories wait, numbered, the last of them the newest."""
    words = "<p>The ferries sailed again on Monday.</p>"
    numbers = range(first, first + count)
    articles = Article.objects.bulk_create(
        Article(headline=f"Story {n}", body=words, version=1) for n in numbers
    )
    items = WireItem.objects.bulk_create(
        WireItem(
            article=article,
            path=f"{article.headline}.json",
            headline_key=article.headline,
            fields_digest="x",
            revision_number=1,
        )
        for article in articles
    )
    InboxStory.objects.bulk_create(
        InboxStory(article=item.article, newest=item, family=item.article_id, language="en")
        for item in items
    )
    return articles


def chosen(page: Page, headline: str) -> None:
    """Expect this story to be the chosen one, and the one that is read."""
    expect(page.locator(".inbox-row[aria-current] a.headline")).to_have_text(headline)
    expect(page.locator("[data-reader] .inbox-headline")).to_have_text(headline)


def test_inbox_is_worked_by_keyboard(page: Page, web_editor: User, publisher: User) -> None:
    stories = fill_inbox(200)
    row_of = InboxStory.objects.filter(article__in=stories[192:195])
    row_of.update(family=stories[194].pk)
    log_in(page, web_editor)
    page.goto("/admin/inbox/")
    chosen(page, "Story 199")
    assert accessibility_faults(page) == []
    go_and_act(page)
    # The colleague was quicker.
    move(stories[196], "spike", by=publisher)
    page.keyboard.press("t")
    expect(words_said(page)).to_contain_text(f"{publisher} spiked this story")
    page.keyboard.press("j")
    chosen(page, "Story 195")
    assign_to(page, publisher)
    open_a_row(page)
    fill_inbox(3, first=200)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-new] button")).to_contain_text("3 new")
    page.keyboard.press("n")
    expect(page.locator("a.headline").first).to_have_text("Story 202")
    chosen(page, "Story 191")
    assert accessibility_faults(page) == []
    standings = {story.pk: story.standing for story in InboxStory.objects.all()}
    expected = {198: "taken", 197: "background", 196: "spiked", 195: "taken", 192: "spiked"}
    assert {n: standings[stories[n].pk] for n in expected} == expected


def words_said(page: Page) -> Locator:
    """Return where it is said what was done."""
    return page.locator("[data-said]")


def act(page: Page, key: str, words: str, then: str) -> None:
    """Press a key; expect that this is said, and that this story is the next."""
    page.keyboard.press(key)
    expect(words_said(page)).to_have_text(words)
    chosen(page, then)


def go_and_act(page: Page) -> None:
    for key, headline in (("j", "198"), ("ArrowDown", "197"), ("k", "198")):
        page.keyboard.press(key)
        chosen(page, f"Story {headline}")
    act(page, "s", "Starred.", "Story 198")
    act(page, "t", "Taken. It is your draft now.", "Story 197")
    act(page, "b", "Kept as background.", "Story 196")
    act(page, "x", "Spiked.", "Story 195")
    act(page, "u", "It waits again.", "Story 196")


def assign_to(page: Page, user: User) -> None:
    page.keyboard.press("a")
    to = page.get_by_label("To", exact=True)
    expect(to).to_be_focused()
    to.select_option(label=str(user))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(words_said(page)).to_contain_text("They are told.")
    chosen(page, "Story 194")


def open_a_row(page: Page) -> None:
    page.keyboard.press("d")
    expect(page.locator(".inbox-row.member")).to_have_count(2)
    page.keyboard.press("j")
    chosen(page, "Story 193")
    page.keyboard.press("d")
    expect(page.locator(".inbox-row.member")).to_have_count(0)
    chosen(page, "Story 194")
    act(page, "x", "Spiked: 3 stories.", "Story 191")
    page.keyboard.press("Enter")
    expect(page.locator("[data-beside]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".inbox-row[aria-current] a.headline")).to_be_focused()


def test_on_a_phone_a_story_is_a_page_with_the_same_buttons(page: Page, web_editor: User) -> None:
    begun = begin(Story(headline="Ferry sails", language="en"), "read in", WIRE)
    item = WireItem.objects.create(
        article=begun.article, path="x", headline_key="x", fields_digest="x", revision_number=1
    )
    InboxStory.objects.create(
        article=begun.article, newest=item, family=begun.article.pk, language="en"
    )
    log_in(page, web_editor)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/admin/inbox/")
    page.get_by_role("link", name="Ferry sails").click()
    expect(page).to_have_url(re.compile(rf"/admin/inbox/{begun.article.public_id}/$"))
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Take").click()
    expect(page.get_by_text("Taken. It is your draft now.")).to_be_visible()


def test_whoever_goes_on_while_an_act_is_sent_stays_where_they_went(
    page: Page, web_editor: User
) -> None:
    fill_inbox(5)
    log_in(page, web_editor)
    page.goto("/admin/inbox/")
    chosen(page, "Story 4")
    sent: list[Route] = []
    page.route("**/act/", lambda route: sent.append(route))
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    chosen(page, "Story 2")
    sent[0].continue_()
    expect(words_said(page)).to_contain_text("Spiked")
    chosen(page, "Story 2")
