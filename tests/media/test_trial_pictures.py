"""Real pictures and hostile files: each is taken or refused as `trial_pictures.txt` expects it."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from media.models import Photo, Rendition
from media.renditions import claim_photo, make_renditions
from tests.trial_data import needs_trial_data, trial_files

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, needs_trial_data]
EXPECTED = dict(
    line.split(" | ")
    for line in (Path(__file__).parent / "trial_pictures.txt").read_text().splitlines()
    if not line.startswith("#")
)


def imported(folder: str) -> dict[str, dict[str, Any]]:
    """Import a folder of trial files and return what became of each."""
    said = StringIO()
    path = trial_files(f"{folder}/*")[0].parent
    with suppress(CommandError):
        call_command("import_photos", str(path), "--json", stdout=said)
    results = [json.loads(line) for line in said.getvalue().splitlines()]
    return {Path(result["path"]).name: result for result in results}


def test_every_real_picture_is_taken_upright() -> None:
    results = imported("images")
    assert results.keys() == {path.name for path in trial_files("images/*")}
    assert {result["status"] for result in results.values()} == {"created"}
    sizes = {
        photo.file_name: f"{photo.width_px} x {photo.height_px}" for photo in Photo.objects.all()
    }
    assert sizes == {name: EXPECTED[name] for name in sizes}


def test_hostile_files_are_refused_in_words_or_harmless() -> None:
    results = imported("hostile/images")
    assert results.keys() == {path.name for path in trial_files("hostile/images/*")}
    for name, result in results.items():
        if EXPECTED[name] == "harmless":
            assert result["photo_id"], name
        else:
            assert (result["status"], result["photo_id"]) == ("refused", None), name
            assert EXPECTED[name] in result["reason"], name
    kept = set(Photo.objects.values_list("file_name", flat=True))
    assert kept == {name for name in results if EXPECTED[name] == "harmless"}
    shelves = default_storage.listdir("originals")[0]
    files = [file for shelf in shelves for file in default_storage.listdir(f"originals/{shelf}")[1]]
    assert len(files) == len(kept)
    while photo := claim_photo():
        make_renditions(photo)
    assert not Photo.objects.filter(rendered_at=None, render_error="").exists()
    assert Rendition.objects.exists()
