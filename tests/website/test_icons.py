"""The icons that browsers ask for, and what a device needs to keep the paper."""

import io

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from people.models import User
from scripts.icons import APP_PX, FOLDER, TAB_PX, TOUCH_PX, icons
from tests.desk.client import desk
from tests.website.live_pages import tree

pytestmark = pytest.mark.django_db


def test_icons_are_as_they_are_drawn() -> None:
    """Who changes the drawing draws them again: `python -m scripts.icons`."""
    for name, data in icons():
        with Image.open(io.BytesIO(data)) as drawn, Image.open(FOLDER / name) as kept:
            assert drawn.convert("RGBA").tobytes() == kept.convert("RGBA").tobytes(), name


def test_browsers_find_an_icon_where_they_look_unasked(reader: Client) -> None:
    tab = reader.get("/favicon.ico")
    assert tab["Content-Type"] == "image/x-icon"
    with Image.open(io.BytesIO(tab.content)) as icon:
        assert icon.info["sizes"] == {(px, px) for px in TAB_PX}
    touch = reader.get("/apple-touch-icon.png")
    assert touch["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(touch.content)) as icon:
        assert icon.size == (TOUCH_PX, TOUCH_PX)


@pytest.mark.parametrize("start", ["/", "/admin/"])
def test_device_can_keep_paper_and_desk_each_as_its_own(publisher: User, start: str) -> None:
    client = desk(publisher)
    page = tree(client.get(start))
    (address,) = page.xpath("//link[@rel='manifest']/@href")
    response = client.get(address)
    assert response["Content-Type"] == "application/manifest+json"
    facts = response.json()
    assert facts["start_url"] == facts["scope"] == start
    sizes = {one["sizes"] for one in facts["icons"]}
    assert sizes == {"any", *(f"{px}x{px}" for px in APP_PX)}
    named = [one["src"] for one in facts["icons"]]
    named += page.xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href")
    assert all(finders.find(one.removeprefix("/static/")) for one in named), named
