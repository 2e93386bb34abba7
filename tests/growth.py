"""How the work of a function that reads text grows with the text: 1 where it is as its length.

`work_growth` counts the steps that Python takes, the same each time. What is one step to Python and
much to what is below it, a regular expression or libxml2, only the clock can tell: `time_growth`,
for `benchmarks/linear.py` and, with a bound that no busy machine reaches, for the long forms of the
tests.
"""

import gc
import math
import sys
from collections.abc import Callable
from time import process_time
from typing import Any

# How many times what its length deserves a text may take.
ALLOWED = 1.3
# The same by the clock of a machine that has other work; where each looks at each it is 8.
ALLOWED_WHEN_BUSY = 4.0
# How many times as long the longer text is whose steps are counted.
LONGER = 2
TRIES = 3
MEASUREMENTS = 20
# Less would measure the clock.
LEAST_SECONDS = 0.002

type Reader = Callable[[str], Any]
# A text of so many characters.
type Shape = Callable[[int], str]


def steps_taken(reader: Reader, text: str) -> int:
    """Return how many calls and turns of loops this reading takes, what is cached being cached."""
    reader(text)
    steps = 0

    def count(*_where: object) -> None:
        nonlocal steps
        steps += 1

    watch, tool = sys.monitoring, sys.monitoring.PROFILER_ID
    counted = (watch.events.CALL, watch.events.JUMP, watch.events.PY_START, watch.events.PY_RESUME)
    watch.use_tool_id(tool, "steps taken")
    for event in counted:
        watch.register_callback(tool, event, count)
    watch.set_events(tool, sum(counted))
    try:
        reader(text)
    finally:
        watch.set_events(tool, watch.events.NO_EVENTS)
        watch.free_tool_id(tool)
    return steps


def work_growth(reader: Reader, shape: Shape, length: int) -> float:
    """Return how many times linear the steps are that a longer text takes."""
    return steps_taken(reader, shape(length * LONGER)) / steps_taken(reader, shape(length)) / LONGER


def best_seconds(reader: Reader, text: str, enough: float = 0.0) -> float:
    """Return the least processor time of several tries, or of as many as it takes to be quick."""
    least = math.inf
    # Collecting garbage takes as long as there is much in the whole process.
    gc.disable()
    try:
        for _ in range(TRIES):
            begun = process_time()
            reader(text)
            least = min(least, process_time() - begun)
            if least <= enough:
                break
    finally:
        gc.enable()
    return least


def time_growth(
    reader: Reader, shape: Shape, shortest: int, longest: int, *, allowed: float
) -> float:
    """Return how many times linear the processor time is, at most `allowed` or the best of many.

    Other work on the machine may disturb one measurement, not each of several.
    """
    for _ in range(MEASUREMENTS):
        times_linear = measured_growth(reader, shape, shortest, longest, allowed)
        if times_linear <= allowed:
            break
    return times_linear


def measured_growth(
    reader: Reader, shape: Shape, shortest: int, longest: int, allowed: float
) -> float:
    """Return how many times linear a reader is at 2n, 4n or 8n, where it is worst, at most.

    Where it is `allowed` or less no more is tried: it could only turn out to be less still.
    n is between `shortest` and `longest`.
    """
    length = shortest
    while length < longest:
        seconds = best_seconds(reader, shape(length))
        if seconds >= LEAST_SECONDS:
            times = (2, 4, 8)
            taken = [
                best_seconds(reader, shape(length * many), enough=seconds * many * allowed)
                for many in times
            ]
            return max(took / seconds / many for took, many in zip(taken, times, strict=True))
        length *= 2
    # So fast that it does not read all of it.
    return 0.0
