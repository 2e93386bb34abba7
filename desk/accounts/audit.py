"""The audit: what happened to accounts and what people did to stories, in one list by time.

Two tables are read side by side, each along its own index, and laid together. The list goes on
by key: `?before=<time>,<table>-<id>`.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404

from articles.models import Event
from desk.frame.words import done_words
from paging.keyset import Cursor, MomentKey, Page, page_of
from paging.numbers import whole_number
from people.models import AuditEntry, User

PER_PAGE = 50
STORIES = "stories"
KINDS: list[tuple[str, str]] = [*AuditEntry.Kind.choices, (STORIES, "Acts on stories")]
ACCOUNT, STORY = "a", "s"
OF_EVENT = ("at", "by", "action", "note")


@dataclass(frozen=True)
class AuditLine:
    """A line of the audit: `key` is its table's letter and its id there."""

    at: datetime
    key: str
    who: str
    what: str
    note: str
    by: str = ""
    address: str = ""
    story: int | None = None
    headline: str = ""


def account_line(entry: AuditEntry) -> AuditLine:
    """Return what happened to an account as a line."""
    came_from = getattr(entry, "came_from", None)
    return AuditLine(
        at=entry.at,
        key=f"{ACCOUNT}-{entry.pk}",
        who=entry.about,
        what=entry.get_kind_display(),
        note=entry.note,
        by=str(entry.actor) if entry.actor else "",
        address=came_from.address if came_from else "",
    )


def story_line(event: Event) -> AuditLine:
    """Return what somebody did to a story as a line."""
    return AuditLine(
        at=event.at,
        key=f"{STORY}-{event.pk}",
        who=event.by,
        what=done_words(event.action),
        note=event.note,
        story=event.article_id,
        headline=event.article.headline or event.article.public_id,
    )


def after[M: Model](rows: QuerySet[M], letter: str, cursor: Cursor[MomentKey] | None) -> list[M]:
    """Return the next rows of one table, newest first. At one moment accounts come first."""
    rows = rows.order_by("-at", "-pk")
    if cursor is None:
        return list(rows[: PER_PAGE + 1])
    moment, row_id = cursor.key
    table, _, key = row_id.partition("-")
    number = whole_number(key)
    if table not in {ACCOUNT, STORY} or number is None:
        raise Http404("The audit does not go on from there.")
    if letter < table:
        return list(rows.filter(at__lt=moment)[: PER_PAGE + 1])
    rows = rows.filter(at__lte=moment)
    if letter == table:
        rows = rows.exclude(at=moment, pk__gte=number)
    return list(rows[: PER_PAGE + 1])


def account_rows(person: User | None, kind: str) -> Iterator[QuerySet[AuditEntry]]:
    """Yield the entries asked for; about a person and by a person are two indexes."""
    entries = AuditEntry.objects.select_related("came_from", "actor")
    if kind:
        entries = entries.filter(kind=kind)
    if person is None:
        yield entries
    else:
        yield entries.filter(user=person)
        yield entries.filter(actor=person)


def order(line: AuditLine) -> tuple[float, str, int]:
    """Return what sorts a line: newest first, then its table, then the newest id."""
    table, _, key = line.key.partition("-")
    return (-line.at.timestamp(), table, -int(key))


def lines(
    cursor: Cursor[MomentKey] | None, *, person: User | None = None, kind: str = ""
) -> Page[AuditLine]:
    """Return a page of the audit, of one person or of one kind where that is asked."""
    heaps: list[Iterable[AuditLine]] = []
    if kind != STORIES:
        for entries in account_rows(person, kind):
            heaps.append([account_line(entry) for entry in after(entries, ACCOUNT, cursor)])
    if kind in {"", STORIES}:
        told = ("article__headline", "article__public_id")
        events: QuerySet[Any] = Event.objects.select_related("article").only(*OF_EVENT, *told)
        if person is not None:
            events = events.filter(actor=person)
        heaps.append([story_line(event) for event in after(events, STORY, cursor)])
    found = list(heapq.merge(*heaps, key=order))[: PER_PAGE + 1]
    return page_of(found, cursor, lambda line: (line.at, line.key), PER_PAGE)
