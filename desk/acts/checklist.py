"""The checklist before a story goes out: each line leads to the field where it is mended."""

from dataclasses import dataclass
from datetime import datetime

from articles.checks.advisory import advisory_checks
from articles.checks.check import Check
from articles.checks.gate import IN_TEXT, GoingOut, in_the_way
from articles.models import Article
from editions.story import Story

# The element of the story's page for those parts of a story that are more than one field of theirs.
ELEMENTS = {
    "body": "id_body_label",
    "credits": "credits",
    "dateline": "id_dateline_place",
    "figures": "figures",
    "social_photo": "social-picture",
    "source_time": "id_source_clock",
}


@dataclass(frozen=True)
class CheckLine:
    """A check as the desk shows it: its words, and the element of the story's page it leads to.

    `without` is the photo that a press takes out of the story, where that would mend it.
    """

    words: str
    target: str
    stops: bool
    asks: bool
    without: str = ""

    @property
    def sign(self) -> str:
        """The class that gives the line its sign."""
        return "stop" if self.stops else "look"


def checklist(story: Story, article: Article, at: datetime) -> list[CheckLine]:
    """Return what stops a story that goes out at this moment, then what asks for a reason, then
    what only advises.
    """
    stopping = in_the_way(GoingOut(article, story, at), IN_TEXT)
    lines: list[CheckLine] = []
    for check in (*stopping, *advisory_checks(story, article.public_id, at)):
        offered = {line.without for line in lines}
        may_go = (check.stops or check.asks) and check.photo not in offered
        without = check.photo if may_go else ""
        lines.append(CheckLine(check.words, element(check), check.stops, check.asks, without))
    return lines


def element(check: Check) -> str:
    """Return the id of the element on the story's page where a check is mended."""
    if check.place is None:
        return ELEMENTS.get(check.field, f"id_{check.field}")
    if check.field == "figures":
        return f"figures-{check.place}"
    return f"id_figures-{check.place}-{check.field}"
