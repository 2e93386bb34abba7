"""The page that leads to every inner table."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst

from desk.frame.admin import TableAdmin
from desk.frame.pages import show
from desk.frame.powers import check_can
from people.roles import Act

# By the room that keeps it.
ROOMS = {
    "articles": "Drafts and what happens to them",
    "fronts": "Fronts that are being made",
    "editions": "The record, and what readers see",
    "related": "You May Also Like",
    "media": "Photos",
    "paper": "The paper’s settings",
    "wire": "Wire",
}


def tables(request: HttpRequest) -> HttpResponse:
    """Show which tables there are, by room, to those who may look behind the scenes."""
    check_can(request, Act.SEE_TABLES)
    by_room: dict[str, list[tuple[str, str]]] = {room: [] for room in ROOMS}
    for model, shown in admin.site._registry.items():
        if isinstance(shown, TableAdmin) and shown.reads is Act.SEE_TABLES:
            room = model._meta.app_label
            address = reverse(f"admin:{room}_{model._meta.model_name}_changelist")
            by_room[room].append((capfirst(str(model._meta.verbose_name_plural)), address))
    rooms = [(ROOMS[room], sorted(entries)) for room, entries in by_room.items()]
    context = {"title": "Behind the scenes", "rooms": rooms}
    return show(request, "desk/inner_tables/tables.html", context)
