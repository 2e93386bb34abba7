"""Files that are no good are refused in words, or taken as far as they can be seen.

Each is made here, and harmless in any program: what is shown is that our own guards stand.
"""

import io
import json
import struct
import zlib
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import Image

from media.models import Photo
from media.renditions import claim_photo, make_renditions
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db
ENDINGS = {
    "JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "tif", "GIF": "gif",
    "HEIF": "heic",
}  # fmt: skip


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def declared(kind: str, width: int, height: int) -> bytes:
    """Return a file that says how large it is, and has no more of a picture than a point."""
    if kind == "PNG":
        head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
        row = zlib.compress(b"\0\0")
        return (
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")
        )
    if kind == "GIF":
        size = struct.pack("<HH", width, height)
        return as_file(noisy(1), "GIF")[:6] + size + as_file(Image.new("P", (1, 1)), "GIF")[10:]
    small = as_file(Image.new("RGB", (8, 8)), "JPEG")
    at = small.index(b"\xff\xc0")
    return small[: at + 5] + struct.pack(">HH", height, width) + small[at + 9 :]


def shortened(kind: str, part: float) -> bytes:
    """Return the beginning of a picture, as a broken line leaves it."""
    whole = as_file(noisy(2, (320, 240)), kind)
    return whole[: int(len(whole) * part)]


def imported(folder: Path, files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Import a folder with these files, and return what became of each."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    said = StringIO()
    with suppress(CommandError):
        call_command("import_photos", str(folder), "--json", stdout=said)
    results = [json.loads(line) for line in said.getvalue().splitlines()]
    return {Path(result["path"]).name: result for result in results}


def kept_originals() -> int:
    """Return how many originals lie in the store."""
    if not default_storage.exists("originals"):
        return 0
    shelves = default_storage.listdir("originals")[0]
    return sum(len(default_storage.listdir(f"originals/{shelf}")[1]) for shelf in shelves)


def test_a_file_that_takes_no_part_stops_no_other_of_its_batch(tmp_path: Path) -> None:
    good = {f"a-good-one.{ending}": as_file(noisy(3), kind) for kind, ending in ENDINGS.items()}
    bad = {
        "empty.jpg": (b"", "is empty"),
        "words.jpg": (b"A ferry leaves the harbour on Monday.", "is not a picture"),
        "page.jpg": (b"<!DOCTYPE html><title>Not found</title>", "web page"),
        "drawing.png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing"),
        "letter.jpg": (b"%PDF-1.7\n", "PDF"),
        "layers.psd": (b"8BPS\0\1" + bytes(60), "Photoshop"),
        "old.jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        "bitmap.jpg": (as_file(Image.new("RGB", (8, 8)), "BMP"), "is not a picture"),
        "icon.png": (as_file(Image.new("RGB", (16, 16)), "ICO"), "is not a picture"),
        "strip.png": (as_file(Image.new("RGB", (2100, 100)), "PNG"), "strip of 2100 x 100"),
    }
    results = imported(tmp_path, good | {name: data for name, (data, _) in bad.items()})
    assert {name for name, result in results.items() if result["photo_id"]} == good.keys()
    for name, (_, words) in bad.items():
        assert (results[name]["status"], results[name]["photo_id"]) == ("refused", None), name
        assert words in results[name]["reason"], name
    assert set(Photo.objects.values_list("file_name", flat=True)) == good.keys()
    assert kept_originals() == len(good)


def test_what_a_file_is_counts_and_not_its_name(tmp_path: Path) -> None:
    files = {
        f"{kind}.{ending}": as_file(noisy(at), kind)
        for at, (kind, ending) in enumerate(zip(ENDINGS, reversed(ENDINGS.values()), strict=True))
    }
    imported(tmp_path, files)
    kinds = dict(Photo.objects.values_list("file_name", "kind"))
    assert kinds == {name: name.split(".")[0] for name in files}


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize("part", [0.02, 0.4])
def test_a_picture_that_is_cut_off_is_refused(kind: str, part: float, tmp_path: Path) -> None:
    name = f"cut.{ENDINGS[kind]}"
    result = imported(tmp_path, {name: shortened(kind, part)})[name]
    assert result["status"] == "refused"
    assert "damaged or cut off" in result["reason"] or "not a picture" in result["reason"]
    assert kept_originals() == 0


@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG"])
def test_more_pixels_than_allowed_are_refused_by_what_the_file_declares(
    kind: str, tmp_path: Path
) -> None:
    name = f"vast.{ENDINGS[kind]}"
    result = imported(tmp_path, {name: declared(kind, 20_000, 6_000)})[name]
    assert result["status"] == "refused"
    assert "20000 x 6000 pixels, more than the limit of 100 megapixels" in result["reason"]


def test_what_stands_behind_a_picture_does_no_harm(tmp_path: Path) -> None:
    files = {
        f"tail.{ending}": as_file(noisy(at), kind) + b"<script>alert(1)</script>"
        for at, (kind, ending) in enumerate(ENDINGS.items())
    }
    results = imported(tmp_path, files)
    assert {result["status"] for result in results.values()} == {"created"}
    while photo := claim_photo():
        make_renditions(photo)
        assert not Photo.objects.get(pk=photo.pk).render_error
        for made in photo.renditions.select_related("photo"):
            with default_storage.open(made.path) as file:
                assert b"<script>" not in file.read(), made.path


def test_damaged_words_of_a_picture_do_no_harm(tmp_path: Path) -> None:
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 60_000)
    picture = io.BytesIO()
    noisy(4).save(picture, "JPEG", exif=exif, icc_profile=b"none")
    assert imported(tmp_path, {"odd.jpg": picture.getvalue()})["odd.jpg"]["status"] == "created"
