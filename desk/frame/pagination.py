"""Pages of a list that never counts the whole table."""

from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import QuerySet

MOST_COUNTED = 2_000


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that stops counting: who needs older rows filters or searches."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, or the most that is counted."""
        rows = self.object_list
        assert isinstance(rows, QuerySet), "the admin pages querysets"
        return rows[:MOST_COUNTED].count()

    @property
    def is_capped(self) -> bool:
        """Whether there may be more rows than were counted."""
        return self.count >= MOST_COUNTED
