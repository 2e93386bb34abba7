"""The sizes readers get: never enlarged, with the picture's rights, with nothing of its camera."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from articles.acts.photo_kill import kill_photo
from editions.models import PublishedArticle
from editions.projection import project_photo
from media import renditions
from media.models import Photo, Rendition
from media.palette import palette
from media.renditions import claim_photo, make_again, make_first_rendition, make_renditions
from people.actors import SHELL
from people.models import Organisation, Person, User
from tests.builders import live_article, make_photo, picture_bytes
from tests.desk.client import desk, form_values
from tests.media import exiftool
from tests.media.samples import a_picture, as_file, noisy

pytestmark = pytest.mark.django_db
# What an original may have that could put a source at risk.
SECRETS = {
    "EXIF:GPSLatitude": "51.5", "EXIF:GPSLatitudeRef": "N", "EXIF:GPSLongitude": "0.12",
    "EXIF:GPSLongitudeRef": "W", "EXIF:SerialNumber": "SECRET1", "EXIF:OwnerName": "SECRET Owner",
    "EXIF:Make": "SECRETMAKER", "XMP-exif:GPSLatitude": "51.5", "XMP-aux:SerialNumber": "SECRET2",
    "XMP-aux:OwnerName": "SECRET Owner", "XMP-mwg-rs:RegionName": "SECRET Face",
    "XMP-mwg-rs:RegionType": "Face", "XMP-iptcExt:PersonInImage": "SECRET Name",
    "XMP-photoshop:City": "SECRET City", "IPTC:City": "SECRET City", "Comment": "SECRET comment",
}  # fmt: skip
# Of a file exiftool tells these besides what stands in it.
ABOUT_THE_FILE = re.compile(
    r"SourceFile|(ExifTool|System|File|Composite|JFIF|RIFF|VP8L?|AV1|Meta|QuickTime|HEIF|ICC):"
    r"|XMP-(x|rdf):|.*:(ImageWidth|ImageHeight)"
)


def shot(tmp_path: Path) -> bytes:
    """Return a photo as a phone makes it, with a thumbnail and all that should not go out."""
    path, thumbnail = tmp_path / "shot.jpg", tmp_path / "thumb.jpg"
    path.write_bytes(as_file(noisy(1, (1300, 700))))
    thumbnail.write_bytes(a_picture("JPEG"))
    exiftool.read([path])
    assert exiftool.PROGRAM
    written = [f"-{tag}={value}" for tag, value in SECRETS.items()]
    written.append(f"-ThumbnailImage<={thumbnail}")
    subprocess.run([exiftool.PROGRAM, "-q", "-overwrite_original", *written, path], check=True)
    data = path.read_bytes()
    assert data.count(b"SECRET") > 9
    assert data.count(b"\xff\xd8\xff") == 2
    return data


def as_paths(photo: Photo, tmp_path: Path) -> list[Path]:
    """Return every rendition as a file of its own."""
    paths = []
    for row in photo.renditions.all():
        path = tmp_path / Path(row.path).name
        with default_storage.open(row.path) as file:
            path.write_bytes(file.read())
        paths.append(path)
    return paths


def test_renditions_are_never_wider_than_the_picture_and_there_in_every_format() -> None:
    photo = make_photo(data=picture_bytes(size=(1000, 500)), rendered=True)
    made = photo.renditions.filter(is_share=False)
    assert {(row.width_px, row.height_px, row.format) for row in made} == {
        (width, width // 2, format)
        for width in (160, 320, 480, 640, 960)
        for format in ("avif", "webp", "jpg")
    }
    for rendition in photo.renditions.all():
        with default_storage.open(rendition.path) as file, Image.open(file) as image:
            assert image.size == (rendition.width_px, rendition.height_px)


def test_a_small_picture_gets_one_rendition_of_its_own_width() -> None:
    photo = make_photo(data=picture_bytes(size=(120, 60)), rendered=True)
    made = photo.renditions.filter(is_share=False)
    assert {rendition.width_px for rendition in made} == {120}


def test_renditions_carry_the_rights_and_nothing_else_of_the_original(tmp_path: Path) -> None:
    photo = make_photo(
        data=shot(tmp_path),
        photographer=Person.objects.named("Li Bo"),
        agency=Organisation.objects.named("Xinhua"),
        copyright_notice="© 2026 Xinhua <&>",
        usage_terms="Editorial use only.",
        digital_source_type="digitalCapture",
        rendered=True,
    )
    paths = as_paths(photo, tmp_path)
    assert {path.suffix for path in paths} == {".avif", ".webp", ".jpg"}
    for path, tags in zip(paths, exiftool.read(paths, "-a"), strict=True):
        kept = {tag: value for tag, value in tags.items() if not ABOUT_THE_FILE.match(tag)}
        assert kept == {
            "XMP-dc:Creator": ["Li Bo"],
            "XMP-dc:Rights": "© 2026 Xinhua <&>",
            "XMP-photoshop:Credit": "Xinhua/Li Bo",
            "XMP-xmpRights:UsageTerms": "Editorial use only.",
            "XMP-iptcExt:DigitalSourceType": SOURCE_TYPE,
        }, path.name
        data = path.read_bytes()
        assert b"SECRET" not in data
        assert data.count(b"\xff\xd8\xff") == (path.suffix == ".jpg"), "a thumbnail is within"


SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


@pytest.mark.parametrize(
    ("size", "focus", "expected", "colour"),
    [
        ((2000, 2000), (0.1, 0.05), (1200, 630), (255, 0, 0)),
        ((2000, 2000), (0.9, 0.95), (1200, 630), (0, 0, 255)),
        ((600, 600), (0.5, 0.0), (600, 315), (255, 0, 0)),
        ((900, 300), (1.0, 0.5), (571, 300), (0, 0, 255)),
    ],
)
def test_the_picture_for_sharing_is_cropped_around_the_focal_point(
    size: tuple[int, int],
    focus: tuple[float, float],
    expected: tuple[int, int],
    colour: tuple[int, int, int],
) -> None:
    image = Image.new("RGB", size, (255, 0, 0))
    box = (0, size[1] // 2, *size) if size[0] == size[1] else (size[0] // 2, 0, *size)
    image.paste((0, 0, 255), box)
    photo = make_photo(data=as_file(image, "PNG"), focal_x=focus[0], focal_y=focus[1] or 0.01)
    make_renditions(photo)
    share = photo.renditions.get(is_share=True)
    assert (share.width_px, share.height_px, share.format) == (*expected, "jpg")
    with default_storage.open(share.path) as file, Image.open(file) as made:
        seen = made.getpixel((made.width - 9, made.height // 3))
    assert isinstance(seen, tuple)
    assert all(abs(a - b) < 40 for a, b in zip(seen, colour, strict=True))


def test_what_readers_have_stays_until_the_new_files_are_there(tmp_path: Path) -> None:
    photo = make_photo(data=picture_bytes(size=(700, 400)), rendered=True, copyright_notice="Old")
    old = {row.pk for row in photo.renditions.all()}
    extra = Rendition.objects.create(
        photo=photo, width_px=500, height_px=286, format="jpg", size_bytes=1
    )
    default_storage.save(extra.path, ContentFile(b"x"))
    make_again(photo)
    assert {row.pk for row in photo.renditions.all()} == {*old, extra.pk}
    photo.refresh_from_db()
    photo.copyright_notice = "New"
    make_renditions(photo)
    assert not old & {row.pk for row in photo.renditions.all()}
    assert not default_storage.exists(extra.path)
    for tags in exiftool.read(as_paths(photo, tmp_path)):
        assert tags["XMP-dc:Rights"] == "New"


def test_a_photo_killed_while_its_files_are_made_gets_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photo = make_photo(rendered=True)
    develop = renditions.developed

    def kill_meanwhile(photo: Photo, *asked: Any) -> list[dict[str, Any]] | None:
        kill_photo(Photo.objects.get(pk=photo.pk), reason="Wrong.", by=SHELL)
        return develop(photo, *asked)

    monkeypatch.setattr(renditions, "developed", kill_meanwhile)
    make_renditions(photo)
    assert not Rendition.objects.exists()
    folders = default_storage.listdir("renditions")[0]
    assert not any(default_storage.listdir(f"renditions/{folder}")[1] for folder in folders)


def test_a_page_is_right_before_renditions_exist_and_gets_them_later(client: Client) -> None:
    data = as_file(Image.new("RGB", (900, 600), "#e01020"))
    photo = make_photo(data=data)
    live_article(photos=[photo])
    before = client.get("/").content.decode()
    assert 'class="waiting tone-300" viewBox="0 0 900 600"' in before
    make_renditions(photo)
    project_photo(photo)
    after = client.get("/").content.decode()
    for format, kind in (("avif", "image/avif"), ("webp", "image/webp")):
        srcset = ", ".join(
            f"/photo/{photo.content_hash}-{width}.{format} {width}w"
            for width in (160, 320, 480, 640)
        )
        assert f'<source type="{kind}" srcset="{srcset}" sizes="' in after
    assert "tone-300" in after
    assert 'width="900" height="600"' in after
    assert after.index("image/avif") < after.index("image/webp") < after.index("<img")


def test_shared_links_show_the_crop_for_sharing(client: Client) -> None:
    photo = make_photo(data=picture_bytes(size=(1300, 1300)), rendered=True)
    article = live_article(photos=[photo])
    address = f"/photo/{photo.content_hash}-share.jpg"
    page = client.get(PublishedArticle.objects.get(pk=article.public_id).get_absolute_url())
    html = page.content.decode()
    assert re.search(rf'og:image" content="https?://[^"]*{address}"', html)
    assert 'og:image:width" content="1200"' in html
    assert 'og:image:height" content="630"' in html
    response = client.get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response).startswith(b"\xff\xd8")
    kill_photo(photo, reason="Wrong.", by=SHELL)
    assert client.get(address).status_code == 410


def test_a_changed_credit_or_focal_point_makes_the_files_again(photo_editor: User) -> None:
    photo = make_photo(rendered=True)
    page = desk(photo_editor)
    address = f"/admin/media/photo/{photo.pk}/change/"
    values = form_values(page.get(address).content, "photo_form")
    page.post(address, values | {"caption": "Another caption."})
    assert Photo.objects.get().rendered_at
    page.post(address, values | {"focal_x": "0.9"})
    assert Photo.objects.get().rendered_at is None
    assert photo.renditions.exists()


def test_every_colour_of_the_palette_stands_in_the_style_sheet() -> None:
    css = (Path(__file__).parents[2] / "website/static/website/site.css").read_text()
    found = dict(re.findall(r"\.(tone-\d{3}) \{ background: (#\w+); \}", css))
    assert found == palette()


def test_a_first_rendition_is_shown_while_the_rest_is_still_to_be_made(client: Client) -> None:
    photo = make_photo(data=picture_bytes(size=(1000, 500)))
    make_first_rendition(photo)
    live_article(photos=[photo])
    page = client.get("/").content.decode()
    assert f'srcset="/photo/{photo.content_hash}-640.jpg 640w"' in page
    assert claim_photo() == photo
