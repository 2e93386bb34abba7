"""Who owns a wire story: the wire alone, or an editor who has worked on it."""

from articles.draft.revisions import newest_revision
from articles.models import Article, Event
from editions.story import Story
from wire.models import WireItem

# What the wire, or an answer to its question, writes into a story's timeline.
FIRST_READ, READ_AGAIN, OFFERED, IS_ANOTHER = READ_IN = (
    "read in",
    "read in again",
    "offer new words",
    "is no update",
)
# What the desk sets a story aside with, and lets it wait again with; with the latter it is as
# nobody's as it was before.
BACKGROUND, WAITS_AGAIN = "background", "wait again"
SET_ASIDE = {BACKGROUND, "spike", "unspike"}
# What the desk does with what the wire offered.
TOOK, LEFT, PUT_IN = "take new words", "leave new words", "put wire words in"
# Nobody sets one story aside, and takes that back, more often.
MOST_ACTS = 100
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


def last_act(article: Article) -> Event | None:
    """Return what the desk did last with a story, if it did anything that stands.

    What set it aside is as if it had not been, once somebody has let it wait again.
    """
    waits_again = False
    for act in article.events.exclude(action__in=READ_IN).order_by("-pk")[:MOST_ACTS]:
        waits_again = waits_again or act.action == WAITS_AGAIN
        if not waits_again or act.action not in {WAITS_AGAIN, *SET_ASIDE}:
            return act
    return None


def why_not_sent(article: Article, is_edited: bool) -> str:
    """Return why the wire must not send this story out by itself, or ''.

    What anybody did with it since it last went out counts, even where the wire's next words
    made a draft again of what they had sent for review, approved or scheduled.
    """
    if is_edited:
        return f"{WORKED_ON} Publish it at the desk."
    act = last_act(article)
    if act is None or act.action.startswith("publish"):
        return ""
    return f"{act.by} has this story in hand ({act.action}). Publish it at the desk."
