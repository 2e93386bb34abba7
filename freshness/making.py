"""What a page is made of, noted while it is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from freshness.subjects import About, subject
from freshness.validation import Position


@dataclass
class MadeOf:
    """The subjects that something was made of, and until when it holds if none of them changes.

    `position` was taken before it was made; without one nothing of it is kept. `parts` are those
    that are known to be true (`freshness/parts.py`).
    """

    position: Position | None = None
    parts: dict[About, object] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=lambda: {subject(About.EVERYTHING)})
    until: datetime | None = None


_making: ContextVar[MadeOf | None] = ContextVar("making", default=None)


@contextmanager
def noted(made_of: MadeOf) -> Iterator[MadeOf]:
    """Note in `made_of` what is read within: see `reads` and `holds_until`."""
    token = _making.set(made_of)
    try:
        yield made_of
    finally:
        _making.reset(token)


def made_now() -> MadeOf | None:
    """Return what is being made, if something is."""
    return _making.get()


def reads(about: About, *keys: str) -> None:
    """Note that what is made now is made of these; outside of `noted` nothing is noted.

    Said by every query of readers' pages beside the query itself. Without keys it is the subject
    that has none.
    """
    made_of = _making.get()
    if made_of is not None:
        made_of.subjects.update(subject(about, key) for key in keys or ("",))


def reads_all(subjects: set[str]) -> None:
    """Note that what is made now is made of what something else was made of."""
    made_of = _making.get()
    if made_of is not None:
        made_of.subjects |= subjects


def holds_until(moment: datetime) -> None:
    """Note that what is made now is no longer true from this moment on."""
    made_of = _making.get()
    if made_of is not None:
        made_of.until = min(made_of.until or moment, moment)
