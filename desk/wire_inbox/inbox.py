"""The inbox: stories of other houses, the newest first, worked through by keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article
from desk.frame.pages import show, story_for
from desk.frame.powers import check_can, user_of
from desk.frame.words import Badge, clock_words
from desk.wire_inbox.sought import asked_of, menus, standings
from paging.keyset import PER_PAGE as FEW
from paging.keyset import cursor_asked, page_of
from paging.numbers import number_asked, whole_number
from people.roles import Act
from wire.inbox.listing import (
    family_of_row,
    hidden_from,
    others_of_families,
    stories_in_inbox,
)
from wire.inbox.listing import numbers_in_inbox as numbers
from wire.models import InboxStory, Standing

PER_PAGE = 2 * FEW
# New ones are counted so far; who has more begins the list anew.
MOST_NEW = PER_PAGE
COLOURS = {
    Standing.BACKGROUND: "grey",
    Standing.DRAFTS: "grey",
    Standing.TAKEN: "blue",
    Standing.SPIKED: "grey",
}


@dataclass(frozen=True)
class InboxRow:
    """A story as a row says it, with how many others of the list tell the same."""

    row: InboxStory
    others: int = 0

    @property
    def article(self) -> Article:
        """The story itself."""
        return self.row.article

    @property
    def about(self) -> str:
        """Where it is from, in a line."""
        parts = [str(self.row.house or "No source"), self.row.place.title()]
        if self.row.takes > 1:
            parts.append(f"{self.row.takes} takes")
        return " · ".join(part for part in parts if part)

    @property
    def badges(self) -> list[Badge]:
        """What one should know before reading it."""
        return [*standing_badges(self.row), *warnings(self.row)]


def standing_badges(row: InboxStory) -> list[Badge]:
    """Return where a story stands, and whose it is; nothing for one that waits."""
    if row.standing == Standing.WAITING:
        return []
    standing = Standing(row.standing)
    whose = row.article.assigned_to if standing == Standing.TAKEN else None
    words = f"{whose} has it" if whose else str(standing.label)
    return [Badge(words, COLOURS[standing])]


def warnings(row: InboxStory) -> list[Badge]:
    """Return what keeps a story back, or makes it urgent."""
    badges = []
    if row.urgency and row.urgency <= 2:
        badges.append(Badge(f"Urgency {row.urgency}", "red"))
    if row.has_embargo:
        until = f" until {clock_words(row.embargo_at)}" if row.embargo_at else ""
        badges.append(Badge(f"Embargo{until}", "red"))
    if getattr(row, "is_perhaps_update", False):
        badges.append(Badge("Probably an update", "amber"))
    return badges


def as_rows(stories: Sequence[InboxStory], hidden: Sequence[int]) -> list[InboxRow]:
    """Return stories as rows of the list."""
    others = others_of_families(stories, hidden)
    return [InboxRow(row, others.get(row.pk, 0)) for row in stories]


def inbox(request: HttpRequest) -> HttpResponse:
    """Show the stories that wait, or those that are looked for, a page at a time by key."""
    check_can(request, Act.INGEST)
    asked = asked_of(request)
    cursor = cursor_asked(request, whole_number)
    below = cursor.key if cursor else None
    stories = stories_in_inbox(asked.sought, PER_PAGE + 1, below=below)
    page = page_of(stories, cursor, lambda row: row.newest_id, PER_PAGE)
    context = {
        "title": "Wire",
        "asked": asked,
        "menus": menus(asked),
        "standings": standings(asked),
        "rows": as_rows(page.rows, asked.sought.hidden),
        "newest": page.rows[0].newest_id if page.rows else 0,
        "older": page.query(**asked.values),
        "is_first": page.is_first,
    }
    return show(request, "desk/wire_inbox/inbox.html", context)


def inbox_new(request: HttpRequest) -> HttpResponse:
    """Say how many stories came since a page was made, or show them as rows for it.

    One question along the index of the list; this is asked every few seconds.
    """
    check_can(request, Act.INGEST)
    asked = asked_of(request)
    after = number_asked(request, "after") or 0
    if "rows" not in request.GET:
        new = numbers(asked.sought, MOST_NEW + 1, above=after)
        return JsonResponse({"count": len(new[:MOST_NEW]), "has_more": len(new) > MOST_NEW})
    stories = stories_in_inbox(asked.sought, MOST_NEW, above=after)
    rows = as_rows(stories, asked.sought.hidden)
    return render(request, "desk/wire_inbox/_rows.html", {"rows": rows, "asked": asked})


def inbox_family(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show all that tell a story, below its row or as a page."""
    article = story_for(request, public_id, Act.INGEST)
    row = InboxStory.objects.filter(article=article).first()
    members = family_of_row(row, hidden_from(user_of(request))) if row else []
    rows = [InboxRow(member) for member in members]
    asked = asked_of(request)
    if request.headers.get("X-Requested-With") == "fetch":
        others = [one for one in rows if one.row.pk != article.pk]
        return render(request, "desk/wire_inbox/_rows.html", {"rows": others, "asked": asked})
    context = {
        "title": "Tellings of one story",
        "rows": rows,
        "asked": asked,
        "back": reverse("admin:inbox"),
    }
    return show(request, "desk/wire_inbox/family.html", context)
