"""The child process: sets its own limits, then does one task to one file.

It trusts nothing: the limits stand before the first byte of the picture is read.
"""

import json
import os
import resource
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from media.darkroom.developing import develop
from media.darkroom.drawing import draw
from media.darkroom.inspecting import inspect
from media.darkroom.opening import Refused

TASKS: Mapping[str, Callable[[Path, Mapping[str, Any]], dict[str, Any]]] = {
    "inspect": inspect,
    "develop": develop,
    "draw": draw,
}
MEGABYTE = 1024 * 1024


def set_limits(limits: Mapping[str, int]) -> None:
    """Bind this process to its limits, and let others go first where it is asked to."""
    for kind, value in (
        (resource.RLIMIT_AS, limits["memory_mb"] * MEGABYTE),
        (resource.RLIMIT_CPU, limits["processor_s"]),
        (resource.RLIMIT_FSIZE, limits["file_mb"] * MEGABYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    os.nice(limits["niceness"])


def main(folder: str) -> None:
    """Do what the request in this folder asks, and leave the answer there."""
    directory = Path(folder)
    request = json.loads((directory / "request.json").read_text(encoding="utf-8"))
    set_limits(request["limits"])
    try:
        answer = TASKS[request["task"]](directory, request)
    except Refused as refusal:
        answer = {"refused": refusal.code, **refusal.facts}
    (directory / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
