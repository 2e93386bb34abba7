"""Lookups by numbers of any length: what no column can hold, no row has."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn
from django.db.models.lookups import In

from paging.numbers import LARGEST_KEY


def in_reach(number: object) -> bool:
    """Say whether a value is no whole number that is too long for every column."""
    return not isinstance(number, int) or abs(number) <= LARGEST_KEY


def reachable(found: Any) -> Any:  # noqa: ANN401
    """Return those of the values looked for that a row can have; a query stays as it is."""
    return [one for one in found if in_reach(one)] if isinstance(found, list) else found


class InReach(In):
    """`in` for whole numbers, as Django has `exact`, `lt` and `gt` for them.

    SQLite's driver fails of a number above 64 bits. A form that offers several rows looks for
    whatever numbers it was sent, so what is out of reach is left out before the database is asked.
    """

    def get_prep_lookup(self) -> Any:  # noqa: ANN401
        """Return the numbers that a row can have."""
        return reachable(super().get_prep_lookup())


class RelatedInReach(RelatedIn):
    """The same for the key of another row."""

    def get_prep_lookup(self) -> Any:  # noqa: ANN401
        """Return the keys that a row can have."""
        return reachable(super().get_prep_lookup())


class RelatedExactInReach(RelatedExact):
    """The same for one key of another row: none is so long."""

    def process_rhs(self, compiler: Any, connection: Any) -> Any:  # noqa: ANN401
        """Return the key. Raises `EmptyResultSet`, which finds nothing, where no row has it."""
        if not in_reach(self.rhs):
            raise EmptyResultSet
        return super().process_rhs(compiler, connection)
