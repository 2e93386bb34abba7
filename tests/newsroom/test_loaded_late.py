"""A site's process is small: what few requests need is loaded when one does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOADED = """
import sys
from newsroom.wsgi import application
from django.urls import get_resolver
assert get_resolver().url_patterns
for page in ("/", "/search/?q=ferry", "/admin/account/login/"):
    get_resolver().resolve(page.partition("?")[0])
print(*(name for name in ("numpy._core", "fido2", "cryptography") if name in sys.modules))
from allauth.mfa.webauthn.internal import auth
from related.suggestions.signals import np
assert auth.Fido2Server and np.zeros(1).size
print(*(name for name in ("numpy._core", "fido2") if name in sys.modules))
"""


def test_what_only_the_worker_or_a_passkey_needs_is_not_loaded_before(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "sqlite://:memory:",
    }
    command = [sys.executable, "-W", "ignore", "-c", LOADED]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["", "numpy._core fido2"]
