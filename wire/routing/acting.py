"""What rules do with a story that comes in, beside what it says from the beginning."""

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.acts.colleagues import give
from articles.models import Article
from articles.workflow import WrongState
from wire.models import RoutedItem, WireItem
from wire.routing.rules import Routing

if TYPE_CHECKING:
    from wire.wanted import Reading


def give_by_rule(article: Article, reading: "Reading") -> tuple["Reading", bool]:
    """Give a new story to whom a rule says, who is told; say whether somebody has it now.

    Whoever does not write any more is given nothing: the page of the rule says so.
    """
    given, to = reading.routing.given, reading.routing.to_user
    if given is None or to is None:
        return reading, False
    try:
        give(article, "assign", to=to, by=reading.by, note=f"By the rule “{given}”.")
    except WrongState:
        return replace(reading, routing=replace(reading.routing, given=None)), False
    return reading, True


def note_routing(item: WireItem, routing: Routing) -> None:
    """Keep with a reading what rules did with it, if they did."""
    deeds, route = routing.deeds(), routing.routed
    if deeds:
        RoutedItem.objects.create(
            item=item,
            lines=deeds,
            route=routing.route,
            rule=route.rule if route else None,
            rule_name=route.rule_name if route else "",
        )
