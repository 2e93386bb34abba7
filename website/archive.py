"""The archive's calendar: the months of a year, and their days that have stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from website.words import month_name

# Of each of a year's days; made at one go, a template takes ten times as long for them.
DAY = '<li><a href="{}"><time datetime="{}"><span class="vh">{} </span>{}</time></a></li>'


@dataclass(frozen=True)
class Month:
    """A month with the days that have stories, first day first."""

    first: date
    days: list[date]

    @property
    def name(self) -> str:
        """The month's name."""
        return month_name(self.first)

    @property
    def links(self) -> SafeString:
        """The items of a list that lead to the days."""
        # The address of a day ends as a date is written with strokes.
        day = reverse("archive_day", args=[self.first]).removesuffix(f"{self.first:%Y/%m/%d}/")
        name = self.name
        return format_html_join(
            "\n", DAY, ((f"{day}{each:%Y/%m/%d}/", each, name, each.day) for each in self.days)
        )


def months_of(days: Iterable[date]) -> list[Month]:
    """Return the months of some days, in the order in which the days come, newest first."""
    return [
        Month(first, sorted(found))
        for first, found in groupby(days, key=lambda day: day.replace(day=1))
    ]
