"""A wrong setting stops the start with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.mailer import mailer


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "news.example", "give the address readers use"),
        ("DATABASE_URL", "foo", "give one such as postgres://"),
        ("TIME_ZONE", "Mars/Olympus", "Mars/Olympus"),
        ("EMAIL_URL", "mail.example", "give one such as smtp+tls://"),
        ("ALERT_WEBHOOK_URL", "file:///etc/passwd", "give one that begins with https://"),
        (
            "WEBSUB_HUBS",
            "https://hub.example/,ftp://hub.example",
            "ftp://hub.example is no address",
        ),
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


@pytest.mark.parametrize(
    ("url", "backend", "options"),
    [
        (
            "smtp+tls://me%40paper:p%2Fw@mail.example:587",
            "smtp",
            {"host": "mail.example", "port": 587, "username": "me@paper", "password": "p/w",
             "use_tls": True, "use_ssl": False},
        ),
        ("smtp+ssl://mail.example:465", "smtp", {"port": 465, "use_tls": False, "use_ssl": True}),
        ("smtp://127.0.0.1", "smtp", {"host": "127.0.0.1", "port": 25, "timeout": 10}),
        ("filemail:///var/mail/out", "filebased", {"file_path": "/var/mail/out"}),
        ("consolemail://", "console", {}),
    ],
)  # fmt: skip
def test_mail_server_is_given_by_one_address(
    url: str, backend: str, options: dict[str, object]
) -> None:
    found = mailer(url)
    assert found["BACKEND"] == f"django.core.mail.backends.{backend}.EmailBackend"
    assert options.items() <= found["OPTIONS"].items()


def test_secret_key_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "check"]
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    environment.pop("SECRET_KEY", None)
    for _ in range(2):
        subprocess.run(command, env=environment, capture_output=True, check=True)
    key = tmp_path / "secret_key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0
