"""The screens around the stories: first pages, lists, photos, people, accounts."""

from datetime import date, timedelta

from scripts.pictures.camera import DESK, PHONE, Camera, Taken
from scripts.pictures.crew import STORIES, Crew, open_story, password_of, written


def first_pages(crew: Crew, camera: Camera) -> None:
    """Take the way in, and what waits for whom."""
    visitor = crew.visitor()
    visitor.goto("/admin/login/")
    camera.take(visitor, "login", "The way in")
    visitor.close()
    with crew.at_work("web-editor") as page:
        page.goto("/admin/")
        camera.take(page, "first-page", "The first page, as a web editor sees it")
        page.locator(".places summary").click()
        camera.one(page, "menu", DESK)
        page.keyboard.press("Escape")
        page.set_viewport_size(PHONE)
        page.get_by_text("Menu", exact=True).click()
        camera.one(page, "menu-phone", PHONE)
        page.set_viewport_size(DESK)
        camera.taken.append(Taken("menu", "The desk’s other places"))
    with crew.at_work("publisher") as page:
        page.goto("/admin/")
        camera.take(page, "first-page-publisher", "The first page of a publisher", "dark")
    with crew.at_work("moderator") as page:
        page.goto("/admin/")
        camera.take(page, "first-page-moderator", "The first page of a moderator")


def planning(crew: Crew, camera: Camera) -> None:
    """Give a story to somebody until a day, and take the calendar that shows it."""
    with crew.at_work("web-editor") as page:
        story = open_story(page, "rovers juniors pitch")
        page.goto(f"{story}do/assign/")
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name="Tomasz Wieliczko").click()
        page.get_by_label("Until which day?").fill(f"{date.today() + timedelta(days=2)}")
        page.get_by_label("What should they do?").fill("Ask the groundsman about the slope.")
        camera.take(page, "assign", "Given to a colleague, until a day")
        page.get_by_role("button", name="Assign", exact=True).click()
        page.locator(".messagelist").wait_for()
        page.goto("/admin/going-out/")
        camera.take(page, "calendar", "What goes out, and what is expected of whom, day by day")


def first_steps(crew: Crew, camera: Camera) -> None:
    """Take the desk of a new paper, on an empty site."""
    with crew.at_work("admin") as page:
        page.goto("/admin/")
        camera.take(page, "first-steps", "A new paper: the steps to its first story")


def lists(crew: Crew, camera: Camera) -> None:
    """Take the lists of stories, and what is done to many."""
    with crew.at_work("web-editor") as page:
        page.goto(STORIES)
        camera.take(page, "stories", "All stories, thirty to a screen")
        page.locator("#result_list input[type=checkbox]").nth(1).check()
        page.locator("#result_list input[type=checkbox]").nth(3).check()
        camera.take(page, "stories-ticked", "The same to many stories", "dark")
        page.goto(f"{STORIES}?q=nothingofthekind")
        camera.take(page, "stories-none", "A search that finds nothing")
        page.keyboard.press("Control+k")
        page.keyboard.type("harbour")
        page.get_by_role("option", name="All results").wait_for()
        camera.take(page, "palette", "Everything by a word or two, from every page")
        page.goto("/admin/keys/")
        camera.take(page, "keys", "Every key that the desk knows")


def photos(crew: Crew, camera: Camera) -> None:
    """Take the photo library, what is done with many, and a photo: its use, and its end."""
    with crew.at_work("photo-editor") as page:
        page.goto("/admin/")
        camera.take(page, "first-page-photo-editor", "The first page of a photo editor")
        page.goto("/admin/media/photo/")
        camera.take(page, "photos", "The photo library")
        for tick in page.locator(".wall-tick input").all()[:3]:
            tick.check()
        page.get_by_role("button", name="Captions and credits of the ticked…").click()
        camera.take(page, "photo-words", "Captions and credits of ticked photos")
        page.goto("/admin/photos/send/")
        camera.take(page, "photo-send", "Many pictures at once")
        page.goto("/admin/media/photo/")
        page.locator(".wall a").first.click()
        camera.take(page, "photo", "A photo with its words and rights", "dark")
        acts = page.url.replace("/media/photo/", "/photos/").removesuffix("change/")
        page.goto(f"{acts}use/")
        camera.take(page, "photo-use", "May it be used?")
        page.goto(f"{acts}kill/")
        camera.take(page, "photo-kill", "A photo is killed: everywhere, at once")


def following(crew: Crew, camera: Camera) -> None:
    """Take what follows a story: its translation, and what to read next."""
    with crew.at_work("web-editor") as page:
        original = open_story(page, "sails late arrives early")
        page.goto(f"{original}do/correct/")
        written(page)
        page.get_by_label("Headline", exact=True).fill("The night ferry sails late, arrives early")
        page.get_by_label("Correction:").check()
        page.get_by_label("What readers are told").fill(
            "An earlier headline said that nobody minded. The cook did."
        )
        page.get_by_role("button", name="Correct the live text").click()
        page.locator(".messagelist").wait_for()
        page.goto("/admin/")
        page.locator("a[href$='/translation/']").first.click()
        camera.take(page, "translation", "What a translation has to follow")
    with crew.at_work("moderator") as page:
        page.goto("/admin/also-like/")
        camera.take(page, "you-may-also-like", "Lists that wait for a moderator")
        page.keyboard.press("n")
        page.locator("[data-entry] a.headline").first.wait_for()
        camera.take(page, "you-may-also-like-list", "What stands under a story, and why")


def threads(crew: Crew, camera: Camera) -> None:
    """Take a thread, whose stories follow an event."""
    with crew.at_work("web-editor") as page:
        page.goto("/admin/taxonomy/thread/")
        page.get_by_role("link", name="The dredging inquiry").first.click()
        camera.take(page, "thread", "A thread: the stories of a running event")


def fronts(crew: Crew, camera: Camera) -> None:
    """Take the front page in the making, with a story put in, in other words, and its preview."""
    with crew.at_work("web-editor") as page:
        page.goto("/admin/fronts/")
        page.get_by_role("button", name="Put here").nth(4).click()
        page.get_by_text("Other words, picture, crop").first.wait_for()
        page.evaluate("scrollTo(0, 0)")
        camera.take(page, "fronts", "The front page in the making")
        page.get_by_text("Other words, picture, crop").first.click()
        page.get_by_label("Headline here").first.fill("The harbour, a year after")
        page.get_by_role("button", name="Keep these words").first.click()
        page.get_by_text("its own:").first.wait_for()
        page.get_by_text("Other words, picture, crop").first.click()
        page.evaluate("scrollTo(0, 0)")
        camera.take(page, "fronts-words", "Other words for a story, on this front alone", "dark")
        page.goto("/admin/fronts/preview/")
        camera.take(page, "fronts-preview", "The front as readers would get it")


def accounts(crew: Crew, camera: Camera) -> None:
    """Take people, users, one's own account, and the audit."""
    with crew.at_work("publisher") as page:
        page.goto("/admin/people/person/")
        camera.take(page, "people", "The people whom stories name")
        page.goto("/admin/people/user/")
        camera.take(page, "users", "Who works here")
        page.get_by_role("link", name="reporter", exact=True).click()
        camera.take(page, "user", "An account")
        page.goto(page.url.replace("/people/user/", "/accounts/").replace("/change/", "/close/"))
        camera.take(page, "close-account", "An account is closed, and its stories handed over")
        page.goto("/admin/accounts/invite/")
        page.get_by_label("First name").fill("Mira")
        page.get_by_label("Last name").fill("Holt")
        page.get_by_label("Reporter:").check()
        camera.take(page, "invite", "Somebody is invited to the desk")
        page.get_by_role("button", name="Make the link").click()
        page.get_by_text("good once").first.wait_for()
        camera.take(page, "invited", "The link, which is good once and for a week")
    with crew.at_work("admin") as page:
        page.goto("/admin/audit/")
        camera.take(page, "audit", "Who did what, and who logged in from where")
        page.goto("/admin/account/factors/")
        camera.take(page, "second-factor", "The second factor: nothing set up yet")
        page.goto("/admin/account/factors/app/")
        page.get_by_label("Your password").fill(password_of("admin"))
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("The six digits it shows").wait_for()
        camera.take(page, "second-factor-app", "An app that shows codes", "dark")
        page.goto("/admin/account/factors/passkeys/add/")
        camera.take(page, "second-factor-passkey", "A passkey")
        page.goto("/admin/account/password/")
        camera.take(page, "password", "A new password")


def versions(crew: Crew, camera: Camera) -> None:
    """Take what readers see of a story's versions: what changed, and one of them whole."""
    page = crew.visitor()
    page.goto("/corrections/")
    page.get_by_role("link", name="All versions").first.click()
    camera.take(page, "versions", "What readers see of the versions of a story")
    page.get_by_role("link", name="Version 1, whole").click()
    camera.take(page, "version", "One version whole, and how to find out whether it is the one")
    page.close()


def for_readers(crew: Crew, camera: Camera) -> None:
    """Take what README shows of the paper, and one story at the desk."""
    page = crew.visitor()
    page.goto("/")
    camera.one(page, "front", DESK)
    page.goto(page.locator(".card-headline a").first.get_attribute("href") or "/")
    camera.one(page, "article", DESK)
    camera.one(page, "article-phone", PHONE)
    page.close()
    with crew.at_work("web-editor") as desk:
        open_story(desk, "grandmother shanty")
        written(desk)
        camera.one(desk, "desk-story", DESK)
