"""The collections of real files for trials, which lie beside the project and are no part of it."""

import os
from pathlib import Path

import pytest

FOLDER = Path(
    os.environ.get("NEWSROOM_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")
)


def trial_files(pattern: str) -> list[Path]:
    """Return the files of the collections that fit, in order; none where there are none."""
    return sorted(path for path in FOLDER.glob(pattern) if path.is_file())


needs_trial_data = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the collections of trial files are not at {FOLDER}"
)
