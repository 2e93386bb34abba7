"""The parent's side of the darkroom: one picture, one child process, one answer."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from media.darkroom.child import main; main(sys.argv[2])"
)
# Nothing of the site's own environment goes in. Few arenas keep address space near real memory.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
SMALL, TINY = "small.jpg", "tiny.webp"
ORIGINAL, REQUEST, ANSWER, ERRORS = "original", "request.json", "answer.json", "errors.txt"
LARGEST_ANSWER_BYTES = 4 * 1024 * 1024
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What a child may use up: memory, seconds of processor and of the clock, bytes of a file.

    The clock is only for what hangs: on a busy machine a good picture waits for its processor.
    """

    memory_mb: int
    processor_s: int
    clock_s: int
    file_mb: int = 256
    niceness: int = 0


INSPECTING = Limits(memory_mb=1500, processor_s=9, clock_s=60)
# Nobody waits for this: readers' pages go first.
DEVELOPING = Limits(memory_mb=1500, processor_s=120, clock_s=240, niceness=10)


class DarkroomError(Exception):
    """The child gave no answer: it ran into a limit, or the file broke it."""


class TooLong(DarkroomError):
    """It took more time than it may."""


class TooMuch(DarkroomError):
    """It needed more memory than it may."""


def run(task: str, folder: Path, limits: Limits, **request: object) -> dict[str, Any]:
    """Do one task (`inspect`, `develop`) to the file `original` in this folder; return the answer.

    What the child makes lies in the folder afterwards. Raises `DarkroomError`.
    """
    given = {"task": task, "limits": asdict(limits), **request}
    (folder / REQUEST).write_text(json.dumps(given), encoding="utf-8")
    with (folder / ERRORS).open("wb") as errors:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-c", START, str(ROOT), str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=ENVIRONMENT,
                cwd=folder,
                timeout=limits.clock_s,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooLong from error
    return answer_of(folder, done.returncode, limits)


def answer_of(folder: Path, ended: int, limits: Limits) -> dict[str, Any]:
    """Return what the child answered. Raises `DarkroomError` where it gave no answer."""
    # 24 is SIGXCPU, 9 what follows it.
    if ended in {-24, -9}:
        raise TooLong
    path = folder / ANSWER
    if ended != 0 or not path.is_file() or path.stat().st_size > LARGEST_ANSWER_BYTES:
        said = (folder / ERRORS).read_bytes()[-2000:].decode("utf-8", "replace")
        logger.warning("The darkroom ended with %s: %s", ended, said)
        raise TooMuch if "MemoryError" in said else DarkroomError
    answer = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(answer, dict):
        raise DarkroomError
    return answer
