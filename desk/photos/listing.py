"""The library's list: along an index and on from a key, in a library of any size.

One filter has an index in an order of its own. Words, and several filters, are looked for in the
text index, where each photo's facts stand beside its words. What neither knows is checked on the
photos they give, so many at a time: such a page may be short and go on all the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from desk.frame.powers import user_of
from desk.photos.filters import PhotoFilter
from desk.photos.words import first_uses
from media.finding import AT_A_TIME, found_ids
from media.models import Photo
from paging.keyset import BEFORE, Cursor, cursor_asked, day, moment, two_parts
from paging.numbers import whole_number

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

A_PAGE = 40
# How often a page looks further back while it is not full.
MOST_LOOKS = 5
NEWEST_FIRST = "-uploaded_at"

# The columns that have a day; the others by which lists are sorted have a moment.
DAYS = {"licence_until"}

# What a list is sorted by, if by anything but the photo's key, and that.
type Key = tuple[date | None, int]


@dataclass(frozen=True)
class Walk:
    """A way along an index: the next keys after one, and the order in which photos stand."""

    go_on: Callable[[Key | None, int], list[Key]]
    order: tuple[str, ...] = ("-pk",)
    column: str = ""

    def key_of(self, photo: Photo) -> Key:
        """Return the key at which a photo stands."""
        return (getattr(photo, self.column) if self.column else None, photo.pk)

    def read(self, text: str) -> Key | None:
        """Return a key of this walk as an address has it; None for what is none."""
        if self.column:
            first = day if self.column in DAYS else moment
            return two_parts(first, whole_number)(text)
        number = whole_number(text)
        return None if number is None else (None, number)


def along_keys(newest: Callable[[int | None, int], list[int]]) -> Walk:
    """Return the walk of an index that gives the newest keys below one."""

    def go_on(after: Key | None, most: int) -> list[Key]:
        return [(None, pk) for pk in newest(after[1] if after else None, most)]

    return Walk(go_on)


def along_column(photos: QuerySet[Photo], order: str) -> Walk:
    """Return the walk through photos in the order of a column that has an index."""
    column, comes_after = order.removeprefix("-"), "lt" if order.startswith("-") else "gt"
    sorting = (order, "-pk" if order.startswith("-") else "pk")

    def go_on(after: Key | None, most: int) -> list[Key]:
        rows = photos
        if after:
            sorted_by, pk = after
            later = {f"{column}__{comes_after}": sorted_by}
            same = {column: sorted_by, f"pk__{comes_after}": pk}
            # The first condition is the one that an index begins at.
            rows = rows.filter(Q(**later) | Q(**same), **{f"{column}__{comes_after}e": sorted_by})
        return list(rows.order_by(*sorting).values_list(column, "pk")[:most])

    return Walk(go_on, sorting, column)


def walked(
    photos: QuerySet[Photo], walk: Walk, after: Key | None, a_page: int
) -> tuple[list[Photo], Key | None]:
    """Return the next of these photos along a walk, and the key where the list goes on."""
    rows: list[Photo] = []
    most = a_page + 1
    for _ in range(MOST_LOOKS):
        keys = walk.go_on(after, most)
        found = photos.filter(pk__in=[pk for _, pk in keys]).order_by(*walk.order)
        rows += found[: a_page + 1 - len(rows)]
        if len(rows) > a_page:
            return rows[:a_page], walk.key_of(rows[a_page - 1])
        if len(keys) < most:
            return rows, None
        after, most = keys[-1], AT_A_TIME
    return rows, after


def walk_for(chosen: Sequence[PhotoFilter], query: str) -> Walk:
    """Return the walk that leads to the photos of these filters and words soonest."""
    facts = [fact for one in chosen if (fact := one.fact())]
    if query.strip() or (facts and len(chosen) > 1):
        return along_keys(lambda below, most: found_ids(query, facts, below=below, most=most))
    photos: QuerySet[Photo] = Photo.objects.firsts()
    for one in chosen:
        if order := one.order():
            return along_column(one.fitting(photos, str(one.value())), order)
    if len(chosen) == 1 and (newest := chosen[0].newest()):
        return along_keys(newest)
    if facts:
        photos = chosen[0].fitting(photos, str(chosen[0].value()))
    return along_column(photos, NEWEST_FIRST)


class FirstUse(TypedDict):
    """What a photo of the list has beside its own columns: the story that shows it first."""

    first_use: str


type ListedPhoto = "WithAnnotations[Photo, FirstUse]"


class LibraryList(ChangeList):
    """The list as the admin shows it: by filters and words, without a count."""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Photo]:
        """Return the photos that fit; where the list goes on is no filter."""
        for params in (self.params, self.filter_params):
            params.pop(BEFORE, None)
        photos: QuerySet[Photo] = super().get_queryset(request, exclude_parameters)
        return photos

    def get_results(self, request: HttpRequest) -> None:
        """Find the photos of one page, and where the list goes on."""
        chosen = [
            one
            for one in self.filter_specs
            if isinstance(one, PhotoFilter) and one.value() is not None
        ]
        self.is_first, self.older = not request.GET.get(BEFORE), ""
        rows: list[ListedPhoto] = []
        # A choice that is none finds nothing, and no index is asked for it.
        if not self.queryset.query.is_empty():
            walk = walk_for(chosen, self.query)
            cursor = cursor_asked(request, walk.read)
            key = cursor.key if cursor else None
            photos, after = walked(self.queryset, walk, key, A_PAGE)
            rows = cast("list[ListedPhoto]", photos)
            if after:
                self.older = self.get_query_string({BEFORE: str(Cursor(after))})
        self.is_short = len(rows) < A_PAGE
        uses = first_uses(rows, user_of(request))
        for row in rows:
            row.first_use = uses.get(row.content_hash, "")
        self.result_list: Any = rows
        self.result_count = len(rows)
        self.full_result_count = None
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all = self.multi_page = False
