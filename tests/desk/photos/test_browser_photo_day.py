"""A photo's whole way in a real browser: it comes in, is used, restricted, corrected, killed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from editions.models import PublishedArticle
from media.models import Photo, PhotoStatus
from newsroom.worker import work_once
from people.models import Organisation, User
from tests.browser import Complaints, accessibility_faults
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.desk.client import story_url
from tests.desk.conftest import Desk
from tests.desk.test_browser_day import press, told
from tests.media.samples import as_file, noisy

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_photo(page: Page, photo: Photo) -> None:
    """Open a photo's own page."""
    page.goto(f"/admin/media/photo/{photo.pk}/change/")


def upload(page: Page, picture: Path) -> Photo:
    """Put a file into the library through its own screen, with its words."""
    page.goto("/admin/media/photo/")
    page.get_by_role("link", name="Add a photo").first.click()
    page.get_by_label("Picture").set_input_files(picture)
    page.get_by_label("Caption").fill("The ferry leaves at eight.")
    page.get_by_label("Alt text").fill("A white ferry at a pier")
    page.get_by_label("Credit line").fill("Xinhua/Li Bo")
    page.get_by_role("button", name="Save", exact=True).click()
    told(page, "900 × 600 pixels")
    return Photo.objects.get()


def set_focal_point(page: Page, photo: Photo) -> None:
    """Click where the eye should rest, three tenths from the left and half way down."""
    open_photo(page, photo)
    picture = page.locator("[data-focus-picture]")
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.5})
    page.get_by_role("button", name="Save the focal point").click()
    told(page, "Saved.")


def place(page: Page, article: Article, photo: Photo) -> None:
    """Put a photo behind the first paragraph, out of the story's dialog, by the keyboard."""
    page.goto(story_url(article))
    page.locator(".ProseMirror p", has_text="One is here.").click()
    page.keyboard.press("Control+Alt+p")
    page.keyboard.type("ferry")
    expect(page.locator(".library-photo")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(f'.placed-figure[data-placed="{photo.content_hash}"]')).to_be_visible()


def files_of(page: Page) -> list[str]:
    """Return the address of every file that the page names for its picture."""
    names = page.locator("figure.picture source, figure.picture img").all()
    sets = [name.get_attribute("srcset") or "" for name in names]
    return [one.split()[0] for names in sets for one in names.split(",") if one.strip()]


def test_photo_comes_in_is_published_and_is_killed(
    page: Page, desk: Desk, photo_editor: User, web_editor: User, tmp_path: Path
) -> None:
    picture = tmp_path / "ferry.jpg"
    picture.write_bytes(picture_bytes(size=(900, 600)))
    article = make_article(body="<p>One is here.</p><p>Two is here.</p>")
    pictures, writing = desk(photo_editor), desk(web_editor)

    photo = upload(pictures, picture)
    while work_once():
        pass
    set_focal_point(pictures, photo)
    while work_once():
        pass
    photo.refresh_from_db()
    assert photo.rendered_at

    place(writing, article, photo)
    press(writing, "Publish…")
    writing.get_by_role("button", name="Publish now").click()
    told(writing, "Published. Readers see it now.")

    row = PublishedArticle.objects.get()
    page.goto(row.get_absolute_url())
    figure = page.locator(".text figure")
    expect(figure).to_contain_text("The ferry leaves at eight. Xinhua/Li Bo")
    shown = figure.get_by_role("img", name="A white ferry at a pier")
    expect(shown).to_contain_class("fx-3 fy-5")
    page.wait_for_function("() => document.querySelector('.text figure img').naturalWidth > 0")
    files = files_of(page)
    assert len(files) > 3
    assert {page.request.get(file).status for file in files} == {200}

    open_photo(pictures, photo)
    pictures.get_by_role("link", name="Kill…").click()
    pictures.get_by_label("Why is it killed?").fill("A source in danger.")
    pictures.get_by_role("button", name="Kill the photo").click()
    told(pictures, f"Readers get without it: “{article.headline}”.")
    page.reload()
    expect(page.get_by_text("Two is here.")).to_be_visible()
    expect(page.locator("figure")).to_have_count(0)
    assert {page.request.get(file).status for file in files} == {410}


def test_copies_that_look_the_same_are_ticked_and_killed_together(
    desk: Desk, photo_editor: User, complaints: Complaints
) -> None:
    photo = make_photo(data=as_file(noisy(1)), caption="The ferry.")
    small = make_photo(data=as_file(noisy(1), quality=50), caption="The ferry, small.")
    other = make_photo(data=as_file(noisy(1), quality=30), caption="The ferry, smaller.")
    live_article(headline="Bridge opens", photos=[small])
    page = desk(photo_editor)
    page.on("console", complaints.hear)
    open_photo(page, photo)
    page.get_by_role("link", name="Kill…").click()
    page.get_by_role("checkbox", name="The ferry, small.").check()
    assert accessibility_faults(page) == []
    page.get_by_label("Why is it killed?").fill("The agency asks.")
    page.get_by_role("button", name="Kill the photo").click()
    told(page, "2 photos killed. Readers get without it: “Bridge opens”.")
    killed = Photo.objects.filter(status=PhotoStatus.KILLED)
    assert set(killed) == {photo, small}
    assert not Photo.objects.get(pk=other.pk).is_killed
    assert PublishedArticle.objects.get().pictures == []
    assert complaints == []


def test_restricted_photo_stops_a_story_until_somebody_permits_it(
    desk: Desk, photo_editor: User, web_editor: User, complaints: Complaints
) -> None:
    photo = make_photo(rendered=True, credit_override="Xinhua")
    article = make_article(body="<p>One.</p>", photos=[photo])
    pictures, writing = desk(photo_editor), desk(web_editor)
    pictures.on("console", complaints.hear)
    open_photo(pictures, photo)
    pictures.get_by_role("link", name="May it be used…").click()
    pictures.get_by_label("Why?").fill("A child is in it.")
    assert accessibility_faults(pictures) == []
    pictures.get_by_role("button", name="Decide").click()
    told(pictures, "Restricted. It goes out only with a named permission.")

    writing.goto(story_url(article))
    told(writing, "Restricted: ask the photo desk before use.")
    expect(writing.get_by_text("1 stops it").first).to_be_visible()

    pictures.get_by_role("link", name="May it be used…").click()
    pictures.get_by_label("Somebody permits its use").check()
    pictures.get_by_label("Why?").fill("They wrote to us.")
    pictures.get_by_role("button", name="Decide").click()
    told(pictures, "Name who permits it.")
    pictures.get_by_label("Who permits it").fill("The parents, by letter")
    pictures.get_by_role("button", name="Decide").click()
    told(pictures, "Permitted. It may go out.")
    told(pictures, "The parents, by letter")

    writing.goto(story_url(article))
    press(writing, "Publish…")
    writing.get_by_role("button", name="Publish now").click()
    told(writing, "Published. Readers see it now.")
    assert complaints == []


def test_old_words_are_corrected_in_the_ticked_live_stories(
    page: Page, desk: Desk, web_editor: User, complaints: Complaints
) -> None:
    photo = make_photo(caption="The Anna.", agency=Organisation.objects.named("GT"))
    ferry = live_article(headline="Ferry sails", photos=[photo])
    other = live_article(headline="Ferry rests", photos=[photo])
    editing = desk(web_editor)
    editing.on("console", complaints.hear)
    open_photo(editing, photo)
    editing.get_by_label("Caption").fill("The Berta.")
    editing.get_by_role("button", name="Save", exact=True).first.click()
    told(editing, "Saved.")
    open_photo(editing, photo)
    editing.get_by_role("link", name="correct them").click()
    told(editing, "Berta")
    editing.get_by_role("region", name="Ferry rests").get_by_role("checkbox").uncheck()
    editing.get_by_label("Correction:").check()
    editing.get_by_label("What readers are told").fill("An earlier version named another ship.")
    assert accessibility_faults(editing) == []
    editing.get_by_role("button", name="Correct the ticked stories").click()
    expect(editing.get_by_role("region", name="What became of each story")).to_be_visible()
    assert accessibility_faults(editing) == []
    for story, caption in ((ferry, "The Berta."), (other, "The Anna.")):
        page.goto(story.live_path)
        expect(page.locator("figcaption")).to_contain_text(caption)
    assert complaints == []
