"""Pictures come into the library, and what is not a picture stays out, with a reason."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from pytest_django import Settings

from media.add_photo import add_photo
from media.models import Photo
from media.renditions import claim_photo, make_renditions
from tests.builders import make_photo, picture_bytes

pytestmark = pytest.mark.django_db


def take(data: bytes, name: str = "picture.jpg") -> Photo:
    return add_photo(ContentFile(data, name=name), by=None)


def test_the_same_file_again_is_the_same_photo() -> None:
    data = picture_bytes()
    assert take(data) == take(data, name="other.jpg")
    assert Photo.objects.count() == 1


def test_the_original_is_kept_unchanged() -> None:
    data = picture_bytes()
    with take(data).original.open("rb") as file:
        assert file.read() == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a picture"),
        (b"<?xml version='1.0'?><!-- a --><svg viewBox='0 0 1 1'/>", "drawing .SVG.*as PNG"),
        (b"<html><img src=a.jpg></html>", "web page"),
        (b"%PDF-1.7", "not a picture.*as JPEG"),
        (b"8BPS\0\1" + bytes(40), "Photoshop"),
        (b"\0\0\0\x18ftypisom" + bytes(40), "film"),
        (bytes(500), "not a picture.*HEIC"),
        (picture_bytes()[:900], "damaged"),
        (picture_bytes(format="PNG")[:500], "damaged"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        take(data)
    assert not Photo.objects.exists()


def test_too_large_a_file_is_refused(settings: Settings) -> None:
    settings.PHOTO_MAX_BYTES = 1000
    with pytest.raises(ValidationError, match="larger than"):
        take(picture_bytes())


def test_a_photo_is_claimed_by_one_worker_and_given_up_after_three() -> None:
    photo = make_photo()
    assert claim_photo() == photo
    assert claim_photo() is None
    for _ in range(3):
        Photo.objects.update(render_claimed_until=None)
        claim_photo()
    photo.refresh_from_db()
    assert "failed three times" in photo.render_error


def test_a_picture_that_breaks_while_it_is_read_is_noted_and_stops_no_other() -> None:
    data = picture_bytes()
    photo = make_photo(data=data)
    path = Path(photo.original.path)
    path.write_bytes(data[: len(data) // 3])
    make_renditions(photo)
    photo.refresh_from_db()
    assert "damaged" in photo.render_error
    assert claim_photo() is None
