"""A wrong setting stops the start with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "news.example", "give the address readers use"),
        ("DATABASE_URL", "foo", "give one such as postgres://"),
        ("TIME_ZONE", "Mars/Olympus", "Mars/Olympus"),
    ],
)
def test_wrong_value_is_named(name: str, value: str, sentence: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "check"],
        env={**os.environ, "DATA_DIR": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert sentence in done.stderr


def test_secret_key_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "check"]
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    environment.pop("SECRET_KEY", None)
    for _ in range(2):
        subprocess.run(command, env=environment, capture_output=True, check=True)
    key = tmp_path / "secret_key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0
