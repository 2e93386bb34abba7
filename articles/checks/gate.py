"""The gate: the one list of what stops a story from going out, in the order it is told.

The door asks it when a story is published, `schedule` when the clock is to send one, and the
desk's pages when they show what is in the way. Who may let it out is asked elsewhere: by roles in
`articles/workflow.py`, and for a second pair of eyes in `articles/checks/four_eyes.py`.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from articles.checks.check import Check, KeptBack, NeedsReason, NotReady, Stopped, stop
from articles.checks.on_hold import on_hold, on_hold_then
from articles.checks.ready import problems
from articles.checks.rights import rights_in_question
from articles.checks.under_embargo import under_embargo, under_embargo_then
from articles.models import Article
from editions.story import Story


@dataclass(frozen=True)
class GoingOut:
    """A story that would go out with this text at this moment, now by hand or by the clock.

    `hold_name` was typed to let it out though it is on hold; `accepted` are the words of checks
    that a reason was given for before.
    """

    article: Article
    story: Story
    at: datetime
    is_by_clock: bool = False
    hold_name: str = ""
    accepted: Collection[str] = ()


def embargo(going: GoingOut) -> Iterator[Check]:
    """Yield the embargo that runs still."""
    if going.is_by_clock:
        return under_embargo_then(going.article, going.at)
    return under_embargo(going.article)


def hold(going: GoingOut) -> Iterator[Check]:
    """Yield the hold that nobody lifted."""
    if going.is_by_clock:
        return on_hold_then(going.article)
    return on_hold(going.article, going.hold_name)


def conflicts(going: GoingOut) -> Iterator[Check]:
    """Yield that a fix of the live text and the draft disagree still (rule 5)."""
    if going.article.merge_conflicts:
        yield stop("The live text was corrected meanwhile. Settle the differences first.", "")


def unready(going: GoingOut) -> Iterator[Check]:
    """Yield what the story's own text lacks."""
    return problems(going.story)


def rights(going: GoingOut) -> Iterator[Check]:
    """Yield the photos whose rights are in question, but for what was accepted before."""
    for check in rights_in_question(going.story, going.at):
        if check.words not in going.accepted:
            yield check


type Row = tuple[Callable[[GoingOut], Iterator[Check]], type[Stopped]]

# What no word of the story can mend, then what is mended in its text.
OUTSIDE_TEXT: tuple[Row, ...] = ((embargo, KeptBack), (hold, KeptBack), (conflicts, NotReady))
IN_TEXT: tuple[Row, ...] = ((unready, NotReady), (rights, NeedsReason))
GATE = OUTSIDE_TEXT + IN_TEXT


def in_the_way(going: GoingOut, part: tuple[Row, ...] = GATE) -> Iterator[Check]:
    """Yield what stops the story or asks for a reason, for the pages that show it."""
    for find, _ in part:
        yield from find(going)


def check_gate(going: GoingOut, reason: str) -> list[str]:
    """Raise what stops the story first; return the words of what the reason answers for.

    Raises `KeptBack`, `NotReady`, and `NeedsReason` where a reason is asked for and none is given.
    """
    answered: list[str] = []
    for find, refusal in GATE:
        checks = list(find(going))
        if checks and not (reason.strip() and all(check.asks for check in checks)):
            raise refusal(checks)
        answered += [check.words for check in checks]
    return answered
