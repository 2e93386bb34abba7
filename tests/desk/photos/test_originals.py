"""Where a picture was taken stays with those who may have its file: asked of every address."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from articles.acts.photo_kill import kill_photo
from media.models import Photo
from media.renditions import make_renditions
from people.actors import SHELL
from people.models import User
from people.roles import GROUPS, Role
from tests.builders import live_article, make_photo
from tests.conftest import make_user
from tests.desk.client import desk
from tests.desk.url_walk import every_address, surround
from tests.lengths import dealt
from tests.media.samples import as_file, noisy

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SECRET = b"SERIAL-4711-OF-A-SOURCE"
MAY_HAVE = {Role.WEB_EDITOR, Role.PHOTO_EDITOR, Role.PUBLISHER}


def told() -> bytes:
    """Return a picture whose file tells where it was taken, and with whose camera."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA431] = SECRET.decode()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (31.0, 14.0, 5.0)
    data = as_file(noisy(1), "JPEG", exif=exif, comment=SECRET)
    assert data.count(SECRET) == 2
    return data


def telling(client: Client, addresses: list[str]) -> set[str]:
    """Return those of these addresses whose answer has something of the file's own notes."""
    givers = set()
    for address in addresses:
        response = client.get(address)
        whole = response.getvalue()
        is_picture = response["Content-Type"].startswith("image/")
        if SECRET in whole or (is_picture and (b"Exif\0" in whole or b"GPS" in whole)):
            givers.add(address)
    return givers


@pytest.mark.long
@pytest.mark.parametrize("is_made", [False, True])
def test_no_address_gives_the_notes_of_a_file_to_who_may_not_have_it(
    is_made: bool, superuser: User
) -> None:
    photo = make_photo(data=told())
    if is_made:
        make_renditions(photo)
    article = live_article(photos=[photo])
    surround(article, superuser)
    name = f"/photo/{photo.content_hash}"
    original = f"/admin/photos/{photo.pk}/original/"
    small = f"/admin/pictures/{photo.content_hash}/"
    files = [original, small, f"{name}-480.jpg", f"{name}-share.jpg"]
    addresses = list(every_address(article))
    assert original in addresses
    assert small in addresses
    # In the short form the file's own addresses are asked before and after, every other once, by
    # the superuser, by a stranger and by one of the roles.
    addresses = [*files, *dealt(addresses, is_made, 2)]
    for hand, role in enumerate(GROUPS):
        allowed = {original} if role in MAY_HAVE else set()
        some = [*files, *dealt(addresses, hand, len(GROUPS))]
        assert telling(desk(make_user(role.value, role)), some) == allowed, role
    assert telling(desk(superuser), addresses) == {original}
    assert telling(Client(), addresses) == set()


def test_a_reporter_has_the_file_of_their_own_picture_alone(reporter: User) -> None:
    photo = make_photo(data=told())
    address = f"/admin/photos/{photo.pk}/original/"
    assert desk(reporter).get(address).status_code == 404
    Photo.objects.update(uploaded_by=reporter)
    assert SECRET in desk(reporter).get(address).getvalue()


def test_the_desk_sees_a_picture_before_its_sizes_are_made(reporter: User) -> None:
    photo = make_photo(data=told())
    address = f"/admin/pictures/{photo.content_hash}/"
    response = desk(reporter).get(address)
    assert response["Content-Type"] == "image/jpeg"
    with default_storage.open(f"small/{photo.content_hash[:2]}/{photo.content_hash}.jpg") as file:
        assert Image.open(file).size == (512, 384)
    make_renditions(photo)
    assert response.getvalue() != desk(reporter).get(address).getvalue()
    assert default_storage.listdir(f"small/{photo.content_hash[:2]}")[1] == []


def test_a_killed_picture_leaves_no_small_copy(reporter: User) -> None:
    photo = make_photo()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda act, **how: act())
        kill_photo(photo, reason="x", by=SHELL)
    assert desk(reporter).get(f"/admin/pictures/{photo.content_hash}/").status_code == 404
    assert default_storage.listdir(f"small/{photo.content_hash[:2]}")[1] == []
