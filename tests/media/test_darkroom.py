"""Pictures are opened in a child process that can take nothing else down."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from media.darkroom import sandbox
from media.models import Photo
from tests.builders import make_photo

pytestmark = pytest.mark.django_db
pillow_heif.register_heif_opener()
RED = (200, 30, 40)


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def red(mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red."""
    image = Image.new("RGB", (80, 40), "white")
    image.paste(RED, (0, 0, 40, 40))
    return image.convert(mode)


def animated(format: str) -> bytes:
    return saved(red(), format, save_all=True, append_images=[Image.new("RGB", (80, 40), "blue")])


def other_device() -> bytes:
    """Return a file in which a profile says that red is blue and blue is red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"tmp!").replace(b"bXYZ", b"rXYZ").replace(b"tmp!", b"bXYZ")
    red_band, green_band, blue_band = red().split()
    image = Image.merge("RGB", (blue_band, green_band, red_band))
    return saved(image, "PNG", icc_profile=swapped)


def sixteen_bits(step: int = 256) -> bytes:
    grey = Image.new("I;16", (80, 40), 200 * step)
    return saved(grey, "PNG")


def transparent() -> bytes:
    image = red("RGBA")
    image.putalpha(Image.new("L", (80, 40), 0))
    return saved(image, "PNG")


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 3
    return saved(red().transpose(Image.Transpose.ROTATE_180), "JPEG", exif=exif)


@pytest.mark.parametrize(
    ("make", "left"),
    [
        pytest.param(lambda: saved(red(), "JPEG", quality=95), RED, id="JPEG"),
        pytest.param(lambda: saved(red("CMYK"), "JPEG", quality=95), RED, id="CMYK"),
        pytest.param(lambda: saved(red().quantize(8), "PNG"), RED, id="palette"),
        pytest.param(lambda: saved(red(), "TIFF"), RED, id="TIFF"),
        pytest.param(lambda: saved(red("LAB"), "TIFF"), RED, id="LAB"),
        pytest.param(lambda: saved(red(), "WEBP"), RED, id="WebP"),
        pytest.param(lambda: saved(red(), "AVIF"), RED, id="AVIF"),
        pytest.param(lambda: saved(red(), "HEIF"), RED, id="HEIC"),
        pytest.param(lambda: animated("GIF"), RED, id="animated GIF"),
        pytest.param(lambda: animated("WEBP"), RED, id="animated WebP"),
        pytest.param(other_device, RED, id="profile"),
        pytest.param(sixteen_bits, (200, 200, 200), id="16 bits"),
        pytest.param(lambda: sixteen_bits(16), (200, 200, 200), id="12 bits in 16"),
        pytest.param(lambda: sixteen_bits(1), (200, 200, 200), id="8 bits in 16"),
        pytest.param(transparent, (255, 255, 255), id="transparent"),
        pytest.param(turned, RED, id="turned"),
    ],
)
def test_every_kind_of_picture_keeps_its_colours_and_stands_upright(
    make: Callable[[], bytes], left: tuple[int, int, int]
) -> None:
    photo = make_photo(data=make(), rendered=True)
    assert (photo.width_px, photo.height_px) == (80, 40)
    made = photo.renditions.get(width_px=80, format="jpg")
    with default_storage.open(made.path) as file, Image.open(file) as image:
        seen = image.convert("RGB").getpixel((10, 20))
    assert isinstance(seen, tuple)
    assert all(abs(a - b) < 16 for a, b in zip(seen, left, strict=True)), seen


def test_a_broken_profile_does_no_harm() -> None:
    data = saved(red(), "JPEG", icc_profile=b"no profile at all")
    assert make_photo(data=data, rendered=True).rendered_at


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (replace(sandbox.INSPECTING, memory_mb=400), "too much memory"),
        (replace(sandbox.INSPECTING, clock_s=0), "too long"),
    ],
)
def test_a_file_over_a_limit_is_refused_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, limits: sandbox.Limits, words: str
) -> None:
    monkeypatch.setattr(sandbox, "INSPECTING", limits)
    # Such as a camera takes: 270 MB where it is opened.
    large = saved(Image.new("RGB", (9400, 9400)), "PNG", compress_level=1)
    with pytest.raises(ValidationError, match=words):
        make_photo(data=large)
    assert not Photo.objects.exists()


def test_a_file_that_keeps_the_processor_busy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = "import sys, itertools, collections; sys.path.insert(0, sys.argv[1]); "
    busy += "from media.darkroom import child; "
    busy += "child.TASKS = {'inspect': lambda *_: collections.deque(itertools.count(), maxlen=0)}; "
    busy += "child.main(sys.argv[2])"
    monkeypatch.setattr(sandbox, "START", busy)
    monkeypatch.setattr(sandbox, "INSPECTING", replace(sandbox.INSPECTING, processor_s=1))
    with pytest.raises(ValidationError, match="too long"):
        make_photo()


def test_a_decoder_that_breaks_takes_nothing_else_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "START", "import os; os.abort()")
    with pytest.raises(ValidationError, match="damaged"):
        make_photo()
    monkeypatch.undo()
    assert make_photo().pk


def test_the_child_sees_no_secret_and_no_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_KEY", "SECRET")
    monkeypatch.setenv("DATABASE_URL", "SECRET")
    seen = "import os, sys, json; sys.path.insert(0, sys.argv[1]); import media.darkroom.child; "
    seen += "json.dump({'env': dict(os.environ), 'modules': list(sys.modules)}, "
    seen += "open(sys.argv[2] + '/answer.json', 'w'))"
    monkeypatch.setattr(sandbox, "START", seen)
    answer = sandbox.run("inspect", tmp_path, sandbox.INSPECTING)
    assert "SECRET" not in json.dumps(answer["env"])
    assert not [name for name in answer["modules"] if name.split(".")[0] in {"django", "newsroom"}]
