"""exiftool, which the project does not need: what it reads of a file is compared with ours."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("exiftool")
REASON = "exiftool is not installed"


def read(paths: Sequence[Path], *options: str) -> list[dict[str, Any]]:
    """Return what exiftool reads of these files, by group and tag, in their order.

    Without the program the test is skipped; with CI=true it fails.
    """
    if PROGRAM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(REASON)
        pytest.skip(REASON)
    done = subprocess.run(
        [PROGRAM, "-json", "-G1", "-struct", *options, *map(str, paths)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    return answer
