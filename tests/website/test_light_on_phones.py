"""What readers download for pictures: a phone, dense as its screen is, gets far less."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Response
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from demo.pictures import draw
from editions.projection import project_photo
from media.models import Photo
from media.renditions import make_renditions
from tests.browser import close_windows
from tests.builders import live_article, make_photo, make_section
from tests.lengths import short_or_long

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

TO_THE_END = """async () => {
  for (let down = 0; down < document.body.scrollHeight; down += 400) {
    scrollTo(0, down);
    await new Promise((go) => setTimeout(go, 40));
  }
}"""


def photographs(number: int) -> list[Photo]:
    """Return photos with as much in them as photographs have, each its own."""
    with Image.open(BytesIO(draw("harbour-dawn"))) as drawn:
        scene = drawn.resize((1000, 667))
    photos = []
    for turn in range(number):
        file = BytesIO()
        ImageChops.offset(scene, turn * 70, turn * 40).save(file, "JPEG", quality=90)
        photos.append(make_photo(data=file.getvalue()))
        make_renditions(photos[-1], formats=("avif", "jpg"))
    return photos


@pytest.fixture
def story(live_server: LiveServer) -> Article:
    """A story with two pictures, over others with one each that fill a front page."""
    sections = [
        make_section(name, name.lower(), n) for n, name in enumerate(("City", "Sea", "Sky"))
    ]
    photos = photographs(19)
    for turn, photo in enumerate(photos[2:]):
        live_article(photos=[photo], section=sections[turn % 3])
    newest = live_article(photos=photos[:2], section=sections[0])
    for photo in photos:
        project_photo(photo)
    return newest


def downloaded(browser: Browser, address: str, *, width: int, density: float) -> int:
    """Return the bytes of all pictures that a reader gets who reads a page to its end."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    )
    page = context.new_page()
    pictures: list[Response] = []
    page.on("response", lambda got: pictures.append(got) if "/photo/" in got.url else None)
    page.goto(address)
    page.evaluate(TO_THE_END)
    page.wait_for_load_state("networkidle")
    total = sum(len(got.body()) for got in pictures)
    close_windows(context)
    return total


@pytest.mark.long
def test_a_phone_gets_less_than_a_third_of_the_bytes_of_a_desktop(
    browser: Browser, live_server: LiveServer, story: Article
) -> None:
    """Dense as a phone's screen is, the densest in the short form, and a desktop's plain."""
    for path in ("/", story.live_path):
        address = f"{live_server.url}{path}"
        desktop = downloaded(browser, address, width=1280, density=1)
        for density in short_or_long((3,), (2, 2.625, 3)):
            phone = downloaded(browser, address, width=390, density=density)
            assert 0 < phone < desktop / 3, f"{path}, {density}: {phone} of {desktop} bytes"
