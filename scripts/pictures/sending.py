"""The screens of what goes out: publishing, changing, keeping back, taking back."""

from scripts.pictures.camera import Camera
from scripts.pictures.crew import Crew, open_story, save


def publishing(crew: Crew, camera: Camera) -> None:
    """Take what is asked before a story goes out, now or later."""
    with crew.at_work("web-editor") as page:
        lanterns = open_story(page, "lanterns canal")
        page.goto(f"{lanterns}preview/?width=desktop")
        page.frame_locator("iframe").locator("h1").wait_for()
        camera.take(page, "preview", "The page as readers would get it")
        page.goto(f"{lanterns}preview/?width=phone&colours=dark")
        page.frame_locator("iframe").locator("h1").wait_for()
        camera.take(page, "preview-small", "The same, on a reader’s phone in the dark")
        page.goto(f"{lanterns}outsiders/")
        page.get_by_label("For whom").fill("Marrin & Vance, for the lawyers")
        page.get_by_role("button", name="Make the link").click()
        page.get_by_role("button", name="End the link").first.wait_for()
        camera.take(page, "outsiders", "A link for somebody outside")
        for name, caption in (
            ("publish", "What readers will see, before it goes out"),
            ("schedule", "When it goes out by the clock"),
            ("embargo", "Not before its time"),
            ("hold", "Kept from going out by a slip"),
        ):
            page.goto(f"{lanterns}do/{name}/")
            camera.take(page, name, caption, "dark" if name == "schedule" else "light")
        page.goto("/admin/flash/")
        page.get_by_label("Headline").fill("Crane seven stopped again after a second cable parts")
        page.get_by_label("One sentence").fill(
            "Nobody was hurt when a cable parted at the east quay shortly before noon."
        )
        camera.take(page, "flash", "A flash, in one press")


def changing(crew: Crew, camera: Camera) -> None:
    """Take what is asked before readers see something else than before."""
    with crew.at_work("web-editor") as page:
        story = open_story(page, "parliament dredging")
        headline = page.get_by_label("Headline", exact=True)
        headline.fill(f"{headline.input_value()}, all nine years of them")
        save(page)
        for name, caption in (
            ("publish", "A change of a live story, word by word"),
            ("correct", "The words that readers see, to be corrected"),
            ("lead", "What leads the front page"),
            ("withdraw", "Taken from readers, with a reason"),
        ):
            page.goto(f"{story}do/{name}/")
            shown = "publish-change" if name == "publish" else name
            camera.take(page, shown, caption, "dark" if name == "correct" else "light")
        corrected = open_story(page, "measured three times")
        page.goto(f"{corrected}history/")
        camera.take(page, "history", "Every version of a story")
        page.goto(f"{corrected}history/?edition=2#shown")
        camera.take(page, "history-compare", "Two versions side by side")
        page.goto("/admin/across/?q=harbour master")
        page.locator("input[name=tick]").first.check()
        page.locator("input[name=tick]").nth(1).check()
        page.locator("#id_put").fill("port captain")
        camera.take(page, "across", "A name across stories: where it stands")
        page.get_by_role("button", name="Show the difference").click()
        page.locator("#go").wait_for()
        camera.take(page, "across-look", "The same: what would change, and one sentence for all")
