"""What came from other houses, and nobody at the desk has taken up yet."""

from django.http import HttpRequest

from desk.first_page.todo.rows import (
    MOST,
    TodoList,
    stories_where,
    todo_list,
    waiting_row,
    waiting_stories,
)
from desk.frame.powers import can
from desk.wire_inbox.marks import waiting_from_wire
from people.roles import Act


def from_the_wire(request: HttpRequest) -> TodoList | None:
    """Return the drafts of the wire that are nobody's, the newest first, for those who read it in.

    One that is given to somebody, approved or set aside is off the list.
    """
    if not can(request, Act.INGEST):
        return None
    stories = waiting_from_wire(waiting_stories(request, "source__name")).select_related("source")
    rows = (waiting_row(story, said=str(story.source or "No source")) for story in stories[:MOST])
    return todo_list(
        "From the wire",
        rows,
        empty="Nothing new from the wire.",
        more=stories_where("trouble=wire"),
    )
