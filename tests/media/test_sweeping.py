"""Files that no row knows of are swept after a day, and none that somebody needs."""

import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from media import sweeping
from media.add_photo import check_picture, take_in
from media.models import Photo
from newsroom.worker import forget_what_is_old
from tests.builders import make_photo, picture_bytes

pytestmark = pytest.mark.django_db
TWO_DAYS_S = 2 * 24 * 3600


def left(path: str, *, age_s: int = TWO_DAYS_S) -> Path:
    """Leave a file in the store without a row, this old."""
    default_storage.save(path, ContentFile(b"left behind"))
    file = Path(default_storage.path(path))
    os.utime(file, (time.time() - age_s,) * 2)
    return file


def swept(*options: str) -> str:
    said = StringIO()
    call_command("sweep_originals", *options, stdout=said)
    return said.getvalue()


def test_only_old_files_without_a_row_are_deleted() -> None:
    photo = make_photo()
    small = f"small/{photo.content_hash[:2]}/{photo.content_hash}.jpg"
    kept = [Path(default_storage.path(path)) for path in (photo.original.name or "", small)]
    for file in kept:
        os.utime(file, (time.time() - TWO_DAYS_S,) * 2)
    kept.append(left("originals/ab/" + "ab" * 32, age_s=3600))
    kept.append(left("renditions/ab/abc-480.jpg"))
    paths = ("originals/cd/" + "cd" * 32, f"small/ef/{'ef' * 16}.jpg")
    gone = [left(path) for path in paths]
    assert "2 files would be deleted." in swept("--dry-run")
    assert all(file.exists() for file in kept + gone)
    said = swept()
    assert "originals/cd/" + "cd" * 32 in said
    assert "2 files deleted." in said
    assert [file.exists() for file in kept + gone] == [True] * 4 + [False] * 2
    assert "0 files deleted." in swept()


def test_the_worker_sweeps_every_shelf_in_a_day(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(sweeping, "sweep", lambda shelf: seen.append(shelf))
    now = timezone.now()
    for slot in range(256):
        later = now + timedelta(seconds=slot * sweeping.SLOT_S)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        sweeping.sweep_next()
        sweeping.sweep_next()
    assert sorted(seen) == sorted(sweeping.SHELVES)
    monkeypatch.undo()
    cache.clear()
    shelf = sweeping.SHELVES[int(time.time()) // sweeping.SLOT_S % 256]
    file = left(f"originals/{shelf}/{shelf * 32}")
    with caplog.at_level("INFO", logger="media.sweeping"):
        forget_what_is_old()
    assert not file.exists()
    assert f"originals/{shelf}/{shelf * 32} was deleted" in caplog.text


def test_a_picture_that_comes_in_while_its_old_file_is_swept_keeps_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = picture_bytes()
    picture = check_picture(ContentFile(data, name="a.jpg"))
    digest = picture.sha256
    file = left(f"originals/{digest[:2]}/{digest}")
    file.write_bytes(data)
    os.utime(file, (time.time() - TWO_DAYS_S,) * 2)
    hold = sweeping.hold_rows

    def comes_in_just_before() -> None:
        take_in(picture, by=None)
        hold()

    monkeypatch.setattr(sweeping, "hold_rows", comes_in_just_before)
    assert sweeping.sweep(digest[:2]) == []
    assert file.read_bytes() == data
    assert Photo.objects.get().sha256 == digest
