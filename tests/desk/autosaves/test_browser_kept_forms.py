"""Forms that write no draft, in a real browser: what was typed and not sent is offered back."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.acts.threads import make_thread
from articles.models import FormCopy
from media.models import Photo
from people.actors import SHELL
from people.models import Organisation, User
from related.models import RelatedLink
from tests.browser import Complaints, accessibility_faults, log_in, log_in_by_form
from tests.builders import live_article, make_photo
from tests.desk.autosaves.test_browser_keeping import until
from tests.related.list_builders import pin, suggest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("hurried"),
]
TOLD = "You typed here and did not send it"


def reopened(page: Page, address: str) -> Page:
    """Close the window as a crash does, and open the page anew."""
    expect(page.locator("[data-kept]")).to_contain_text("not sent", timeout=15_000)
    fresh = page.context.new_page()
    page.close(run_before_unload=False)
    fresh.goto(address)
    return fresh


def test_captions_in_bulk_come_back_and_are_forgotten_once_saved(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    first, other = make_photo(caption="One."), make_photo(caption="Two.")
    address = f"/admin/photos/words/?photo={first.pk}&photo={other.pk}"
    log_in(page, web_editor)
    page.goto(address)
    expect(page.get_by_text(TOLD)).to_have_count(0)
    page.locator(f"#id_{other.pk}-caption").fill("A ferry in the fog.")
    page.get_by_label("Credit line for all").fill("Northpix")
    page = reopened(page, address)
    expect(page.get_by_text(TOLD)).to_be_visible()
    assert accessibility_faults(page) == []
    # What a colleague changed meanwhile, and nobody typed here, is not undone.
    Photo.objects.filter(pk=first.pk).update(caption="One, by a colleague.")
    page.reload()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(f"#id_{other.pk}-caption")).to_have_value("A ferry in the fog.")
    expect(page.locator(f"#id_{first.pk}-caption")).to_have_value("One, by a colleague.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("region", name="What became of each photo")).to_be_visible()
    assert Photo.objects.get(pk=other.pk).caption == "A ferry in the fog."
    assert not FormCopy.objects.exists()
    assert complaints == []


def test_ticks_and_new_words_of_a_name_across_stories_come_back(
    page: Page, web_editor: User
) -> None:
    for number in range(2):
        live_article(headline=f"Bo Lee speaks {number}")
    log_in(page, web_editor)
    page.goto("/admin/across/?q=Bo+Lee")
    page.locator("#across [name=tick]").nth(1).check()
    page.get_by_label("Put instead").fill("Bo Li")
    page = reopened(page, "/admin/across/?q=Bo+Lee")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Put instead")).to_have_value("Bo Li")
    expect(page.locator("#across [name=tick]").nth(1)).to_be_checked()
    expect(page.locator("#across [name=tick]").nth(0)).not_to_be_checked()
    page.get_by_role("button", name="Show the difference").click()
    page.get_by_label("Update").check()
    assert FormCopy.objects.exists()
    page.get_by_role("button", name="Correct 1 story").click()
    expect(page.get_by_role("link", name="Another name")).to_be_visible()
    assert not FormCopy.objects.exists()


def test_sentence_for_readers_of_a_name_across_stories_comes_back(
    page: Page, web_editor: User
) -> None:
    live_article(headline="Bo Lee speaks")
    log_in(page, web_editor)

    def show_the_difference(page: Page) -> None:
        page.goto("/admin/across/?q=Bo+Lee")
        page.locator("#across [name=tick]").first.check()
        page.get_by_label("Put instead").fill("Bo Li")
        page.get_by_role("button", name="Show the difference").click()
        expect(page.locator("#look")).to_be_visible()

    show_the_difference(page)
    page.locator("#look [name=kind][value=correction]").check()
    page.locator("#look [name=note]").fill("A name was spelt wrongly.")
    page = reopened(page, "/admin/across/?q=Bo+Lee")
    show_the_difference(page)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#look [name=note]")).to_have_value("A name was spelt wrongly.")
    page.get_by_role("button", name="Correct 1 story").click()
    expect(page.get_by_role("link", name="Another name")).to_be_visible()
    assert not FormCopy.objects.filter(fields__icontains="spelt").exists()


def test_words_of_a_photo_typed_while_logged_out_are_saved_once_logged_in(
    page: Page, web_editor: User
) -> None:
    photo, agency = make_photo(caption="One."), Organisation.objects.named("Northpix")
    address = f"/admin/media/photo/{photo.pk}/change/"
    log_in(page, web_editor)
    page.goto(address)
    page.locator("#id_caption").fill("A ferry in the fog.")
    page.locator(".field-agency .select2-selection").click()
    page.locator(".select2-search__field").fill("North")
    page.get_by_role("option", name="Northpix").click()
    until(FormCopy.objects.exists, page)
    Session.objects.all().delete()
    page.locator("#id_alt_text").fill("A ferry.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("You are logged out. Your text stays here")).to_be_visible()
    other = page.context.new_page()
    log_in_by_form(other, web_editor)
    other.goto(address)
    other.get_by_role("button", name="Put it back").click()
    expect(other.locator(".field-agency .select2-selection__rendered")).to_contain_text("Northpix")
    other.close()
    page.get_by_role("button", name="Save", exact=True).first.click()
    until(lambda: Photo.objects.get().alt_text == "A ferry.", page)
    saved = Photo.objects.get()
    assert (saved.caption, saved.alt_text, saved.agency) == (
        "A ferry in the fog.",
        "A ferry.",
        agency,
    )


def test_notes_of_a_moderators_list_outlive_what_is_decided_beside_them(
    page: Page, moderator: User, complaints: Complaints
) -> None:
    story, other = live_article(), live_article(headline="One")
    pin(story, other)
    suggest(story, live_article(headline="Two"))
    address = f"/admin/stories/{story.public_id}/also-like/"
    log_in(page, moderator)
    page.goto(address)
    page.get_by_text("End and note").click()
    note = page.get_by_label("Note for the desk")
    note.fill("Until the vote.")
    page.get_by_role("button", name="Pin Two").click()
    expect(page.locator("[data-said]")).to_contain_text("You pinned “Two”")
    expect(note.first).to_have_value("Until the vote.")
    page = reopened(page, address)
    page.get_by_role("button", name="Put it back").click()
    page.locator("[data-act=words]").first.dispatch_event("click")
    until(RelatedLink.objects.filter(note="Until the vote.").exists, page)
    until(lambda: not FormCopy.objects.exists(), page)
    assert complaints == []


def test_words_of_a_thread_are_thrown_away_when_asked_and_are_nobody_elses(
    page: Page, web_editor: User, publisher: User
) -> None:
    thread = make_thread("Ships", "ships", "Since Monday.", by=SHELL)
    address = f"/admin/taxonomy/thread/{thread.pk}/change/"
    log_in(page, web_editor)
    page.goto(address)
    page.locator("#id_title").fill("Ships at sea")
    page = reopened(page, address)
    page.context.clear_cookies()
    log_in_by_form(page, publisher)
    page.goto(address)
    expect(page.get_by_text(TOLD)).to_have_count(0)
    page.context.clear_cookies()
    log_in_by_form(page, web_editor)
    page.goto(address)
    page.get_by_role("link", name="Throw it away…").click()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("#id_title")).to_have_value("Ships")
    expect(page.get_by_text(TOLD)).to_have_count(0)
