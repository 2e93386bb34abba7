"""The screens of the house itself: its names, the paper, its texts for readers and machines."""

from scripts.pictures.camera import Camera
from scripts.pictures.crew import Crew


def names(crew: Crew, camera: Camera) -> None:
    """Take sections and tags, one tag, and what happens when two are one."""
    with crew.at_work("publisher") as page:
        page.goto("/admin/taxonomy/section/")
        camera.take(page, "sections", "The sections of the paper")
        page.goto("/admin/taxonomy/tag/")
        camera.take(page, "tags", "The tags")
        page.get_by_role("link", name="Harbour board").click()
        camera.take(page, "tag", "One tag, and its page for readers", "dark")
        page.get_by_role("link", name="Merge into…").click()
        page.get_by_role("combobox").first.click()
        page.locator(".select2-search__field").fill("harbour")
        page.get_by_role("option", name="Harbour", exact=True).click()
        page.get_by_role("button", name="Look at what changes").click()
        page.locator(".trail").wait_for()
        camera.take(page, "merge", "Two tags that are one, and what would change")
        page.goto("/admin/people/organisation/")
        camera.take(page, "organisations", "Agencies and other sources")
        page.goto("/admin/wire/subjectmeaning/add/")
        camera.take(page, "subject", "What a subject of an agency means in this paper")


def the_paper(crew: Crew, camera: Camera) -> None:
    """Take the paper's settings, its texts, and what it tells machines."""
    with crew.at_work("publisher") as page:
        page.goto("/admin/paper/")
        camera.take(page, "paper", "The paper itself: name, clock, logo, colours, menu")
        page.goto("/admin/texts/")
        camera.take(page, "texts", "What the paper says of itself")
        page.goto("/admin/texts/imprint/")
        page.locator(".ProseMirror").wait_for()
        camera.take(page, "text", "One of its texts, in the editor of stories")
        page.goto("/admin/for-machines/")
        camera.take(page, "machines", "What machines are told")
        page.goto("/admin/for-machines/robots.txt/")
        camera.take(page, "robots", "Which crawlers are turned away", "dark")
    with crew.at_work("web-editor") as page:
        page.goto("/admin/articles/event/")
        camera.take(page, "happened", "What happened, story by story")
        page.goto("/admin/articles/note/")
        camera.take(page, "notes", "Notes on stories")
