"""Asking all systems in turns, so that what else goes on at the machine meets all alike."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.side_by_side.load import Load
from benchmarks.side_by_side.systems import System
from benchmarks.side_by_side.targets import Target


@dataclass
class Rates:
    """Requests a second in each round, of each system and kind of page."""

    of: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def has(self, system: str, kind: str) -> bool:
        """Say whether a system was asked for this kind of page."""
        return (system, kind) in self.of

    def ratios(self, target: Target) -> list[float]:
        """Return, for each round, how many times the peer a system served; least first."""
        ours, theirs = self.of[target.system, target.kind], self.of[target.peer, target.kind]
        return sorted(one / other for one, other in zip(ours, theirs, strict=True))

    def is_met(self, target: Target) -> bool:
        """Say whether half of the rounds reached a target."""
        return median(self.ratios(target)) >= target.least


def measure(
    systems: Sequence[System], kinds: Sequence[str], load: Load, rounds: int, seconds: int
) -> Rates:
    """Ask each system for each kind of page that it has, in turns; a first turn only warms."""
    rates = Rates()
    for number in range(rounds + 1):
        for kind in kinds:
            asked = [system for system in systems if kind in system.addresses]
            begin = number % max(len(asked), 1)
            for system in asked[begin:] + asked[:begin]:
                rate = load.rate(system, kind, seconds if number else 1)
                if number:
                    rates.of[system.name, kind].append(rate)
        print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rates
