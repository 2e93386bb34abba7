"""The pictures of the demo newspaper: each there, each its own, and each the same every time."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from demo import pictures

pytestmark = pytest.mark.any_database

PROMISED = [
    "canal-boats",
    "city-skyline-night",
    "concert-hall",
    "container-port",
    "coral-reef",
    "court-columns",
    "cyclists-hill",
    "desert-highway",
    "flooded-street",
    "gazelle-steppe",
    "harbour-dawn",
    "laboratory-glass",
    "lighthouse-storm",
    "mountain-school-path",
    "museum-bell",
    "night-market",
    "observatory-night",
    "orchard-spring",
    "paper-theatre",
    "parliament-hall",
    "portrait-correspondent",
    "portrait-photographer",
    "railway-library",
    "rice-terraces",
    "river-ferry",
    "rowing-crew",
    "satellite-orbit",
    "seaplane-islands",
    "snow-train",
    "solar-field",
    "stadium-floodlights",
    "suspension-bridge",
    "tea-house-rain",
    "wind-farm",
]


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return {name: pictures.draw(name) for name in pictures.names()}


def test_every_promised_picture_is_there() -> None:
    assert pictures.names() == PROMISED


def test_every_picture_is_a_jpeg_of_full_size(drawn: dict[str, bytes]) -> None:
    for name, data in drawn.items():
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            assert (name, picture.format, picture.mode) == (name, "JPEG", "RGB")
            assert (name, picture.size) == (name, (1800, 1200))


def test_no_picture_shows_bare_paper(drawn: dict[str, bytes]) -> None:
    for name, data in drawn.items():
        with Image.open(BytesIO(data)) as picture:
            tiles = picture.convert("L").resize((90, 60), Image.Resampling.BOX)
        # An area nobody painted is black but for the grain; even the night sky is lighter.
        assert min(tiles.tobytes()) > 4, f"{name} has an area that is not painted"


def test_no_two_pictures_look_alike(drawn: dict[str, bytes]) -> None:
    small = {}
    for name, data in drawn.items():
        with Image.open(BytesIO(data)) as picture:
            small[name] = picture.resize((12, 8), Image.Resampling.BOX).tobytes()
    for first in small:
        for second in small:
            if first < second:
                pairs = zip(small[first], small[second], strict=True)
                apart = sum(abs(a - b) for a, b in pairs) / len(small[first])
                assert apart > 12, f"{first} and {second} look alike"


@pytest.mark.parametrize("name", ["harbour-dawn", "coral-reef", "night-market"])
def test_a_picture_drawn_again_is_the_same_to_the_byte(name: str, drawn: dict[str, bytes]) -> None:
    assert sha256(pictures.draw(name)).digest() == sha256(drawn[name]).digest()


def test_every_focal_point_lies_well_inside_its_picture() -> None:
    for name in pictures.names():
        across, down = pictures.focal_point(name)
        assert 0.2 <= across <= 0.8, name
        assert 0.2 <= down <= 0.8, name


def test_an_unknown_picture_is_refused() -> None:
    with pytest.raises(KeyError):
        pictures.draw("no-such-picture")
