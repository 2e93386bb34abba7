"""An editor at work, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from articles.acts.passages import add_passage_note
from articles.draft.passages import Passage
from articles.draft.snapshot import story_of
from articles.models import Article
from editions.models import PublishedArticle
from people.actors import SHELL
from people.models import Organisation, Person, User
from tests.browser import Complaints, log_in, the_text
from tests.builders import make_article, make_photo, make_section, picture_bytes
from tests.desk.client import story_url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_story_is_written_with_a_picture_and_published(
    page: Page, web_editor: User, tmp_path: Path
) -> None:
    make_section("Sea", "sea")
    Person.objects.named("Zhang Kaiwei")
    Organisation.objects.named("Xinhua")
    picture = tmp_path / "ship.jpg"
    picture.write_bytes(picture_bytes(size=(900, 600)))
    log_in(page, web_editor)
    page.goto("/admin/")
    page.get_by_role("link", name="Write a story").first.click()
    page.get_by_label("Headline", exact=True).fill("Night ferry returns to the strait")
    page.get_by_label("Standfirst").fill("After two years, the boat sails again.")
    expect(page.get_by_text("33 of 90")).to_be_visible()
    editor = the_text(page)
    editor.click()
    page.keyboard.type("The ferry left at eight.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Subhead", exact=True).click()
    page.keyboard.type("What changes")
    page.keyboard.press("Enter")
    page.keyboard.type("It comes back at ")
    page.keyboard.press("Control+b")
    page.keyboard.type("nine")
    page.keyboard.press("Control+b")
    page.keyboard.type(".")
    expect(page.get_by_text("12 words · 1 min")).to_be_visible()
    page.get_by_text("Add a person", exact=True).click()
    page.locator("#id_credits-0-role").select_option("web_editor")
    page.locator("#credits-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("zhang")
    page.get_by_role("option", name="Zhang Kaiwei").click()
    page.get_by_text("Add a photo", exact=True).click()
    page.locator("#id_figures-0-upload").set_input_files(picture)
    page.locator("#id_figures-0-caption").fill("The ferry at the pier.")
    page.locator("#id_figures-0-alt_text").fill("A white ferry")
    page.get_by_label("Section").select_option(label="Sea")
    page.get_by_label("Tags").fill("Night ferries, Strait")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    article = Article.objects.get()
    assert story_of(article).body == (
        "<p>The ferry left at eight.</p><h2>What changes</h2>"
        "<p>It comes back at <strong>nine</strong>.</p>"
    )
    page.get_by_role("button", name="Publish…").click()
    expect(page.get_by_role("heading", name="What readers will see")).to_be_visible()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    row = PublishedArticle.objects.get()
    assert row.headline == "Night ferry returns to the strait"
    assert row.pictures[0]["caption"] == "The ferry at the pier."


def test_rows_change_places_by_their_buttons(page: Page, web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb"])
    log_in(page, web_editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#credits-1").get_by_role("button", name="Up").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert [credit.name for credit in story_of(article).credits] == ["B Bb", "A Aa"]


def test_spaces_that_are_typed_stay(page: Page, web_editor: User) -> None:
    article = make_article(body="<p>One.</p>")
    log_in(page, web_editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    editor = the_text(page)
    # The editor's own style, allowed by its hash, keeps white space as typed.
    expect(editor).to_have_css("white-space", re.compile("break-spaces|pre-wrap"))


@pytest.mark.usefixtures("hurried")
def test_leaving_is_asked_about_only_where_words_can_be_kept_nowhere(
    page: Page, web_editor: User
) -> None:
    article = make_article()
    log_in(page, web_editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_label("Headline", exact=True).fill("Kept in this browser at least")
    page.get_by_role("link", name="Stories").first.click()
    expect(page.locator("#result_list")).to_be_visible()
    page.go_back()
    page.context.route("**/pulse/", lambda route: route.abort())
    expect(page.get_by_text("you typed and did not save")).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    page.get_by_label("Headline", exact=True).fill("Kept nowhere")
    expect(page.get_by_text("do not close this page")).to_be_visible(timeout=15_000)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("link", name="Stories").first.click()
    expect(page.get_by_label("Headline", exact=True)).to_have_value("Kept nowhere")
    assert asked == ["beforeunload"]


def test_live_text_is_corrected(page: Page, web_editor: User) -> None:
    article = make_article(headline="Five ships", photos=[make_photo(rendered=True)])
    log_in(page, web_editor)
    page.goto(f"/admin/stories/{article.public_id}/do/publish/")
    page.get_by_role("button", name="Publish now").click()
    page.get_by_label("More to do with this story").click()
    page.get_by_role("button", name="Correct the live text…").click()
    # Both pages have a headline: the one that is left must not get the words.
    expect(page.get_by_role("heading", name="Correct the live text")).to_be_visible()
    page.get_by_label("Headline", exact=True).fill("Six ships")
    page.get_by_role("button", name="Show the difference").click()
    expect(page.locator("ins", has_text="Six")).to_be_visible()
    page.get_by_label("Correction:").check()
    page.get_by_label("What readers are told").fill("There were six ships, not five.")
    page.get_by_role("button", name="Correct the live text").click()
    expect(page.get_by_text("Corrected. Readers see it now.")).to_be_visible()
    assert PublishedArticle.objects.get().headline == "Six ships"


def test_notes_are_marked_in_the_text_for_whoever_only_reads_it(
    page: Page, reporter: User, complaints: Complaints
) -> None:
    article = make_article(body="<p>Ships <em>wait</em>.</p><p>Ships wait too.</p>")
    add_passage_note(article, Passage("Ships wait", "Ships wait. "), "Which ones?", by=SHELL)
    log_in(page, reporter)
    page.goto(story_url(article))
    held = "document.querySelector('iframe.as-readers').contentWindow"
    page.wait_for_function(f"{held}.CSS.highlights.get('passage')?.size === 1")
    page.get_by_role("button", name="Show it").click()
    page.wait_for_function(f"{held}.getSelection().anchorNode?.data === 'Ships wait too.'")
    assert page.evaluate(f"{held}.getSelection().toString()") == "Ships wait"
    assert complaints == []
