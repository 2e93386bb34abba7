"""Lists of what to read next, decided about in a real browser: by keys, by mouse, by a phone."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from people.models import User
from related.lists.list_health import check_next_list, mark_dirty
from related.models import LinkKind, RelatedLink, RelatedList
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import live_article
from tests.related.list_builders import liked, pin, suggest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stories(number: int) -> list[Article]:
    """Return so many live stories, each with two others suggested, all waiting in the queue."""
    articles = [live_article(headline=f"Story {n}") for n in range(number)]
    for n, article in enumerate(articles):
        suggest(article, articles[n - 1], articles[n - 2])
    mark_dirty([article.public_id for article in articles])
    while check_next_list():
        pass
    return articles


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_moderator_works_a_queue_of_ten_with_the_keyboard_alone(
    page: Page, moderator: User, complaints: Complaints
) -> None:
    found = stories(10)
    extra = live_article(headline="The night ferry returns")
    suggest(extra, *found[:4])
    RelatedList.objects.update_or_create(
        pk=extra.public_id, defaults={"is_settled": True, "trouble": None}
    )
    log_in(page, moderator)
    page.goto("/admin/also-like/")
    expect(page.locator("ol.todo-list li")).to_have_count(10)
    press(page, "n")
    for number in range(10):
        heading = page.get_by_role("heading", level=1)
        expect(heading).not_to_have_text("You May Also Like")
        first = page.locator("[data-entry] a.headline").first
        expect(first).to_be_focused()
        if number == 0:
            assert accessibility_faults(page) == []
            # Pin the second, and put it first.
            press(page, "j", "p")
            expect(page.locator("[data-said]")).to_contain_text("You pinned")
            expect(page.locator("[data-entry] .state").first).to_have_text("Pinned")
        if number == 1:
            press(page, "j", "Shift+ArrowUp")
            expect(page.locator("[data-said]")).to_contain_text("put in order")
        if number == 2:
            press(page, "b")
            expect(page.locator("[data-said]")).to_contain_text("You banned")
            expect(page.locator("[data-order] > li")).to_have_count(1)
            press(page, "Control+z")
            expect(page.locator("[data-order] > li")).to_have_count(2)
        if number == 3:
            press(page, "/")
            page.keyboard.type("night ferry")
            expect(page.get_by_role("option", name="The night ferry returns")).to_be_visible()
            press(page, "ArrowDown", "Enter")
            expect(page.locator("[data-said]")).to_contain_text("You pinned “The night ferry")
            press(page, "Escape")
        here = heading.text_content() or ""
        press(page, "a")
        expect(page.get_by_role("heading", level=1)).not_to_have_text(here)
    expect(page.get_by_text("That was the last one of the queue.")).to_be_visible()
    expect(page.get_by_text("No list waits for you.")).to_be_visible()
    assert RelatedList.objects.filter(is_settled=True).count() == 11
    assert RelatedLink.objects.filter(kind=LinkKind.PINNED).count() >= 3
    assert complaints == []


def test_list_is_put_in_order_by_dragging(
    page: Page, moderator: User, complaints: Complaints
) -> None:
    first, second, third = (live_article(headline=name) for name in ("First", "Second", "Third"))
    story = live_article(headline="Story")
    suggest(story, first, second, third)
    log_in(page, moderator)
    page.goto(f"/admin/stories/{story.public_id}/also-like/")
    handle = page.get_by_role("button", name="Move “Third”")
    box = page.locator("[data-entry]").first.bounding_box()
    assert box
    handle.hover()
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 5, steps=8)
    page.mouse.up()
    expect(page.locator("[data-said]")).to_contain_text("put in order")
    assert liked(story) == [("Third", "pinned"), ("First", "suggested"), ("Second", "suggested")]
    expect(page.get_by_role("button", name="Move “Third”")).to_be_focused()
    press(page, "ArrowDown")
    expect(page.locator("[data-entry] a.headline").first).to_have_text("First")
    assert [kind for _, kind in liked(story)] == ["pinned", "pinned", "suggested"]
    assert complaints == []


def test_what_is_typed_into_a_story_stays_while_its_list_is_decided(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    story, one = live_article(headline="Story"), live_article(headline="One")
    suggest(story, one)
    log_in(page, web_editor)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.get_by_label("Headline", exact=True).fill("Story, changed and not saved")
    card = page.locator("#also-like")
    card.get_by_role("button", name="Pin One").click()
    expect(card.locator("[data-said]")).to_contain_text("You pinned “One”")
    card.get_by_label("Add a story").fill("https://other.example/page")
    page.keyboard.press("Enter")
    expect(card.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.type("Elsewhere")
    card.get_by_label("Source", exact=True).fill("Other")
    page.keyboard.press("Enter")
    expect(card.get_by_role("link", name="Elsewhere")).to_be_visible()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Story, changed and not saved")
    assert [headline for headline, _ in liked(story)] == ["One", "Elsewhere"]
    assert accessibility_faults(page) == []
    assert complaints == []


def test_without_scripts_the_buttons_do_the_same(page: Page, moderator: User) -> None:
    story, one = live_article(headline="Story"), live_article(headline="One")
    suggest(story, one)
    pin(story, headline="Night ferry")
    log_in(page, moderator)
    page.route("**/desk/also_like/also_like*.js", lambda route: route.abort())
    page.goto(f"/admin/stories/{story.public_id}/also-like/")
    page.get_by_role("button", name="Pin One").click()
    expect(page.get_by_text("You pinned “One”. Readers see it now.")).to_be_visible()
    page.get_by_text("End and note").first.click()
    page.get_by_label("Note for the desk").first.fill("For the fair")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“For the fair”")).to_be_visible()
    assert liked(story) == [("One", "pinned")]
