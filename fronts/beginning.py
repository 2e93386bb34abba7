"""The rows of a front that nobody edited yet: what it shows by itself, said in rules."""

from collections.abc import Iterable

from editions.front import MOST_ROWS, Layout, Row, Rule, RuleKind, Slot
from editions.models.fronts import FRONT_PAGE, tongue_of_place
from paper.facts import PaperFacts
from paper.now import paper_now
from taxonomy.models import Section

SECONDS = 5
PER_SECTION = 4


def first_rows(place: str) -> list[Row]:
    """Return the rows that an editor begins with. Their keys are the same each time."""
    tongue = tongue_of_place(place)
    if place != FRONT_PAGE and not tongue:
        return [rule_row("top", Layout.SECONDS, "", Rule(RuleKind.SECTION, place), SECONDS)]
    top = rule_row("top", Layout.SECONDS, "", Rule(RuleKind.PAPER), SECONDS)
    facts = paper_now().in_tongue(tongue)
    return [top, *section_rows(Section.objects.all()[: MOST_ROWS - 1], facts)]


def section_rows(sections: Iterable[Section], facts: PaperFacts) -> list[Row]:
    """Return a row for each section, with its newest stories, under what the paper calls it."""
    return [
        rule_row(
            f"band-{n}",
            Layout.FOUR,
            facts.called(section.slug, section.name),
            Rule(RuleKind.SECTION, section.slug),
            PER_SECTION,
        )
        for n, section in enumerate(sections)
    ]


def rule_row(key: str, layout: Layout, heading: str, rule: Rule, number: int) -> Row:
    """Return a row that one rule fills."""
    slots = tuple(Slot(f"{key}-{n}", rule=rule) for n in range(number))
    return Row(key, layout, heading, slots)
