"""The first page of the desk: what needs me, and what just went out."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from articles.acts.clock import clock_stands_still
from articles.models import Notice, RemovalOrder
from desk.autosaves.autosaves import begun_stories
from desk.first_page.first_steps import first_steps
from desk.first_page.notices import SHOWN, unseen
from desk.first_page.todo import (
    accounts,
    at_work,
    fronts,
    going_out,
    lately,
    machine_texts,
    mine,
    owed,
    planned,
    rights,
    wire,
)
from desk.first_page.todo.rows import ROWS, Fill, TodoList
from desk.frame.powers import can, user_of
from desk.frame.trouble import disk_is_nearly_full
from freshness.making import MadeOf, noted
from people.roles import Act
from website.context import menu
from wire.made_of import MADE_OF

UNSENT_FOR = timedelta(days=7)
# What somebody does next, in the order of the page: first what is wrong, then what waits for them.
NEXT: tuple[Fill, ...] = (
    going_out.failed,
    accounts.without_role,
    mine.returned,
    owed.owed,
    at_work.to_settle,
    going_out.holds,
    at_work.review,
    mine.given,
    mine.begun,
    fronts.out_of_date,
    planned.expected,
    wire.channels_not_coming,
    wire.from_the_wire,
    at_work.captions,
    owed.translations,
    rights.rights_that_end,
    machine_texts.security_that_expires,
)
# Moderators see these without the rest: they know no draft.
LINKS: tuple[Fill, ...] = (owed.lists_to_look_at, owed.waiting_pins)
# What comes by itself, who is at work, and what happened.
GOING_ON: tuple[Fill, ...] = (
    going_out.scheduled,
    going_out.embargoes,
    mine.sent,
    at_work.editing,
    lately.live_lately,
)


def todo_lists(request: HttpRequest, fills: tuple[Fill, ...]) -> list[TodoList]:
    """Return the to-do lists that are for the one who asks, empty ones too."""
    filled = (fill(request) for fill in fills)
    return [todo_list for todo_list in filled if todo_list is not None]


def columns(**lists: list[TodoList]) -> Iterator[tuple[str, list[TodoList]]]:
    """Yield the columns of the page that have something in them, each with its name."""
    for name, todo_lists in lists.items():
        if shown := [todo_list for todo_list in todo_lists if todo_list.rows]:
            yield name, shown


def dashboard(request: HttpRequest) -> dict[str, object]:
    """Return what the first page shows to the one who asks."""
    reads = can(request, Act.READ_DESK)
    links = can(request, Act.LINK)
    removes = can(request, Act.REMOVE_BY_ORDER)
    orders = RemovalOrder.objects.filter(done_at=None).prefetch_related("article", "asked_by")
    work = todo_lists(request, NEXT) if reads else []
    # The menu is read once.
    with noted(MadeOf()):
        work += todo_lists(request, LINKS) if links else []
        no_section = not menu()
    around = [*todo_lists(request, GOING_ON), *lately.watched(request)] if reads else []
    told = unseen(request).select_related("article").defer("article__body")
    notices = list(told[: SHOWN + 1])
    # A paper with a story has something on one of its lists nearly always: then nobody asks.
    is_idle = not any(todo.rows for todo in [*work, *around])
    steps = first_steps(request) if is_idle else []
    return {
        "steps": steps,
        "no_section": no_section and not steps,
        "no_role": has_no_role(request),
        "may_make_sections": can(request, Act.EDIT_TAXONOMY),
        "clock_warning": clock_stands_still() if reads else "",
        "disk_warning": disk_is_nearly_full() if can(request, Act.RUN_THE_PAPER) else "",
        "told": notices[:SHOWN],
        "told_more": len(notices) > SHOWN,
        "made_of_item": MADE_OF,
        "told_urgently": any(notice.is_urgent for notice in notices[:SHOWN]),
        "unsent": not_sent(request),
        "columns": list(columns(next=work, around=around)),
        "idle": []
        if steps
        else [todo.empty for todo in [*work, *around] if todo.empty and not todo.rows],
        "begun": begun_stories(request),
        "orders": list(orders[:ROWS]) if removes else [],
    }


def has_no_role(request: HttpRequest) -> bool:
    """Say whether the one who asks may do nothing at all at the desk."""
    return not any(can(request, act, own=True) for act in Act)


def not_sent(request: HttpRequest) -> list[Notice]:
    """Return, for those who run the site, what could lately be sent neither by mail nor webhook."""
    if not user_of(request).is_superuser:
        return []
    lately = Notice.objects.unsent().filter(at__gt=timezone.now() - UNSENT_FOR)
    return list(lately.select_related("user")[:ROWS])
