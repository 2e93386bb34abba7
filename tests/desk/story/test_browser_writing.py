"""Writing in a real browser: pictures in the text, the library, files, order, tags, new names."""

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.draft.snapshot import story_of
from articles.models import Article, Figure
from editions.body import figure_markup, figures_in
from media.models import Photo
from people.models import Organisation, Person, User
from taxonomy.models import Tag
from tests.browser import Complaints, accessibility_faults, log_in, the_text
from tests.builders import make_article, make_photo, picture_bytes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

THREE = "<p>One is here.</p><p>Two is here.</p><p>Three is here.</p>"
DROP = """([target, files]) => {
  const transfer = new DataTransfer();
  for (const [name, type, data] of files) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type }));
  }
  const element = document.querySelector(target);
  const box = element.getBoundingClientRect();
  const place = { clientX: box.left + 5, clientY: box.top + box.height / 2 };
  for (const name of ["dragover", "drop"]) {
    const options = { bubbles: true, cancelable: true, dataTransfer: transfer, ...place };
    element.dispatchEvent(new DragEvent(name, options));
  }
}"""


def open_page(page: Page, user: User, article: Article) -> None:
    log_in(page, user)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    the_text(page).wait_for()


def words(page: Page, text: str) -> Locator:
    """Return the paragraph of the text with these words."""
    return page.locator(".ProseMirror p", has_text=text)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def drop(page: Page, target: str, *files: tuple[str, str, bytes]) -> None:
    """Drop files onto the element, as from the file manager."""
    sent = [[name, kind, base64.b64encode(data).decode()] for name, kind, data in files]
    page.evaluate(DROP, [target, sent])


def test_photo_is_chosen_by_keyboard_placed_and_worded_in_place(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    make_photo(caption="A lighthouse.", alt_text="A white tower")
    ferry = make_photo(caption="The night ferry leaves.", credit_override="Xinhua/Li Bo")
    make_photo(caption="A killed ferry.", status="killed")
    article = make_article(body=THREE)
    open_page(page, web_editor, article)
    words(page, "One is here.").click()
    page.keyboard.press("Control+Alt+p")
    dialog = page.get_by_role("dialog", name="Choose a photo")
    expect(dialog.get_by_text("A lighthouse.")).to_be_visible()
    page.keyboard.type("ferry")
    expect(dialog.get_by_text("A lighthouse.")).to_be_hidden()
    expect(dialog.get_by_text("A killed ferry.")).to_be_hidden()
    assert accessibility_faults(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    row = page.locator(".placed-figure .figure")
    expect(row).to_be_visible()
    # The photo's own words stand there until others are written.
    expect(row.get_by_label("Credit as printed")).to_have_attribute("placeholder", "Xinhua/Li Bo")
    row.get_by_label("Caption").fill("The ferry at eight.")
    assert accessibility_faults(page) == []
    save(page)
    story = story_of(Article.objects.get())
    expected = THREE.replace("</p>", "</p>" + figure_markup(ferry.content_hash), 1)
    assert story.body == expected
    assert story.figures[0].caption == "The ferry at eight."
    expect(page.locator(".placed-figure .figure").get_by_label("Caption")).to_have_value(
        "The ferry at eight."
    )
    assert complaints == []


def test_library_is_filtered_by_keyboard_and_keeps_its_filters(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    xinhua = Organisation.objects.named("Xinhua")
    make_photo(caption="A ferry of ours.")
    upright = picture_bytes(size=(600, 900))
    make_photo(caption="A ferry of theirs.", agency=xinhua, data=upright)
    open_page(page, web_editor, make_article(body=THREE))
    words(page, "One is here.").click()
    page.keyboard.press("Control+Alt+p")
    dialog = page.get_by_role("dialog", name="Choose a photo")
    photos = dialog.locator(".library-photo")
    expect(photos).to_have_count(2)
    whose = dialog.get_by_label("Whose photos")
    whose.get_by_role("option", name="Xinhua").wait_for(state="attached")
    dialog.get_by_label("Search the photo library").press("Tab")
    page.keyboard.press("Tab")
    expect(whose).to_be_focused()
    page.keyboard.type("Xin")
    expect(photos).to_have_count(1)
    expect(photos).to_contain_text("A ferry of theirs.")
    assert accessibility_faults(page) == []
    dialog.get_by_label("Shape").select_option(label="Landscape")
    expect(dialog.get_by_role("status")).to_have_text("Nothing here with these filters.")
    dialog.get_by_label("Shape").select_option(label="Portrait")
    expect(photos).to_have_count(1)
    page.keyboard.press("Escape")
    words(page, "One is here.").click()
    page.keyboard.press("Control+Alt+p")
    expect(photos).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".placed-figure .figure").get_by_label("Caption")).to_have_attribute(
        "placeholder", "A ferry of theirs."
    )
    assert complaints == []


def test_photos_chosen_one_after_the_other_are_framed_as_a_gallery(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    photos = [make_photo(caption=f"{name} of all.") for name in ("First", "Second", "Third")]
    open_page(page, web_editor, make_article(body=THREE))
    words(page, "One is here.").click()
    label = page.locator(".gallery-label")
    for number, photo in enumerate(photos, start=1):
        page.keyboard.press("Control+Alt+p")
        dialog = page.get_by_role("dialog", name="Choose a photo")
        # The list of before stands there until the one of now has come.
        expect(dialog.get_by_role("status")).to_be_empty()
        dialog.get_by_role("button", name=photo.caption).click()
        expect(page.locator(".placed-figure")).to_have_count(number)
        expect(label).to_have_count(int(number > 1))
    expect(label).to_contain_text("Gallery of 3 pictures.")
    expect(page.locator(".placed-figure.in-gallery")).to_have_count(3)
    assert accessibility_faults(page) == []
    places = [figure_markup(photo.content_hash) for photo in photos]
    save(page)
    gallery = THREE.replace("<p>Two", "".join(places) + "<p>Two")
    assert story_of(Article.objects.get()).body == gallery
    page.locator(".placed-figure").nth(2).get_by_role("button", name="Down").click()
    expect(label).to_contain_text("Gallery of 2 pictures.")
    page.locator(".placed-figure").nth(0).get_by_role("button", name="Out of the text").click()
    expect(label).to_have_count(0)
    assert complaints == []


def test_picture_moves_through_the_text_and_out_of_it(page: Page, web_editor: User) -> None:
    photos = [make_photo(caption="A"), make_photo(caption="B")]
    article = make_article(body=THREE, photos=photos)
    open_page(page, web_editor, article)
    words(page, "Two is here.").click()
    row = page.locator("#figures-0")
    row.get_by_role("button", name="Into the text").click()
    expect(row.get_by_role("button", name="Out of the text")).to_be_focused()
    row.get_by_role("button", name="Down").click()
    expect(row.get_by_role("button", name="Out of the text")).to_be_visible()
    expect(row.get_by_role("button", name="Down")).to_be_focused()
    row.get_by_role("button", name="Move").press("ArrowUp")
    row.get_by_role("button", name="Move").press("ArrowUp")
    save(page)
    story = story_of(Article.objects.get())
    place = figure_markup(photos[0].content_hash)
    assert story.body == THREE.replace("<p>Two", f"{place}<p>Two")
    assert [figure.caption for figure in story.figures] == ["B", "A"], "over the text comes first"
    page.locator(".placed-figure").get_by_role("button", name="Out of the text").click()
    save(page)
    story = story_of(Article.objects.get())
    assert story.body == THREE
    assert len(story.figures) == 2


def test_place_taken_out_with_the_backspace_key_leaves_the_picture_over_the_text(
    page: Page, web_editor: User
) -> None:
    photo = make_photo()
    body = THREE.replace("<p>Two", f"{figure_markup(photo.content_hash)}<p>Two")
    article = make_article(body=body, photos=[photo])
    open_page(page, web_editor, article)
    page.locator(".placed-figure .figure").get_by_label("Caption").fill("Words of mine")
    words(page, "Two is here.").click()
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(page.locator(".placed-figure")).to_have_count(0)
    expect(page.locator("#figures-group .figure").first.get_by_label("Caption")).to_have_value(
        "Words of mine"
    )
    the_text(page).press("Control+z")
    expect(page.locator(".placed-figure").get_by_label("Caption")).to_have_value("Words of mine")


def test_removed_photo_leaves_no_place(page: Page, web_editor: User) -> None:
    photo = make_photo()
    body = THREE.replace("<p>Two", f"{figure_markup(photo.content_hash)}<p>Two")
    article = make_article(body=body, photos=[photo])
    open_page(page, web_editor, article)
    page.locator(".placed-figure").get_by_label("Remove").check()
    save(page)
    story = story_of(Article.objects.get())
    assert (story.body, story.figures) == (THREE, ())


def test_files_dropped_on_the_text_are_uploaded_and_placed(page: Page, web_editor: User) -> None:
    article = make_article(body=THREE)
    open_page(page, web_editor, article)
    drop(
        page,
        ".ProseMirror > p:nth-child(2)",
        ("a.jpg", "image/jpeg", picture_bytes(size=(600, 400))),
        ("notes.txt", "text/plain", b"No picture"),
        ("b.png", "image/png", picture_bytes(size=(300, 400), format="PNG")),
    )
    expect(page.locator(".placed-figure .figure")).to_have_count(2)
    expect(page.get_by_text("notes.txt is not a picture that can be used.")).to_be_visible()
    shown = page.locator(".placed-figure img").first
    # The small copy without notes, which is made at once.
    expect(shown).to_have_js_property("naturalWidth", 512)
    save(page)
    story = story_of(Article.objects.get())
    assert story.body.index("Two is here") < story.body.index("<figure")
    assert story.body.index("<figure") < story.body.index("Three is here")
    assert figures_in(story.body) == [photo.content_hash for photo in Photo.objects.order_by("pk")]
    assert Photo.objects.earliest("pk").uploaded_by == web_editor


def test_picture_pasted_over_the_text_stands_among_the_photos(page: Page, web_editor: User) -> None:
    article = make_article(body=THREE)
    open_page(page, web_editor, article)
    drop(page, "#figures-group", ("a.jpg", "image/jpeg", picture_bytes(size=(600, 400))))
    expect(page.locator("#figures-group .figure:not(.empty-form)")).to_have_count(1)
    save(page)
    assert story_of(Article.objects.get()).body == THREE
    assert Figure.objects.count() == 1


def test_credits_are_ordered_by_dragging_and_by_arrow_keys(page: Page, web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb", "C Cc"])
    open_page(page, web_editor, article)
    handle = page.locator("#credits-2").get_by_role("button", name="Move")
    target = page.locator("#credits-0").bounding_box()
    handle.scroll_into_view_if_needed()
    start = handle.bounding_box()
    assert start
    assert target
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 5, target["y"] + 40, steps=4)
    page.mouse.move(target["x"] + 5, target["y"] + 4, steps=4)
    page.mouse.up()
    page.locator("#credits-0").get_by_role("button", name="Move").press("ArrowDown")
    save(page)
    names = [credit.name for credit in story_of(Article.objects.get()).credits]
    assert names == ["C Cc", "B Bb", "A Aa"]


def test_new_person_is_added_where_the_name_is_typed(page: Page, web_editor: User) -> None:
    article = make_article()
    open_page(page, web_editor, article)
    page.get_by_text("Add a person", exact=True).click()
    page.locator("#credits-1 .select2-selection").click()
    page.locator(".select2-search__field").fill("Zhang Wei")
    page.get_by_role("option", name="Add “Zhang Wei” as a new person").click()
    expect(page.locator("#credits-1 .select2-selection__rendered")).to_contain_text("Zhang Wei")
    expect(page.locator("#credits-1 .select2-selection__rendered")).not_to_contain_text("Adding")
    save(page)
    assert [credit.name for credit in story_of(Article.objects.get()).credits][1] == "Zhang Wei"


def test_reporter_is_told_who_adds_new_people(page: Page, reporter: User) -> None:
    article = make_article(by=reporter)
    open_page(page, reporter, article)
    page.locator("#credits-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("Zhang Wei")
    page.get_by_role("option", name="Add “Zhang Wei” as a new person").click()
    expect(page.get_by_role("alert")).to_contain_text("publishers can add new names")
    expect(page.locator("#credits-0 .select2-selection__rendered")).to_contain_text("Li Xuan")
    assert not Person.objects.filter(name="Zhang Wei").exists()


def test_tags_are_chips_with_suggestions_from_the_text(page: Page, web_editor: User) -> None:
    for name in ("Harbour master", "Ferries", "Sea lanes"):
        Tag.objects.create(name=name)
    article = make_article(body="<p>The harbour master spoke.</p>", headline="Hi", tags=["Night"])
    open_page(page, web_editor, article)
    page.get_by_role("button", name="Harbour master").click()
    tags = page.get_by_label("Tags", exact=True)
    tags.fill("fer")
    expect(page.get_by_role("option", name="Ferries")).to_be_visible()
    assert accessibility_faults(page) == []
    tags.press("ArrowDown")
    tags.press("Enter")
    tags.fill("Straits")
    tags.press("Enter")
    page.get_by_role("button", name="Take Night out").click()
    save(page)
    names = {tag.name for tag in story_of(Article.objects.get()).tags}
    assert names == {"Harbour master", "Ferries", "Straits"}


def test_picture_for_sharing_is_chosen_and_given_up(page: Page, web_editor: User) -> None:
    photo = make_photo(caption="A lighthouse.")
    article = make_article()
    open_page(page, web_editor, article)
    page.get_by_text("For search and sharing").click()
    page.get_by_label("Title for search engines").fill("Night ferry")
    page.get_by_role("button", name="Choose another").click()
    page.get_by_role("dialog").get_by_text("A lighthouse.").click()
    save(page)
    article.refresh_from_db()
    assert (article.search_title, article.social_photo) == ("Night ferry", photo)
    page.get_by_text("For search and sharing").click()
    page.get_by_role("button", name="Take the lead picture").click()
    save(page)
    article.refresh_from_db()
    assert article.social_photo is None
