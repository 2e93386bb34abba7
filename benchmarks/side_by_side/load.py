"""Load on a site, by wrk: eight connections, each asking as soon as it was answered."""

import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.side_by_side.systems import ENCODING, System

CONNECTIONS = 8
PATIENCE_S = 15
SCRIPT = Path(__file__).with_name("wrk.lua")


def wrk() -> str:
    """Return where wrk is. Ends all where it is nowhere."""
    program = shutil.which("wrk")
    if not program:
        raise SystemExit("wrk is not installed, which makes the load: apt install wrk")
    return program


@dataclass
class Load:
    """What was asked of each site so far, so that it goes on with pages it was not asked for."""

    folder: Path
    asked: dict[tuple[str, str], int] = field(default_factory=dict)

    def rate(self, system: System, kind: str, seconds: int) -> float:
        """Return the requests that a site answers in a second. Ends all where one fails."""
        done = self.ask(system, kind, seconds)
        if not done["requests"]:
            # A long page on a busy machine: nothing was answered in time, which is no rate.
            done = self.ask(system, kind, PATIENCE_S)
        if done["refused"] or done["broken"]:
            raise SystemExit(f"{system.name}, {kind}: not every request was answered: {done}")
        return done["requests"] / done["microseconds"] * 1e6

    def ask(self, system: System, kind: str, seconds: int) -> dict[str, int]:
        """Ask one kind of page for some seconds."""
        listed = self.folder / f"{system.name} {kind}.txt"
        if not listed.exists():
            addresses = system.addresses[kind][:]
            Random(kind).shuffle(addresses)
            listed.write_text("".join(f"{address}\n" for address in addresses))
        begin = self.asked.get((system.name, kind), 0)
        ran = subprocess.run(
            [
                wrk(), "--threads", "1", "--connections", str(CONNECTIONS),
                "--duration", f"{seconds}s", "--timeout", "20s",
                "--header", f"Accept-Encoding: {ENCODING}",
                "--script", SCRIPT, system.url, "--", listed, str(begin),
            ],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        done: dict[str, int] = json.loads(ran.stdout.splitlines()[-1])
        self.asked[system.name, kind] = begin + done["requests"]
        return done
