"""Photo files: only what a live story shows comes out of the private store."""

import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from django.test import Client

from articles.acts.photo_kill import kill_photo
from articles.door.publishing import withdraw
from media.models import Photo
from people.actors import SHELL
from tests.builders import live_article, make_article, make_photo

pytestmark = pytest.mark.django_db


def asked(reader: Client, photo: Photo, name: str = "480.jpg", **headers: str) -> HttpResponseBase:
    """Return the answer for one file of a photo, read to its end, which closes the file."""
    response = reader.get(f"/photo/{photo.content_hash}-{name}", headers=headers)
    assert all(isinstance(part, bytes) for part in response)
    return response


@pytest.fixture
def photo() -> Photo:
    """A photo with its renditions."""
    return make_photo(rendered=True)


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("480.jpg", "image/jpeg"), ("640.webp", "image/webp"), ("1280.avif", "image/avif")],
)
def test_shown_photo_comes_with_a_short_life(
    reader: Client, photo: Photo, name: str, content_type: str
) -> None:
    """Type, no sniffing, minutes in caches, and 304 for who has it."""
    live_article(photos=[photo])
    response = asked(reader, photo, name)
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=300"
    again = {"if_none_match": response["ETag"]}
    assert asked(reader, photo, name, **again).status_code == 304


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("W/{}", 304),
        ("*", 304),
        (" * ", 304),
        ('"other", W/{}', 304),
        ('W/"other",{} , "third"', 304),
        ('W/"other"', 200),
        ("", 200),
        ("nonsense", 200),
    ],
)
def test_file_that_a_cache_has_is_not_sent_again(
    reader: Client, photo: Photo, given: str, status: int
) -> None:
    """`If-None-Match` compares weakly, has lists, and `*` is any (RFC 9110, 13.1.2)."""
    live_article(photos=[photo])
    etag = asked(reader, photo)["ETag"]
    answer = asked(reader, photo, if_none_match=given.format(etag))
    assert (answer.status_code, answer["ETag"]) == (status, etag)


def test_photo_of_a_draft_is_404(reader: Client, photo: Photo) -> None:
    """Nobody learns that it is in the library."""
    make_article(photos=[photo])
    assert asked(reader, photo).status_code == 404


@pytest.mark.parametrize(
    "name", ["481.jpg", "480.png", "0480.jpg", "480.jpg/", "99999999.jpg", "share.webp"]
)
def test_size_or_format_that_was_never_made_is_404(reader: Client, photo: Photo, name: str) -> None:
    """Only what the worker made is there."""
    live_article(photos=[photo])
    assert asked(reader, photo, name).status_code == 404


def test_photo_of_a_withdrawn_story_is_410(reader: Client, photo: Photo) -> None:
    """It was shown once and is gone; so is it for who has it already."""
    article = live_article(photos=[photo])
    etag = asked(reader, photo)["ETag"]
    withdraw(article, reason="Wrong.", by=SHELL)
    assert asked(reader, photo).status_code == 410
    assert asked(reader, photo, if_none_match=etag).status_code == 410


def test_photo_that_another_live_story_shows_stays(reader: Client, photo: Photo) -> None:
    """One withdrawal takes nothing from others."""
    gone = live_article(photos=[photo])
    live_article(photos=[photo])
    withdraw(gone, reason="Wrong.", by=SHELL)
    assert asked(reader, photo).status_code == 200


def test_killed_photo_is_410_in_every_size(reader: Client, photo: Photo) -> None:
    """At once, on every address."""
    live_article(photos=[photo])
    kill_photo(photo, reason="No rights.", by=SHELL)
    for name in ("480.jpg", "640.webp", "1280.avif", "share.jpg"):
        response = asked(reader, photo, name)
        assert response.status_code == 410
        assert response["Cache-Control"] == "no-store"


def test_file_lost_from_the_store_is_no_crash(reader: Client, photo: Photo) -> None:
    """A store that lost a file answers 404."""
    live_article(photos=[photo])
    default_storage.delete(photo.renditions.get(width_px=480, format="jpg").path)
    assert asked(reader, photo).status_code == 404
