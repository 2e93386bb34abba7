"""Pictures brighter than a screen's white (PQ, HLG) come out as a person saw them, not grey."""

import math
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from tests.builders import make_photo
from tests.media.samples import as_file

pytestmark = pytest.mark.django_db
PQ, HLG = 16, 18
# Seen, and the same as a camera writes it (BT.2020, white at 203 cd/m2), reckoned by hand.
COLOURS = {
    PQ: {
        (200, 30, 40): (122, 78, 67),
        (128, 128, 128): (109, 109, 109),
        (60, 120, 200): (95, 105, 132),
        (20, 20, 20): (43, 43, 43),
    },
    HLG: {
        (200, 30, 40): (156, 61, 46),
        (128, 128, 128): (120, 120, 120),
        (60, 120, 200): (89, 112, 174),
        (20, 20, 20): (29, 29, 29),
    },
}
WHITE = {PQ: 148, HLG: 191}


def as_camera_writes(transfer: int) -> Image.Image:
    """Return a picture of four patches beside white."""
    image = Image.new("RGB", (160, 80), (WHITE[transfer],) * 3)
    for at, written in enumerate(COLOURS[transfer].values()):
        image.paste(written, (at * 40, 0, at * 40 + 40, 40))
    return image


def heic(image: Image.Image, transfer: int) -> bytes:
    return as_file(
        image, "HEIF", quality=-1, chroma=444,
        color_primaries=9, transfer_characteristics=transfer, matrix_coefficients=9,
        full_range_flag=1,
    )  # fmt: skip


def avif(image: Image.Image, transfer: int) -> bytes:
    made = as_file(image, "AVIF", quality=100, subsampling="4:4:4")
    at = made.index(b"colrnclx") + 8
    return made[:at] + (9).to_bytes(2) + transfer.to_bytes(2) + made[at + 4 :]


def png(image: Image.Image, transfer: int) -> bytes:
    text = PngInfo()
    text.add(b"cICP", bytes([9, transfer, 0, 1]))
    return as_file(image, "PNG", pnginfo=text)


def profile(transfer: int) -> bytes:
    """Return a colour profile with the mark that newer ones have."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = plain.index(b"chrm")
    start = int.from_bytes(plain[at + 4 : at + 8])
    mark = b"cicp\0\0\0\0" + bytes([9, transfer, 0, 1])
    named = plain[:at] + b"cicp" + plain[at + 4 : start] + mark + plain[start + len(mark) :]
    assert len(named) == len(plain)
    return named


def profiled(kind: str) -> Callable[[Image.Image, int], bytes]:
    return lambda image, transfer: as_file(
        image, kind, quality=100, subsampling=0, icc_profile=profile(transfer)
    )


@pytest.mark.parametrize("transfer", [PQ, HLG])
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(heic, id="HEIC"),
        pytest.param(avif, id="AVIF"),
        pytest.param(png, id="PNG"),
        pytest.param(profiled("JPEG"), id="JPEG"),
        pytest.param(profiled("TIFF"), id="TIFF"),
    ],
)
def test_a_bright_picture_has_the_colours_that_were_seen(
    write: Callable[[Image.Image, int], bytes], transfer: int
) -> None:
    photo = make_photo(data=write(as_camera_writes(transfer), transfer), rendered=True)
    made = photo.renditions.get(width_px=160, format="jpg")
    with default_storage.open(made.path) as file, Image.open(file) as image:
        shown = image.convert("RGB")
    for at, seen in enumerate(COLOURS[transfer]):
        found = shown.getpixel((at * 40 + 20, 20))
        assert isinstance(found, tuple)
        assert math.dist(found, seen) < 14, (seen, found)
    white = shown.getpixel((80, 65))
    assert isinstance(white, tuple)
    assert min(white) > 240


def test_what_is_brighter_than_white_keeps_its_shape_and_the_rest_its_tone() -> None:
    image = as_camera_writes(PQ)
    image.paste((192, 192, 192), (0, 60, 80, 80))
    photo = make_photo(data=png(image, PQ), rendered=True)
    made = photo.renditions.get(width_px=160, format="jpg")
    with default_storage.open(made.path) as file, Image.open(file) as opened:
        shown = opened.convert("L")
    pixels, width = shown.tobytes(), shown.width
    lamp, white, grey = (pixels[y * width + x] for x, y in ((20, 70), (140, 60), (60, 20)))
    assert 255 >= lamp > white + 8 > 200
    assert abs(grey - 128) < 6


@pytest.mark.parametrize("write", [png, avif, heic])
def test_a_picture_marked_as_an_ordinary_one_is_left_as_it_is(
    write: Callable[[Image.Image, int], bytes],
) -> None:
    photo = make_photo(data=write(Image.new("RGB", (160, 80), (90, 120, 150)), 1), rendered=True)
    made = photo.renditions.get(width_px=160, format="jpg")
    with default_storage.open(made.path) as file, Image.open(file) as image:
        found = image.convert("RGB").getpixel((80, 40))
    assert isinstance(found, tuple)
    assert math.dist(found, (90, 120, 150)) < 8
