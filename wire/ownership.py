"""Who owns a wire story: the wire alone, or an editor who has worked on it."""

from articles.draft.revisions import newest_revision
from articles.models import Article
from editions.story import Story
from wire.models import WireItem

# What the wire, or an answer to its question, writes into a story's timeline.
FIRST_READ, READ_AGAIN, OFFERED, IS_ANOTHER = READ_IN = (
    "read in",
    "read in again",
    "offer new words",
    "is no update",
)
WORKED_ON = "An editor has worked on this story since it came in."


def edited_by_desk(article: Article, draft: Story, newest: WireItem) -> bool:
    """Say whether anybody but the wire has changed the draft since the wire wrote it."""
    last = newest_revision(article)
    return (
        last is None
        or last.number != newest.revision_number
        or not last.text
        or last.story != draft
        or bool(article.merge_conflicts)
    )


def why_not_sent(article: Article, is_edited: bool) -> str:
    """Return why the wire must not send this story out by itself, or ''.

    What anybody did with it since it last went out counts, even where the wire's next words
    made a draft again of what they had sent for review, approved or scheduled.
    """
    if is_edited:
        return f"{WORKED_ON} Publish it at the desk."
    act = article.events.exclude(action__in=READ_IN).order_by("pk").last()
    if act is None or act.action.startswith("publish"):
        return ""
    return f"{act.by} has this story in hand ({act.action}). Publish it at the desk."
