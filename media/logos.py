"""A logo that somebody sends: opened by the darkroom and drawn anew, as small as pages show it."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File

from media.darkroom import sandbox
from media.refusals import refusal

MOST_BYTES = 5 * 1024 * 1024
HEAD_BYTES = 1024
# Twice as large as it is shown, for sharp screens.
SIZE = (800, 112)


@dataclass(frozen=True)
class DrawnLogo:
    """A logo as the darkroom drew it."""

    digest: str
    png: bytes
    width_px: int
    height_px: int


def drawn_logo(file: "File[bytes]") -> DrawnLogo:
    """Return what the darkroom draws of a file. Raises `ValidationError` where it refuses it."""
    name = file.name or "The file"
    if file.size > MOST_BYTES:
        raise ValidationError(refusal(name, "too_large", limit=MOST_BYTES // 1024**2))
    head = file.read(HEAD_BYTES)
    file.seek(0)
    with tempfile.TemporaryDirectory(prefix="newsroom-logo-") as made_in:
        folder = Path(made_in)
        with (folder / sandbox.ORIGINAL).open("wb") as copy:
            shutil.copyfileobj(file, copy)
        try:
            drawn = sandbox.run("draw", folder, sandbox.INSPECTING, size=SIZE)
        except sandbox.DarkroomError as error:
            raise ValidationError(refusal(name, "damaged")) from error
        if code := drawn.pop("refused", ""):
            raise ValidationError(refusal(name, code, head, **drawn))
        png = (folder / "logo.png").read_bytes()
    return DrawnLogo(hashlib.sha256(png).hexdigest()[:32], png, **drawn)
