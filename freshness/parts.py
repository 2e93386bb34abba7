"""What stands on every page: made once, and kept by this process as long as it is true.

It is looked at together with the page (`validation.py`), so that it costs no query of its own.
"""

from collections.abc import Callable
from typing import NamedTuple, cast

from freshness.making import made_now, reads
from freshness.subjects import About, subject
from freshness.validation import Validator


class KeptPart[Made](NamedTuple):
    """A part as it was made."""

    validator: Validator
    made: Made


class Part[Made]:
    """A part of pages: `make` reads it from the database, and `about` is what it is made of.

    `also` are other parts that say what there is to read.
    """

    def __init__(self, about: About, make: Callable[[], Made], *also: About) -> None:
        self.about = about
        self.made_of = frozenset(subject(each) for each in (about, *also))
        self._make = make
        self.kept: KeptPart[Made] | None = None

    def now(self) -> Made:
        """Return what it is now: as it is kept, where the page that is made knows it to be true."""
        page = made_now()
        if page is None:
            return self._make()
        reads(self.about)
        if self.about in page.parts:
            return cast("Made", page.parts[self.about])
        made = self._make()
        page.parts[self.about] = made
        if page.position is not None:
            self.kept = KeptPart(Validator(self.made_of, page.position), made)
        return made
