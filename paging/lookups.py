"""Lookups by numbers of any length: what no column can hold, no row has."""

from typing import Any

from django.db.models.lookups import In

from paging.numbers import LARGEST_KEY


class InReach(In):
    """`in` for whole numbers, as Django has `exact`, `lt` and `gt` for them.

    SQLite's driver fails of a number above 64 bits. A form that offers several rows looks for
    whatever numbers it was sent, so what is out of reach is left out before the database is asked.
    """

    def get_prep_lookup(self) -> Any:  # noqa: ANN401
        """Return the numbers that a row can have."""
        found = super().get_prep_lookup()
        if not isinstance(found, list):
            return found
        return [one for one in found if not isinstance(one, int) or abs(one) <= LARGEST_KEY]
