"""A day at the desk, each step by the one whose step it is, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from editions.models import Edition, PublishedArticle
from editions.verification import verify_record
from newsroom.worker import work_once
from people.models import Person, User
from tests.browser import hurry, the_text
from tests.builders import live_article, make_article, make_section
from tests.desk.client import action_url, story_url
from tests.desk.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, verb: str) -> None:
    """Press a button of the bar, or of the menu behind it."""
    button = page.get_by_role("button", name=verb, exact=True)
    if not button.is_visible():
        page.get_by_label("More to do with this story").click()
    button.click()


def told(page: Page, words: str) -> None:
    """Wait for what the page says was done."""
    expect(page.get_by_text(words).first).to_be_visible()


def write_body(page: Page, words: str) -> None:
    """Type at the end of the text."""
    the_text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def headline(page: Page) -> str:
    """Return the headline on the story's page."""
    return page.get_by_label("Headline", exact=True).input_value()


def test_story_is_written_returned_approved_and_goes_out_by_the_clock(
    desk: Desk, reporter: User, web_editor: User
) -> None:
    make_section("Sea", "sea")
    Person.objects.named("Wen Jia")
    writing = desk(reporter)
    with hurry(writing.context):
        writing.goto("/admin/articles/article/add/")
        writing.get_by_label("Headline", exact=True).fill("Harbour pilots vote on a new rota")
        write_body(writing, "The pilots voted on Monday.")
        expect(writing.locator("[data-kept]")).to_contain_text("not saved", timeout=15_000)
        writing.close(run_before_unload=False)

    writing = desk(reporter)
    writing.goto("/admin/")
    writing.get_by_role("button", name="Go on with it").click()
    expect(writing.get_by_label("Headline", exact=True)).to_have_value(
        "Harbour pilots vote on a new rota"
    )
    writing.get_by_label("Section", exact=True).select_option(label="Sea")
    press(writing, "Send for review")
    told(writing, "Sent for review.")
    article = Article.objects.get()

    editing = desk(web_editor)
    editing.goto(story_url(article))
    press(editing, "Return with a note")
    editing.get_by_label("What should the writer change?").fill("How many pilots voted?")
    editing.get_by_role("button", name="Return with a note").click()
    told(editing, "Returned with your note.")

    writing.goto("/admin/")
    told(writing, "How many pilots voted?")
    writing.goto(story_url(article))
    write_body(writing, " All nineteen voted.")
    press(writing, "Send for review")
    told(writing, "Sent for review.")

    editing.goto(story_url(article))
    editing.get_by_text("Add a person", exact=True).click()
    editing.locator("#id_credits-0-role").select_option("web_editor")
    add_person(editing, "Wen Jia")
    press(editing, "Approve")
    told(editing, "Approved.")
    press(editing, "Schedule…")
    later = timezone.localtime() + timedelta(hours=2)
    editing.get_by_label("Goes out at").fill(later.strftime("%Y-%m-%dT%H:%M"))
    editing.get_by_role("button", name="Schedule").click()
    told(editing, "Scheduled for")
    assert not PublishedArticle.objects.exists()

    Article.objects.update(publish_at=timezone.now())
    work_once()
    row = PublishedArticle.objects.get()
    assert "All nineteen voted." in row.body_html
    writing.goto(row.get_absolute_url())
    expect(writing.get_by_role("heading", level=1)).to_have_text(row.headline)


def add_person(page: Page, name: str) -> None:
    """Choose or make a person in the last credit."""
    page.locator("#credits-0 .select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.get_by_role("option", name=name).first.click()


def test_live_text_is_corrected_while_a_draft_of_it_is_written_and_both_meet(
    desk: Desk, reporter: User, web_editor: User, publisher: User
) -> None:
    article = live_article(
        by=reporter, headline="Ferry fares rise", body="<p>Fares rise by 9 crowns.</p>"
    )
    writing, editing, mending = desk(reporter), desk(web_editor), desk(publisher)
    writing.goto(story_url(article))
    editing.goto(story_url(article))
    expect(editing.locator(".bar")).to_contain_text("Rana Idris")

    writing.get_by_label("Headline", exact=True).fill("Ferry fares rise in May")
    press(writing, "Save")
    told(writing, "Saved")

    mending.goto(action_url(article, "correct"))
    mending.get_by_label("Headline", exact=True).fill("Ferry fares fall")
    mending.get_by_label("Correction:").check()
    mending.get_by_label("What readers are told").fill("The fares fall; they do not rise.")
    mending.get_by_role("button", name="Correct the live text").click()
    told(mending, "Corrected. Readers see it now.")
    mending.goto(article.live_path)
    expect(mending.get_by_role("heading", level=1)).to_have_text("Ferry fares fall")

    editing.get_by_label("Headline", exact=True).fill("Ferry fares rise by nine crowns")
    editing.get_by_label("Standfirst").fill("The islands pay more.")
    press(editing, "Save")
    expect(editing.get_by_text("Your text is kept, and nothing was overwritten.")).to_be_visible()
    told(editing, "Ferry fares rise in May")
    editing.get_by_label("Rana Idris").or_(editing.get_by_label("Draft")).first.check()
    editing.get_by_role("button", name="Save what I chose").click()
    expect(editing.get_by_label("Standfirst")).to_have_value("The islands pay more.")
    assert headline(editing) == "Ferry fares rise in May"

    told(editing, "The live text was corrected while you were writing.")
    editing.get_by_role("link", name="Settle them").click()
    editing.get_by_role("button", name="Take the live words").click()
    expect(editing.get_by_label("Headline", exact=True)).to_have_value("Ferry fares fall")
    assert not list(verify_record())


def test_story_is_withdrawn_restored_taken_back_hidden_and_removed_by_order(
    desk: Desk, web_editor: User, publisher: User, second_publisher: User
) -> None:
    article = live_article(headline="Bridge is blue", body="<p>The bridge is blue.</p>")
    editing, publishing, second = desk(web_editor), desk(publisher), desk(second_publisher)
    editing.goto(story_url(article))
    editing.get_by_label("Headline", exact=True).fill("Bridge is grey")
    press(editing, "Publish change…")
    editing.get_by_label("Update:").check()
    editing.get_by_role("button", name="Publish the change").click()
    told(editing, "Published. Readers see it now.")

    editing.goto(action_url(article, "withdraw"))
    editing.get_by_role("textbox").fill("There is no bridge.")
    editing.get_by_role("button", name="Withdraw").click()
    told(editing, "Withdrawn. Readers see only your reason.")
    assert editing.request.get(article.live_path).status == 410

    publishing.goto("/admin/")
    told(publishing, "There is no bridge.")
    publishing.goto(story_url(article))
    press(publishing, "Restore")
    # Both pages have a button of this name: the story's own must be gone first.
    expect(publishing.get_by_role("heading", name="Restore", level=1)).to_be_visible()
    publishing.get_by_role("button", name="Restore").click()
    told(publishing, "Restored. Readers see it again.")

    first = article.revisions.order_by("number").first()
    assert first
    publishing.goto(f"/admin/stories/{article.public_id}/history/{first.number}/restore/")
    publishing.get_by_role("button", name=f"Restore version {first.number}").click()
    publishing.goto(story_url(article))
    assert headline(publishing) == "Bridge is blue"

    history = f"/admin/stories/{article.public_id}/history/"
    publishing.goto(history)
    publishing.get_by_label("Hide edition 1").click()
    publishing.get_by_role("textbox").fill("It names a child.")
    publishing.get_by_role("button", name="Hide it").click()
    told(publishing, "Edition 1 is out of the public history.")

    publishing.goto(f"/admin/stories/{article.public_id}/remove/")
    publishing.get_by_label("Edition 1").check()
    publishing.get_by_label("The order").fill("District court, 4 O 12/26")
    publishing.get_by_role("button", name="Ask for removal").click()
    told(publishing, "Asked for. A second publisher carries it out.")
    second.goto("/admin/")
    second.get_by_role("link", name="Remove edition 1").click()
    second.get_by_role("button", name="Erase it").click()
    told(second, "Removed. The record keeps that, when and why.")
    first_edition = Edition.objects.of(article.public_id).get(number=1)
    assert first_edition.content.text == ""
    assert not list(verify_record())


def test_flash_goes_out_and_says_that_more_follows(desk: Desk, web_editor: User) -> None:
    make_section("Sea", "sea")
    page = desk(web_editor)
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="Flash").first.click()
    page.get_by_label("Headline").fill("Crane falls in the harbour")
    page.get_by_label("One sentence").fill("A crane fell at the east quay at noon.")
    page.get_by_label("Section").select_option(label="Sea")
    page.get_by_role("button", name="Publish the flash now").click()
    told(page, "Published. Readers see it now")
    page.goto(PublishedArticle.objects.get().get_absolute_url())
    expect(page.get_by_text("More follows")).to_be_visible()


def test_name_is_corrected_in_many_live_stories_with_one_sentence(
    desk: Desk, web_editor: User
) -> None:
    spelt = "<p>Minister Li Boh spoke at the quay.</p>"
    headlines = ("Minister opens the quay", "Minister closes the quay", "Minister rests")
    stories = [live_article(headline=headline, body=spelt) for headline in headlines]
    make_article(headline="Li Boh in a draft", body=spelt)
    page = desk(web_editor)
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="A name across stories").click()
    page.get_by_role("searchbox", name="Word or name").fill("Li Boh")
    page.get_by_role("button", name="Find in live stories").click()
    expect(page.get_by_role("checkbox", name="Minister Li Boh spoke")).to_have_count(3)
    for story in stories[:2]:
        page.get_by_role("region", name=story.headline).get_by_role("checkbox").check()
    page.get_by_label("Put instead").fill("Li Bo")
    page.get_by_role("button", name="Show the difference").click()
    page.get_by_label("Correction:").check()
    page.get_by_label("What readers are told").fill("An earlier version misspelt Li Bo.")
    page.get_by_role("button", name="Correct 2 stories").click()
    told(page, "Look for it again")
    for story, mended in zip(stories, (True, True, False), strict=True):
        page.goto(story.live_path)
        expect(page.get_by_text("Minister Li Bo spoke at the quay.")).to_have_count(int(mended))
        expect(page.get_by_text("An earlier version misspelt Li Bo.")).to_have_count(int(mended))
    assert not list(verify_record())
