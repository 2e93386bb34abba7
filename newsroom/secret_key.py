"""The secret key of an installation that was given none."""

import secrets
from pathlib import Path


def kept_secret_key(data_dir: Path) -> str:
    """Return the key kept beside the data, made on first use and readable by its owner alone.

    A key in the environment (`SECRET_KEY`) goes before it; installations of several machines
    must set one there, since each machine would otherwise make its own.
    """
    path = data_dir / "secret_key"
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
