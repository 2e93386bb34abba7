"""`manage.py import_photos`: files, folders and ZIPs, a result for each file."""

import json
import struct
import zipfile
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import File
from django.core.management import CommandError, call_command
from pytest_django import Settings

from articles.acts.photo_kill import kill_photo
from media import add_photo
from media.models import Photo
from people.actors import SHELL
from tests.builders import picture_bytes
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db


def results(*paths: Path) -> list[dict[str, Any]]:
    """Return what the command says of each file, as a program reads it."""
    said = StringIO()
    with suppress(CommandError):
        call_command("import_photos", *map(str, paths), "--json", stdout=said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


def statuses(*paths: Path) -> list[str]:
    return [result["status"] for result in results(*paths)]


def test_each_file_has_a_result_and_a_bad_one_stops_no_other(tmp_path: Path) -> None:
    data = picture_bytes()
    (tmp_path / "a.jpg").write_bytes(data)
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    (tmp_path / "c.png").write_bytes(data)
    (tmp_path / ".hidden").write_bytes(b"no picture")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d.png").write_bytes(picture_bytes(format="PNG"))
    first, second, third, fourth = results(tmp_path)
    photo = Photo.objects.get(file_name="a.jpg")
    assert first == {
        "path": str(tmp_path / "a.jpg"),
        "status": "created",
        "photo_id": photo.pk,
        "reason": "",
    }
    assert (second["status"], second["photo_id"]) == ("refused", None)
    assert "b.jpg is not a picture" in second["reason"]
    assert (third["status"], third["photo_id"]) == ("duplicate", photo.pk)
    assert (fourth["status"], fourth["path"]) == ("created", str(tmp_path / "more" / "d.png"))


def test_the_command_says_in_words_what_it_did_and_fails_if_a_file_was_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jpg").write_bytes(picture_bytes())
    output = StringIO()
    call_command("import_photos", str(tmp_path / "a.jpg"), stdout=output)
    assert "a.jpg: created photo" in output.getvalue()
    assert "1 file: 1 created." in output.getvalue()
    with pytest.raises(CommandError, match="Refused: 1 of 1"):
        call_command("import_photos", str(tmp_path / "gone.jpg"), stdout=StringIO())


def test_a_zip_gives_its_pictures_and_leaves_out_what_systems_hide_in_it(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("day/a.jpg", picture_bytes())
        archive.writestr("day/b.txt", "notes")
        archive.writestr("__MACOSX/day/._a.jpg", "x")
        archive.writestr("day/.DS_Store", "x")
        archive.writestr("../../c.jpg", picture_bytes())
    assert [(result["path"], result["status"]) for result in results(path)] == [
        (f"{path}/day/a.jpg", "created"),
        (f"{path}/day/b.txt", "refused"),
        (f"{path}/../../c.jpg", "created"),
    ]
    assert set(Photo.objects.values_list("file_name", flat=True)) == {"a.jpg", "c.jpg"}


def test_a_zip_is_unpacked_no_further_than_a_picture_may_be(
    tmp_path: Path, settings: Settings
) -> None:
    settings.PHOTO_MAX_BYTES = 100_000
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.jpg", bytes(100_001))
        archive.writestr("a.jpg", as_file(noisy(1, (64, 48))))
    large, picture = results(path)
    assert "large.jpg is larger than" in large["reason"]
    assert picture["status"] == "created"


def test_a_broken_or_locked_zip_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpg", picture_bytes())
    data = bytearray(path.read_bytes())
    broken = tmp_path / "broken.zip"
    broken.write_bytes(data[: len(data) // 2])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.find(mark) + offset, 1)
    path.write_bytes(data)
    assert "a.jpg needs a password" in results(path)[0]["reason"]
    assert "damaged ZIP" in results(broken)[0]["reason"]
    assert not Photo.objects.exists()


def test_what_is_odd_about_a_picture_is_said_with_it(tmp_path: Path) -> None:
    large, small, third = tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "c.jpg"
    large.write_bytes(as_file(noisy(1)))
    small.write_bytes(as_file(noisy(1).resize((320, 240))))
    third.write_bytes(as_file(noisy(1).resize((400, 300))))
    first, second = results(large, small)
    assert second["reason"] == f"It looks the same as photo {first['photo_id']}."
    kill_photo(Photo.objects.get(pk=first["photo_id"]), reason="Wrong.", by=SHELL)
    assert "was killed and may not be used" in results(large)[0]["reason"]
    assert "looks like a photo that was killed" in results(third)[0]["reason"]


def test_trouble_of_our_own_is_said_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(picture_bytes())
    (tmp_path / "b.jpg").write_bytes(picture_bytes())
    keep = add_photo.store_original

    def full_disk(photo: Photo, file: "File[bytes]") -> None:
        if photo.file_name == "a.jpg":
            raise OSError("No space left on device")
        keep(photo, file)

    monkeypatch.setattr(add_photo, "store_original", full_disk)
    assert statuses(tmp_path) == ["refused", "created"]
    assert [photo.file_name for photo in Photo.objects.all()] == ["b.jpg"]
