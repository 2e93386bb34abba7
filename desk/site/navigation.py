"""The menu at the top of every desk page: what somebody works with, and the rest behind More."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from desk.first_page.notices import unseen
from desk.frame.powers import can, user_of
from people.roles import Act


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu."""

    words: str
    address: str
    is_here: bool = False


@dataclass(frozen=True)
class Navigation:
    """The menu: the places of every day, and the others by group."""

    places: list[MenuItem]
    more: list[tuple[str, list[MenuItem]]]
    may_write: bool
    may_ingest: bool
    unseen: str
    may_flash: bool


EVERY_DAY = (
    ("Stories", "articles_article_changelist", Act.READ_DESK),
    ("Calendar", "going_out", Act.READ_DESK),
    ("Photos", "media_photo_changelist", Act.READ_DESK),
    ("You May Also Like", "related_queue", Act.LINK),
    ("People", "people_person_changelist", Act.READ_DESK),
)
MOST_COUNTED = 9
GROUPS = {
    "people": "People",
    "taxonomy": "Sections, tags, threads",
    "media": "Photos",
    "articles": "Stories",
    "related": "Related",
    "editions": "The record",
    "wire": "Wire",
}
BEHIND_THE_SCENES = "Behind the scenes"
# What the desk and the site keep for themselves: nobody edits a paper with it. The lists are there
# for whoever may read them; the menu names them to superusers alone.
OF_THE_MACHINE = frozenset(
    {
        "Address",
        "ArticleText",
        "ClockLook",
        "FormCopy",
        "PhotoBackfill",
        "PhotoText",
        "Presence",
        "PublishedArticle",
        "PublishedCredit",
        "PublishedHeadline",
        "PublishedPhoto",
        "PublishedTag",
        "Autosave",
        "RelatedList",
        "SearchDocument",
        "ShownPhoto",
        "Suggestion",
        "TranslationTask",
    }
)


def navigation(request: HttpRequest, apps: list[dict[str, Any]]) -> Navigation:
    """Return the menu of the one who asks."""
    lists = [(words, reverse(f"admin:{name}"), act) for words, name, act in EVERY_DAY]
    places = [
        MenuItem(words, address, request.path.startswith(address))
        for words, address, act in lists
        if can(request, act)
    ]
    return Navigation(
        places,
        list(groups(request, apps, {place.address for place in places})),
        may_write=can(request, Act.WRITE, own=True),
        may_ingest=can(request, Act.INGEST),
        may_flash=can(request, Act.PUBLISH),
        unseen=unseen_words(request),
    )


def groups(
    request: HttpRequest, apps: list[dict[str, Any]], shown: set[str]
) -> Iterator[tuple[str, list[MenuItem]]]:
    """Yield the lists that are not of every day, by group; the machine's own come last."""
    machine: list[MenuItem] = []
    for label, heading in GROUPS.items():
        rows = [row for app in apps if app["app_label"] == label for row in app["models"]]
        entries: list[MenuItem] = []
        for row in rows:
            if row["admin_url"] and row["admin_url"] not in shown:
                heap = machine if row["object_name"] in OF_THE_MACHINE else entries
                heap.append(MenuItem(row["name"], row["admin_url"]))
        if entries:
            yield heading, entries
    if machine and user_of(request).is_superuser:
        yield BEHIND_THE_SCENES, machine


def unseen_words(request: HttpRequest) -> str:
    """Return how many notices wait on the first page of the one who asks, `9+` at most."""
    waiting = len(unseen(request).values_list("pk")[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if waiting > MOST_COUNTED else str(waiting or "")
