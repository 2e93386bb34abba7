"""What the paper is now: read from its newest version, or kept while that is known to be true."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError
from django.utils import timezone, translation

from freshness.parts import Part
from freshness.subjects import About
from paper.facts import PaperFacts
from paper.models import PaperVersion
from paper.tongues import tongue_of


def newest_values() -> dict[str, Any]:
    """Return what was set last at the desk; nothing where nothing ever was."""
    values = PaperVersion.objects.order_by("-pk").values_list("values", flat=True).first() or {}
    # The sections have stood in this order since then, or in another that somebody gave them.
    return {name: value for name, value in values.items() if name != "order"}


PAPER = Part(About.PAPER, newest_values)
_shown: ContextVar[PaperFacts | None] = ContextVar("shown", default=None)


def paper_now() -> PaperFacts:
    """Return the paper as it is now, or as it is being shown: see `as_paper`."""
    shown = _shown.get()
    return shown or PaperFacts.from_values(PAPER.now())


def last_known() -> PaperFacts:
    """Return the paper as this process knew it last, for what may ask no database."""
    return _shown.get() or PaperFacts.from_values(PAPER.kept.made if PAPER.kept else {})


def previewed() -> PaperFacts | None:
    """Return the paper as it is being shown, where that is said."""
    return _shown.get()


@contextmanager
def as_paper(facts: PaperFacts, *, speaks: bool = True) -> Iterator[None]:
    """Be this paper within: its name and looks, its clock, and its language where it `speaks`."""
    token = _shown.set(facts)
    try:
        with ExitStack() as around:
            if facts.time_zone:
                around.enter_context(timezone.override(ZoneInfo(facts.time_zone)))
            if facts.language and speaks:
                around.enter_context(translation.override(facts.language))
            yield
    finally:
        _shown.reset(token)


@contextmanager
def as_for_readers_of(language: str) -> Iterator[PaperFacts]:
    """Be the paper within as who reads a language (BCP 47) has it, if not in its main one.

    Asks nothing more of a paper in one language.
    """
    now = paper_now()
    facts = now.in_tongue(tongue_of(language)) if now.further else now
    if facts is now:
        yield now
        return
    with as_paper(facts), translation.override(facts.speaks):
        yield facts


@contextmanager
def by_the_papers_clock() -> Iterator[None]:
    """Go by the paper's clock and name within, as the desk, the worker and commands do.

    Where the database is away or not made yet, the server's own settings hold.
    """
    try:
        facts = paper_now()
    except DatabaseError:
        facts = PaperFacts.from_values({})
    with as_paper(facts, speaks=False):
        yield
