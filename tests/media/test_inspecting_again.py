"""Photos from before are read anew by a command; what somebody wrote stays."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from media.models import Photo
from people.models import Person
from tests.builders import make_photo
from tests.media.samples import as_file, dataset, noisy, with_iim

pytestmark = pytest.mark.django_db
BYLINE, CAPTION = "李博".encode("gbk"), "台风过后渡轮恢复通航，新华社记者李博摄。".encode("gbk")


def as_before(photo: Photo, **words: object) -> Photo:
    """Let a photo stand as an older version left it."""
    Photo.objects.filter(pk=photo.pk).update(**words)
    photo.refresh_from_db()
    return photo


def looked(*options: str) -> str:
    said = StringIO()
    call_command("look_again_at_photos", *options, stdout=said)
    return said.getvalue()


def test_gibberish_of_an_older_version_is_read_anew() -> None:
    misread = {"bylines": ["Àî²©"], "caption": CAPTION.decode("cp1252", "ignore")}
    iim = dataset(2, 80, BYLINE) + dataset(2, 120, CAPTION)
    nobody = Person.objects.create(name="Àî²©")
    old = {"file_words": misread, "photographer": nobody}
    untouched = as_before(make_photo(data=with_iim(iim)), **old, caption=misread["caption"])
    other = with_iim(iim + dataset(2, 90, b"Hangzhou"))
    touched = as_before(make_photo(data=other), **old, caption="Ours.")
    assert "2 would change" in looked("--dry-run")
    assert Photo.objects.get(pk=untouched.pk).photographer == nobody
    assert "2 looked at, 2 changed." in looked()
    for photo in (untouched, touched):
        photo.refresh_from_db()
        assert str(photo.photographer) == "李博"
        assert photo.file_words["bylines"] == ["李博"]
    assert (untouched.caption, touched.caption) == (CAPTION.decode("gbk"), "Ours.")
    assert "2 looked at, 0 changed." in looked()
    assert "1 looked at" in looked("--from", str(touched.pk))


def test_a_picture_that_was_turned_or_grey_or_has_no_small_copy_is_made_anew() -> None:
    photo = make_photo(data=as_file(noisy(1)), rendered=True)
    as_before(photo, width_px=480, height_px=640, left_out="", colour="#000000")
    waiting = make_photo()
    small = f"small/{waiting.content_hash[:2]}/{waiting.content_hash}.jpg"
    default_storage.delete(small)
    lost = make_photo()
    default_storage.delete(lost.original.name or "")
    said = looked()
    assert f"photo {photo.pk}: colour, focal_x, focal_y, height_px, width_px" in said
    assert f"photo {lost.pk}: its file is lost." in said
    photo.refresh_from_db()
    assert (photo.width_px, photo.height_px, photo.rendered_at) == (640, 480, None)
    assert default_storage.exists(small)
