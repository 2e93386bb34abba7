"""Pictures in lists: light, kept by the browser that asked for them, and by nobody else."""

import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from lxml import html
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.acts.photo_kill import kill_photo
from media.models import Photo
from media.renditions import make_again, make_renditions
from media.small import tiny_path
from people.actors import SHELL
from people.models import User
from tests.builders import make_article, make_photo
from tests.desk.client import desk
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db

# A list shows thirty of them, and all its pictures together weigh less than 60 kB.
HEAVIEST_BYTES = 60_000 // 30


def listed(client: Client) -> str:
    """Return the address of the picture in the list of stories."""
    [address] = html.fromstring(client.get("/admin/articles/article/").content).xpath(
        "//tbody//img/@src"
    )
    return str(address)


def test_picture_in_a_list_is_light_even_of_the_busiest_photo(reporter: User) -> None:
    photo = make_photo(data=as_file(noisy(1, (1300, 700))), rendered=True)
    make_article(photos=[photo])
    client = desk(reporter)
    response = client.get(listed(client))
    data = b"".join(response)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (84, 56))
        assert not {"xmp", "exif", "icc_profile"} & picture.info.keys()
    assert response["Content-Type"] == "image/webp"
    heads = sum(len(f"{name}: {value}\r\n") for name, value in response.items())
    assert len(data) + heads <= HEAVIEST_BYTES


def test_browser_keeps_it_for_whoever_is_logged_in_and_asks_anew_when_it_is_another(
    reporter: User,
) -> None:
    photo = make_photo(rendered=True)
    make_article(photos=[photo])
    client = desk(reporter)
    before = listed(client)
    response = client.get(before)
    assert b"".join(response)
    assert response["Cache-Control"] == "private, max-age=3600, immutable"
    assert "Cookie" in response["Vary"]
    Photo.objects.update(focal_x=0.1)
    photo.refresh_from_db()
    make_again(photo)
    make_renditions(photo)
    assert listed(client) != before


def test_it_is_given_to_those_who_read_the_desk_alone_and_of_no_killed_photo(
    reporter: User,
    moderator: User,
    reader: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = make_photo(rendered=True)
    make_article(photos=[photo])
    client = desk(reporter)
    address = listed(client)
    assert desk(moderator).get(address).status_code == 404
    assert reader.get(address).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        kill_photo(photo, reason="Not ours.", by=SHELL)
    assert client.get(address).status_code == 404
    assert not default_storage.exists(tiny_path(photo))
    assert not html.fromstring(client.get("/admin/articles/article/").content).xpath("//tbody//img")


def test_photo_of_before_has_its_smallest_size_in_lists(reporter: User) -> None:
    """Until `manage.py make_renditions_again` has come to it."""
    photo = make_photo(rendered=True)
    make_article(photos=[photo])
    default_storage.delete(tiny_path(photo))
    client = desk(reporter)
    response = client.get(listed(client))
    assert b"".join(response)
    assert response["Content-Type"] == "image/jpeg"
    assert "max-age=300" in response["Cache-Control"]
