"""What a worker of a site weighs, and how long its commands take."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from benchmarks.side_by_side.systems import System

TIMES = 3
COMMANDS = ("--help", "check")


@dataclass(frozen=True)
class Memory:
    """The memory of a worker in MB: its own with its share of what others have too, and all."""

    pss_mb: float
    rss_mb: float


def worker_memory(system: System) -> Memory:
    """Return the mean memory of the workers of a server that runs."""
    assert system.process
    pid = system.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    each = [rollup_kb(worker) for worker in workers]
    return Memory(*(mean(kb[name] for kb in each) / 1024 for name in ("Pss", "Rss")))


def rollup_kb(pid: str) -> dict[str, int]:
    """Return what Linux tells of the memory of a process, in kB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}


def command_times_ms(systems: Sequence[System]) -> dict[tuple[str, str], float]:
    """Return the median time of each command of each system, asked in turns."""
    spent: dict[tuple[str, str], list[float]] = {}
    for number in range(TIMES + 1):
        for system in systems:
            for command in COMMANDS:
                took = time_of(system, command)
                if number:
                    spent.setdefault((system.name, command), []).append(took)
    return {key: median(times) for key, times in spent.items()}


def time_of(system: System, command: str) -> float:
    """Run a command of a system's `manage.py` and return the milliseconds it took."""
    begun = time.perf_counter()
    subprocess.run(
        [system.python, "manage.py", command],
        cwd=system.folder,
        env={**os.environ, **system.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return (time.perf_counter() - begun) * 1000
