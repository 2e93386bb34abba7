"""Everything that is counted, in one table: each with its labels, of which there are few.

A label never has an address, a name or a word that somebody wrote: each value of it is a series
that is kept for ever. What stands in the database is not counted here but looked at when somebody
asks (`desk/workers/gauges.py`).
"""

import time

from prometheus_client import Counter, Gauge, Histogram, values
from prometheus_client.values import MultiProcessValue

from counting.book import BOOK

# It is asked for the number with each count, and begins its files anew where that is another.
values.ValueClass = MultiProcessValue(BOOK.number)  # type: ignore[no-untyped-call]

# From what is kept in memory to what a proxy gives up (60 s).
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Tally:
    """How often something happened, by its labels."""

    def __init__(self, name: str, means: str, *labels: str) -> None:
        self.counter = Counter(name, means, labels, registry=None)
        self._known: dict[tuple[str, ...], Counter] = {}

    def add(self, *labels: str, number: int = 1) -> None:
        """Count one more, or some more."""
        if not BOOK.is_open():
            return
        known = self._known.get(labels)
        if known is None:
            known = self._known[labels] = self.counter.labels(*labels)
        known.inc(number)


class Spread:
    """How long something took, by its labels."""

    def __init__(self, name: str, means: str, *labels: str) -> None:
        self.histogram = Histogram(name, means, labels, registry=None, buckets=SECONDS)
        self._known: dict[tuple[str, ...], Histogram] = {}

    def add(self, seconds: float, *labels: str) -> None:
        """Count one that took so long."""
        if not BOOK.is_open():
            return
        known = self._known.get(labels)
        if known is None:
            known = self._known[labels] = self.histogram.labels(*labels)
        known.observe(seconds)


class Finding:
    """What somebody found who looked last, and when that was."""

    def __init__(self, name: str, means: str, *labels: str) -> None:
        self.number = Gauge(name, means, labels, registry=None, multiprocess_mode="mostrecent")
        at, when = f"{name}_looked_timestamp_seconds", f"When somebody looked. {means}"
        self.at = Gauge(at, when, labels, registry=None, multiprocess_mode="mostrecent")

    def note(self, number: int, *labels: str) -> None:
        """Note what was found now."""
        if BOOK.is_open():
            self.number.labels(*labels).set(number)
            self.at.labels(*labels).set(time.time())


REQUESTS = Tally(
    "newsroom_requests",
    "Requests by type of page, status, and whether a kept page was given out.",
    "page",
    "status",
    "kept",
)
REQUEST_SECONDS = Spread(
    "newsroom_request_seconds", "How long requests took, by type of page.", "page"
)
DOOR_ACTS = Tally("newsroom_door_acts", "Editions that went into the record, by kind.", "kind")
WIRE_DELIVERIES = Tally(
    "newsroom_wire_deliveries", "What came on channels, by what became of it.", "outcome"
)
WIRE_STORIES = Tally(
    "newsroom_wire_stories", "Stories that came on channels, by what became of each.", "outcome"
)
PIECES = Tally("newsroom_work", "Pieces of work that workers did or failed at.", "kind", "outcome")
FAULTS = Finding(
    "newsroom_faults", "What the last run of a check found: check_leaks, verify_record.", "check"
)
COUNTED = (REQUESTS, REQUEST_SECONDS, DOOR_ACTS, WIRE_DELIVERIES, WIRE_STORIES, PIECES, FAULTS)
