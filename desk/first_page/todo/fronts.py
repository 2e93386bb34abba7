"""Fronts that say what is not so any more, for those who edit them."""

from collections.abc import Iterator

from django.http import HttpRequest

from desk.first_page.todo.rows import Row, TodoList, todo_list
from desk.frame.powers import can
from desk.fronts.out_of_date import fell_away, stale_lead
from desk.fronts.places import all_places, of_place
from editions.models import fronts_shown
from editions.models.fronts import FRONT_PAGE
from people.roles import Act


def out_of_date(request: HttpRequest) -> TodoList | None:
    """Return that the front page's lead is old, and whose words fell away on any front."""
    if not can(request, Act.EDIT_FRONTS):
        return None
    return todo_list("Fronts out of date", rows())


def rows() -> Iterator[Row]:
    """Yield what is out of date, the front page first. Six questions, however many fronts."""
    fronts = fronts_shown()
    names: dict[str, str] = {}
    is_edited = any(front.place == FRONT_PAGE for front in fronts)
    if is_edited and (stale := stale_lead(FRONT_PAGE)):
        yield Row(stale, of_place("fronts", FRONT_PAGE))
    for front, words in fell_away(fronts):
        names = names or {place.slug: place.name for place in all_places()}
        yield Row(words, of_place("fronts", front.place), names.get(front.place, ""))
