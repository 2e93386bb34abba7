"""A gallery as readers have it: keys, swipe, buttons, and a plain list without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.door.publishing import publish
from articles.models import Article
from editions.body import figure_markup
from people.actors import SHELL
from tests.browser import Complaints, accessibility_faults, close_windows
from tests.builders import make_article, make_photo, picture_bytes
from tests.website.test_in_the_browser import WATCH_SHIFTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

NAMES = ("First", "Second", "Third")


def gallery(language: str = "en") -> Article:
    """Return a live story with a gallery of three, one of them upright."""
    sizes = ((1800, 1200), (900, 1400), (1600, 900))
    photos = [
        make_photo(
            rendered=True,
            data=picture_bytes(size=size),
            caption=f"{name} caption.",
            credit_override=f"By the {name.lower()}",
            alt_text=f"{name} picture",
        )
        for name, size in zip(NAMES, sizes, strict=True)
    ]
    places = "".join(figure_markup(photo.content_hash) for photo in photos)
    article = make_article(body=f"<p>One.</p>{places}<p>Two.</p>", photos=photos, language=language)
    publish(article, by=SHELL)
    return article


def expect_shown(page: Page, number: int) -> None:
    """Wait until this picture stands in the middle of the strip, and is told."""
    expect(page.locator(".gallery-bar")).to_contain_text(f"{number} of 3")
    page.wait_for_function(
        """at => {
          const strip = document.querySelector(".gallery ol").getBoundingClientRect();
          const item = document.querySelectorAll(".gallery li")[at].getBoundingClientRect();
          const middle = (box) => box.left + box.width / 2;
          return at === 0
            ? Math.abs(item.left - strip.left) < 60
            : Math.abs(middle(item) - middle(strip)) < 60;
        }""",
        arg=number - 1,
    )


def test_gallery_goes_by_keys_and_by_buttons(page: Page, complaints: Complaints) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto(gallery().live_path)
    strip = page.get_by_role("list", name="Gallery, 3 pictures")
    expect(strip.get_by_role("listitem")).to_have_count(3)
    expect_shown(page, 1)
    strip.focus()
    page.keyboard.press("ArrowRight")
    expect_shown(page, 2)
    page.keyboard.press("End")
    expect_shown(page, 3)
    page.keyboard.press("ArrowLeft")
    expect_shown(page, 2)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next picture")).to_be_focused()
    page.keyboard.press("Enter")
    expect_shown(page, 3)
    expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    page.get_by_role("button", name="Previous picture").dblclick()
    expect_shown(page, 1)
    assert accessibility_faults(page) == []
    assert page.evaluate("window.shifted") == 0
    assert complaints == []


def test_gallery_is_swiped_and_tells_where_it_is(page: Page) -> None:
    """Swiping is the browser's own scrolling, here by the wheel that goes sideways."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(gallery().live_path)
    page.get_by_role("list", name="Gallery, 3 pictures").hover()
    page.mouse.wheel(300, 0)
    expect_shown(page, 2)
    expect(page.locator("figcaption").nth(1)).to_be_in_viewport()
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0


def test_gallery_of_a_language_from_right_to_left_goes_left(page: Page) -> None:
    page.goto(gallery("ar").live_path)
    page.get_by_role("list", name="Gallery, 3 pictures").focus()
    page.keyboard.press("ArrowLeft")
    expect_shown(page, 2)
    page.get_by_role("button", name="Next picture").click()
    expect_shown(page, 3)


def test_nothing_glides_where_a_reader_wants_no_motion(page: Page) -> None:
    for wanted, motion in (("reduce", "auto"), ("no-preference", "smooth")):
        page.emulate_media(reduced_motion=wanted)  # type: ignore[arg-type]
        page.goto(gallery().live_path)
        behaviour = "getComputedStyle(document.querySelector('.gallery ol')).scrollBehavior"
        assert page.evaluate(behaviour) == motion


@pytest.fixture
def plain_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    close_windows(context)


def test_without_javascript_and_in_print_it_is_a_plain_list(plain_page: Page, page: Page) -> None:
    path = gallery().live_path
    plain_page.goto(path)
    page.goto(path)
    page.emulate_media(media="print")
    for shown in (plain_page, page):
        items = shown.get_by_role("list", name="Gallery, 3 pictures").get_by_role("listitem")
        for name, item in zip(NAMES, items.all(), strict=True):
            expect(item.get_by_role("img")).to_have_accessible_name(f"{name} picture")
            expect(item).to_contain_text(f"{name} caption. By the {name.lower()}")
        expect(shown.locator(".gallery-bar")).to_be_hidden()
    boxes = [item.bounding_box() for item in plain_page.locator(".gallery li").all()]
    assert len({box["x"] for box in boxes if box}) == 1, "one under the other"
    assert [box["y"] for box in boxes if box] == sorted(box["y"] for box in boxes if box)
