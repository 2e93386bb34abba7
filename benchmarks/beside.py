"""Commands that run beside a measurement."""

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True)
class Running:
    """A command under way; what it prints goes to a file, so that it never waits to be read."""

    process: subprocess.Popen[bytes]
    told: IO[str]

    def lines(self) -> list[str]:
        """Wait for the command and return the lines it printed. Ends all where it failed."""
        if self.process.wait():
            raise SystemExit(f"{self.process.args!r} failed.")
        self.told.seek(0)
        return self.told.read().splitlines()


def begin(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Running:
    """Begin a command, in an environment of its own where one is given."""
    # Closed when the lines were read and it is forgotten.
    told = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
    process = subprocess.Popen(command, stdout=told, env=environment or None)
    return Running(process, told)
