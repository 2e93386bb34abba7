"""The screens on which a story is written: its page, what is kept of it, and two at once."""

from playwright.sync_api import Page

from scripts.pictures.camera import Camera
from scripts.pictures.crew import Crew, kept, open_story, save, written

WIRE_PAGE = """Home>>The Sound

Night ferry carries its first passengers across the sound

By Tomasz Wieliczko in Port Selwyn (Northern Wire) 21:40, March 3, 2026

The night ferry leaves the northern pier on March 3, 2026. (Northern Wire/Ingrid Falk)

PORT SELWYN, March 3 (Northern Wire) — The night ferry left at nine with ninety people on board.

Nobody was late but the captain.

What it costs

A ticket is four crowns, and children pay half.

(Web editor: Petra Vlasák, Noor Ansari)

You May Also Like

Harbour master explains the new lights
"""


def writing(crew: Crew, camera: Camera) -> None:
    """Take the page of a story in each of its states."""
    with crew.at_work("reporter") as page:
        page.goto("/admin/articles/article/add/")
        written(page)
        camera.take(page, "story-new", "A new story, before its first word")
        open_story(page, "queue noodle")
        camera.take(page, "story-draft", "A draft, as its reporter sees it", "dark")
        open_story(page, "seed bank tunnel")
        camera.take(page, "story-returned", "A story that came back with a note")
    with crew.at_work("web-editor") as page:
        open_story(page, "grandmother shanty")
        camera.take(page, "story-in-review", "A story in review, as a web editor sees it")
        page.get_by_label("More to do with this story").click()
        camera.take(page, "story-menu", "Everything else that can be done with it")
        open_story(page, "parliament dredging")
        camera.take(page, "story-live", "A story that readers see")
        open_story(page, "bridge footpath")
        camera.take(page, "story-scheduled", "A story that goes out by the clock")
        open_story(page, "lanterns canal")
        noted(page)
        camera.take(page, "story-notes", "A note at a passage, for the desk alone")
        page.get_by_role("button", name="Side by side").click()
        page.frame_locator("iframe.is-shown").locator("h1").wait_for()
        page.evaluate("scrollTo(0, 0)")
        camera.take(page, "side-by-side", "The page readers would get, beside the sheet")
        page.get_by_role("button", name="Side by side").click()
        page.get_by_role("button", name="Photo", exact=True).click()
        page.locator("dialog[open] img").first.wait_for()
        camera.take(page, "photo-library", "A photo for the text, out of the library")


def noted(page: Page) -> None:
    """Leave a note at some words of the text."""
    page.locator(".ProseMirror p").nth(1).click(position={"x": 120, "y": 12})
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Who counted them? The clerk says ninety.")
    page.get_by_role("button", name="Leave the note here").click()
    page.locator(".ProseMirror .passage").scroll_into_view_if_needed()


def pasting(crew: Crew, camera: Camera) -> None:
    """Paste a wire page, and see what was made of it."""
    with crew.at_work("web-editor") as page:
        page.goto("/admin/paste/")
        page.get_by_label("The page's text").fill(WIRE_PAGE)
        camera.take(page, "paste", "A page of another house, pasted whole")
        page.get_by_role("button", name="Read it in").click()
        page.locator(".outcomes").wait_for()
        camera.take(page, "paste-read-in", "What became of it, and the lines to check")
        page.locator(".outcomes a.headline").click()
        written(page)
        camera.take(page, "story-pasted", "The draft that was made of it")
        page.get_by_label("Section", exact=True).select_option(label="The City")
        page.get_by_role("button", name="Publish…").click()
        page.get_by_role("button", name="Publish now").click()
        page.locator(".messagelist").wait_for()
        page.goto("/admin/batches/")
        camera.take(page, "batches", "What came in together")
        page.locator("main a[href*='/admin/batches/']").first.click()
        camera.take(page, "batch", "One batch, and what of it readers see")


def losing_nothing(crew: Crew, camera: Camera) -> None:
    """Type and do not save; come back to it, and let a colleague see it."""
    with crew.at_work("reporter") as page:
        open_story(page, "school boat timetable")
        page.get_by_role("textbox", name="Body").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(
            " The first boat leaves at seven, and the second waits for whoever missed it."
        )
        kept(page)
    with crew.at_work("reporter") as page:
        open_story(page, "school boat timetable")
        camera.take(page, "unsaved-words", "Words that were typed and not saved")
        page.get_by_role("link", name="See the difference").click()
        camera.take(page, "unsaved-look", "What the unsaved words would change")


def two_at_once(crew: Crew, camera: Camera) -> None:
    """Two change the same sentence: the second is asked."""
    with crew.at_work("publisher") as first, crew.at_work("web-editor") as second:
        open_story(first, "four coasts fog")
        open_story(second, "four coasts fog")
        second.get_by_text("Noor Ansari").first.wait_for()
        camera.take(second, "story-company", "Somebody else has the story open", "dark")
        first.get_by_label("Headline", exact=True).fill("Four coasts settle on one colour for fog")
        save(first)
        second.get_by_label("Headline", exact=True).fill("Four coasts agree on amber for fog")
        second.get_by_label("Standfirst").fill("Amber it is, after eleven years of green.")
        save(second)
        camera.take(second, "conflict", "Both changed the same: nothing is overwritten")
