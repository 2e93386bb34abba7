"""How a picture lies is what its EXIF says of it, and nothing else."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from media.perceptual_hash import distance
from tests.builders import make_photo
from tests.media.samples import XPACKET, as_file, noisy

pytestmark = pytest.mark.django_db
LIES = XPACKET.format(
    '<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"'
    ' tiff:Orientation="6"/>'
)


def with_xmp(kind: str, **options: object) -> bytes:
    """Return a wide picture whose XMP says that it lies on its side."""
    if kind == "PNG":
        text = PngInfo()
        text.add_itxt("XML:com.adobe.xmp", LIES)
        return as_file(noisy(1), "PNG", pnginfo=text, **options)
    if kind == "HEIF":
        # Its writer turns the picture itself where XMP asks for it, so that is put in afterwards.
        upright = LIES.replace('Orientation="6"', 'Orientation="1"')
        made = as_file(noisy(1), "HEIF", xmp=upright.encode(), **options)
        assert made.count(b'Orientation="1"') == 1
        return made.replace(b'Orientation="1"', b'Orientation="6"')
    return as_file(noisy(1), kind, xmp=LIES.encode(), **options)


def exif(turn: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = turn
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_xmp_alone_turns_no_picture(kind: str) -> None:
    plain = make_photo(data=as_file(noisy(1), kind, quality=90))
    photo = make_photo(data=with_xmp(kind, quality=90), rendered=True)
    assert (photo.width_px, photo.height_px) == (640, 480)
    assert photo.shape == "landscape"
    assert distance(photo.likeness, plain.likeness) <= 1
    assert (photo.focal_x, photo.focal_y) == (plain.focal_x, plain.focal_y)
    for made in photo.renditions.filter(is_share=False):
        assert made.width_px > made.height_px
        with default_storage.open(made.path) as file, Image.open(file) as image:
            assert image.size == (made.width_px, made.height_px)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_exif_turns_a_picture_whatever_xmp_says(kind: str) -> None:
    lying = noisy(1).transpose(Image.Transpose.ROTATE_180)
    buffer = io.BytesIO()
    lying.save(buffer, kind, exif=exif(3), xmp=LIES.encode(), quality=90)
    upright = make_photo(data=as_file(noisy(1), kind, quality=90))
    photo = make_photo(data=buffer.getvalue())
    assert (photo.width_px, photo.height_px) == (640, 480)
    assert distance(photo.likeness, upright.likeness) <= 4
