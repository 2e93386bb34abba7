"""The darkroom remembers what it made of a file, and hands it out again in the same process.

Most tests need a photo, and are not about how it is made. The first of them goes into the darkroom;
the next one that brings the same bytes, and asks the same of them, gets the same files. What is new
is done by a child process with its limits, as on a site, but one that is forked off a process which
has imported all it needs: to begin with an empty one takes longer than most pictures.

`tests/media/` is about the darkroom itself and goes there each time, from the beginning.
"""

import hashlib
import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from threading import Lock
from typing import Any

from media.darkroom import sandbox

really_run = sandbox.run
# By what was asked of which bytes: the answer, and the files that lay in the folder then.
made: dict[str, tuple[str, dict[str, bytes]]] = {}
# What a file weighs at most to be kept in memory.
LARGEST_BYTES = 4_000_000
# Forks a child for each folder that it is told of, and says how that ended.
READY = """
import os, sys
sys.path.insert(0, sys.argv[1])
from media.darkroom.child import main
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        folder = line.rstrip()
        os.chdir(folder)
        ended = 1
        try:
            main(folder)
            ended = 0
        finally:
            os._exit(ended)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class ReadyDarkroom:
    """The process that children are forked off; it begins with the first picture."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.turn = Lock()

    def did(self, folder: Path) -> bool:
        """Let a child do what the request in this folder asks; say whether it came to its end."""
        with self.turn:
            self.process = self.process or subprocess.Popen(
                [sys.executable, "-I", "-c", READY, str(sandbox.ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=sandbox.ENVIRONMENT,
                text=True,
            )
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.write(f"{folder}\n")
            self.process.stdin.flush()
            return self.process.stdout.readline() == "0\n"

    def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.communicate()


ready = ReadyDarkroom()


def run_ready(task: str, folder: Path, limits: sandbox.Limits, **request: object) -> dict[str, Any]:
    """Do one task as the sandbox does; what goes wrong is done again there, which says how."""
    # Nobody reads a page beside the tests: there is nobody to give way to.
    given = {"task": task, "limits": asdict(replace(limits, niceness=0)), **request}
    (folder / sandbox.REQUEST).write_text(json.dumps(given), encoding="utf-8")
    if not ready.did(folder):
        return really_run(task, folder, limits, **request)
    return sandbox.answer_of(folder, 0, limits)


def run_once(task: str, folder: Path, limits: sandbox.Limits, **request: object) -> dict[str, Any]:
    """Do in the darkroom what was not done there before; what it refuses is tried each time."""
    original = (folder / sandbox.ORIGINAL).read_bytes()
    asked = json.dumps([task, asdict(limits), sandbox.START, request], sort_keys=True)
    key = hashlib.sha256(asked.encode() + original).hexdigest()
    if key in made:
        kept, files = made[key]
        for name, data in files.items():
            (folder / name).write_bytes(data)
        known: dict[str, Any] = json.loads(kept)
        return known
    answer = run_ready(task, folder, limits, **request)
    files = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name != sandbox.ORIGINAL
    }
    if len(original) + sum(map(len, files.values())) <= LARGEST_BYTES:
        made[key] = json.dumps(answer), files
    return answer
