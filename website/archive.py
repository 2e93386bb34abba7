"""The archive's calendar: the months of a year, and their days that have stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from website.words import month_name


@dataclass(frozen=True)
class Month:
    """A month with the days that have stories, first day first."""

    first: date
    days: list[date]

    @property
    def name(self) -> str:
        """The month's name."""
        return month_name(self.first)


def months_of(days: Iterable[date]) -> list[Month]:
    """Return the months of some days, in the order in which the days come, newest first."""
    return [
        Month(first, sorted(found))
        for first, found in groupby(days, key=lambda day: day.replace(day=1))
    ]
