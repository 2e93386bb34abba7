"""Every page of the desk in a real browser: nothing in the console, nothing for axe."""

from itertools import cycle, islice
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from articles.workflow import ACTIONS
from editions.choices import Kind
from editions.models import Edition
from media.models import IncomingBatch, IncomingFile, IncomingStatus, Photo
from media.rewording import reword
from people.actors import SHELL
from people.models import User
from related.models import RelatedLink
from tests.browser import Complaints, accessibility_faults, log_in, the_text, unfold
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import story_url
from tests.lengths import short_or_long

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

DESK: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}

type Colours = Literal["light", "dark"]
# In which colours and at which widths pages are looked at, unfolded on a phone. The long form looks
# at each page in all of them, the short form at one page in this and at the next in that.
LOOKS: list[tuple[Colours, ViewportSize]] = short_or_long(
    [("light", DESK), ("dark", PHONE)],
    [("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE)],
)

# So many tests look at all pages, each at those of one hand.
HANDS = 6


def pages_of_photo(photo: Photo, by: User) -> list[str]:
    """Return the library's pages, with a photo whose old words a live story says, and a batch."""
    reword(photo, caption="Words of now.")
    batch = IncomingBatch.objects.create(by=by)
    for status in IncomingStatus.values:
        IncomingFile.objects.create(batch=batch, name=f"{status}.jpg", status=status, reason="So.")
    own = f"/admin/photos/{photo.pk}"
    return [
        "/admin/media/photo/",
        "/admin/media/photo/add/",
        f"/admin/media/photo/{photo.pk}/change/",
        f"{own}/kill/",
        f"{own}/use/",
        f"{own}/stories/",
        f"/admin/photos/words/?photo={photo.pk}&photo={make_photo().pk}",
        "/admin/photos/send/",
        f"/admin/photos/sent/{batch.pk}/",
    ]


def pages_of_desk(live: Article, draft: Article, user: User, thread: int, newest: int) -> list[str]:
    """Return the addresses of every page of the desk but those of photos."""
    live_pages = ("do/publish/", "do/correct/", "do/withdraw/", "history/?edition=2", "remove/")
    return [
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/?stage__exact=draft",
        "/admin/across/?q=ships",
        f"/admin/articles/article/{draft.pk}/change/",
        f"/admin/articles/article/{live.pk}/change/",
        "/admin/articles/article/add/",
        *(f"/admin/stories/{live.public_id}/{tail}" for tail in live_pages),
        *(f"/admin/stories/{draft.public_id}/do/{name}/" for name in ACTIONS),
        "/admin/flash/",
        "/admin/going-out/",
        "/admin/search/?q=ships",
        "/admin/keys/",
        "/admin/batches/",
        f"/admin/stories/{draft.public_id}/preview/?width=phone&colours=light",
        f"/admin/stories/{draft.public_id}/preview/?width=phone&colours=dark",
        f"/admin/stories/{draft.public_id}/preview/?width=desktop",
        f"/admin/stories/{draft.public_id}/preview/page/",
        f"/admin/stories/{draft.public_id}/outsiders/",
        "/admin/paste/",
        "/admin/related/relatedlink/",
        "/admin/related/decision/",
        "/admin/also-like/",
        "/admin/also-like/next/",
        f"/admin/stories/{live.public_id}/also-like/",
        "/admin/people/person/",
        "/admin/people/user/add/",
        f"/admin/people/user/{user.pk}/change/",
        "/admin/taxonomy/section/add/",
        "/admin/taxonomy/thread/",
        f"/admin/taxonomy/thread/{thread}/change/",
        "/admin/editions/edition/",
        f"/admin/editions/edition/{newest}/change/",
        "/admin/password_change/",
        "/admin/audit/",
        "/admin/account/factors/",
        "/admin/account/password/",
        "/admin/people/user/",
        f"/admin/accounts/{user.pk}/close/",
    ]


@pytest.mark.long
@pytest.mark.parametrize("hand", range(HANDS))
def test_axe_and_the_console_are_silent_on_every_page(
    page: Page, superuser: User, complaints: Complaints, hand: int
) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    photo = make_photo(rendered=True)
    live = live_article(photos=[photo], source="Xinhua", tags=["Sea"], writers=["A Aa"])
    amend(live, {"headline": "Six ships"}, NamedChange(Kind.CORRECTION, note="Six."), by=SHELL)
    live.headline = "Seven ships"
    live.save()
    draft = make_article(photos=[photo, None], writers=["A Aa"], web_editors=["B Bb"])
    gone = live_article()
    withdraw(gone, reason="Wrong.", by=SHELL)
    RelatedLink.objects.create(article_id=live.public_id, headline="Later")
    thread = make_thread("Ships", "ships", "Since Monday.", by=SHELL)
    put_in(live, thread, by=SHELL)
    newest = Edition.objects.newest(live.public_id)
    assert newest
    faults = []
    if hand == 0:
        page.goto("/admin/login/")
        faults = accessibility_faults(page)
    log_in(page, superuser)
    addresses = pages_of_desk(live, draft, superuser, thread.pk, newest.pk)
    addresses += pages_of_photo(photo, superuser)
    looks = cycle(LOOKS)
    for address in addresses[hand::HANDS]:
        page.goto(address)
        if page.locator("textarea[data-django-prose-editor-configurable]").count():
            the_text(page).wait_for()
        for colours, size in islice(looks, short_or_long(1, len(LOOKS))):
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            page.set_viewport_size(size)
            if size is PHONE:
                unfold(page)
            faults += accessibility_faults(page)
        page.set_viewport_size(DESK)
    assert faults == [], "\n".join(faults)
    assert complaints == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("colours", "size"),
    LOOKS,
    ids=[f"{'desk' if size is DESK else 'phone'}-{colours}" for colours, size in LOOKS],
)
def test_all_that_folds_can_be_read(
    page: Page, publisher: User, colours: Colours, size: ViewportSize
) -> None:
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(size)
    live = live_article(photos=[make_photo(rendered=True)], source="Xinhua")
    log_in(page, publisher)
    faults = []
    for address in ("/admin/", "/admin/articles/article/", story_url(live)):
        page.goto(address)
        for at in range(page.locator("details.menu > summary").count()):
            menu = page.locator("details.menu > summary").nth(at)
            if menu.is_visible():
                menu.click()
                faults += accessibility_faults(page)
                page.keyboard.press("Escape")
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("words", ["Write a story", "×"])
def test_words_in_the_colour_of_their_ground_are_a_fault(
    page: Page, reporter: User, words: str
) -> None:
    log_in(page, reporter)
    page.goto("/admin/")
    assert accessibility_faults(page) == []
    # axe calls each of them incomplete.
    page.locator(".big-buttons a").first.evaluate(
        "(link, words) => { link.textContent = words; link.style.color = 'var(--ink)'; }", words
    )
    [fault] = accessibility_faults(page)
    assert "cannot be seen" in fault


def test_phone_has_no_sideways_scrolling(page: Page, superuser: User) -> None:
    photo = make_photo(rendered=True)
    live = live_article(photos=[photo], source="Xinhua")
    thread = make_thread("Ships of counterrevolutionaries", "ships", "Since Monday.", by=SHELL)
    put_in(live, thread, by=SHELL)
    log_in(page, superuser)
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/?stage__exact=draft",
        "/admin/across/?q=ships",
        f"/admin/articles/article/{live.pk}/change/",
        f"/admin/stories/{live.public_id}/do/correct/",
        f"/admin/stories/{live.public_id}/history/",
        f"/admin/stories/{live.public_id}/do/publish/",
        f"/admin/stories/{live.public_id}/preview/?width=phone",
        f"/admin/stories/{live.public_id}/outsiders/",
        *pages_of_photo(photo, superuser),
        f"/admin/taxonomy/thread/{thread.pk}/change/",
        "/admin/also-like/",
        "/admin/also-like/next/",
        "/admin/paste/",
        "/admin/people/person/",
        "/admin/people/user/",
        *[
            f"/admin/{form}/add/"
            for form in (
                "media/photo",
                "people/organisation",
                "people/person",
                "people/user",
                "taxonomy/section",
                "taxonomy/tag",
                "taxonomy/thread",
                "wire/subjectmeaning",
            )
        ],
        "/admin/related/relatedlink/",
        "/admin/going-out/",
        "/admin/audit/",
        f"/admin/accounts/{superuser.pk}/close/",
    ):
        page.goto(address)
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over == 0, address


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_places_fold_behind_one_word_on_a_phone(
    page: Page, publisher: User, colours: Colours
) -> None:
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, publisher)
    page.goto("/admin/")
    top = page.locator("#header")
    box = top.bounding_box()
    assert box
    assert box["height"] < 60
    top.get_by_text("Menu", exact=True).click()
    faults = accessibility_faults(page)
    assert faults == [], "\n".join(faults)
    top.get_by_role("link", name="Stories", exact=True).click()
    expect(page.get_by_role("link", name="Begun by me")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("link", name="Begun by me").click()
    expect(page.get_by_role("link", name="Begun by me")).to_be_visible()
