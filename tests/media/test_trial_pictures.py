"""Real pictures: each is taken as `trial_pictures.txt` expects it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from media.models import Photo
from tests.lengths import dealt
from tests.trial_data import needs_trial_data, trial_files

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, needs_trial_data]
EXPECTED = dict(
    line.split(" | ")
    for line in (Path(__file__).parent / "trial_pictures.txt").read_text().splitlines()
    if not line.startswith("#")
)


@pytest.mark.long
def test_every_real_picture_is_taken_upright() -> None:
    said = StringIO()
    paths = dealt(trial_files("images/*"), 0, 3)
    call_command("import_photos", *map(str, paths), "--json", stdout=said)
    results = [json.loads(line) for line in said.getvalue().splitlines()]
    assert {Path(result["path"]).name for result in results} == {path.name for path in paths}
    assert {result["status"] for result in results} == {"created"}
    sizes = {
        photo.file_name: f"{photo.width_px} x {photo.height_px}" for photo in Photo.objects.all()
    }
    assert sizes == {name: EXPECTED[name] for name in sizes}
