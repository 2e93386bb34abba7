"""What came from other houses and nobody at the desk has taken up yet, and what does not come."""

from django.http import HttpRequest
from django.urls import reverse

from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    todo_list,
    waiting_row,
    waiting_stories,
)
from desk.frame.powers import can
from desk.wire_inbox.channels import state_of
from desk.wire_inbox.marks import waiting_from_wire
from people.roles import Act
from wire.channels.silence import not_coming
from wire.models import Channel


def from_the_wire(request: HttpRequest) -> TodoList | None:
    """Return the drafts of the wire that are nobody's, the newest first, for those who read it in.

    One that is given to somebody, approved or set aside is off the list. All are in the inbox.
    """
    if not can(request, Act.INGEST):
        return None
    stories = waiting_from_wire(waiting_stories(request, "source__name")).select_related("source")
    rows = (waiting_row(story, said=str(story.source or "No source")) for story in stories[:MOST])
    return todo_list(
        "From the wire",
        rows,
        empty="Nothing new from the wire.",
        more=reverse("admin:inbox"),
        is_always_more=True,
    )


def channels_not_coming(request: HttpRequest) -> TodoList | None:
    """Return the channels that are silent or in trouble, for those who read the wire in."""
    if not can(request, Act.INGEST):
        return None
    return todo_list(
        "Does not come",
        map(channel_row, not_coming()[:MOST]),
        more=reverse("admin:wire_channel_changelist"),
        is_urgent=True,
    )


def channel_row(channel: Channel) -> Row:
    """Return a channel as a row that leads to its page."""
    return Row(
        words=str(channel),
        address=reverse("admin:wire_channel_change", args=[channel.pk]),
        about="The last news came" if channel.last_sent_at else "Nothing came yet",
        at=channel.last_sent_at,
        note=channel.problem,
        states=(state_of(channel),),
    )
