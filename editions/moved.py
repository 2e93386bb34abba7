"""The names of a story under the addresses that their pages have now.

The record names sections, tags, people and sources by the addresses of its day, for good. Where
one of these pages stands elsewhere today, readers' rows and links lead straight there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import Q

from addresses.models import FormerAddress, Kind
from editions.story import Named, Story, StoryCredit, StoryFigure

# Of each kind of page where the former addresses lead.
type Moves = Mapping[str, Mapping[str, str]]
# Where a former address of a kind of page leads.
type FormerAddresses = Mapping[tuple[str, str], str]


def addresses_in(story: Story) -> Iterator[tuple[Kind, str]]:
    """Yield every address that the names of a story have."""
    if story.section:
        yield Kind.SECTION, story.section.slug
    if story.source:
        yield Kind.SOURCE, story.source.slug
    for tag in story.tags:
        yield Kind.TAG, tag.slug
    for credit in story.credits:
        yield Kind.PERSON, credit.slug
    for figure in story.figures:
        yield Kind.PERSON, figure.photographer_slug


def former_addresses(stories: Iterable[Story]) -> FormerAddresses:
    """Return which names of these stories have moved, and where to: one query."""
    by_kind: dict[Kind, set[str]] = {}
    for story in stories:
        for kind, slug in addresses_in(story):
            by_kind.setdefault(kind, set()).add(slug)
    asked = Q(pk__in=[])
    for kind, slugs in by_kind.items():
        asked |= Q(kind=kind, slug__in=slugs)
    rows = FormerAddress.objects.filter(asked).values_list("kind", "slug", "leads_to")
    return {(kind, slug): leads_to for kind, slug, leads_to in rows}


def moves_in(story: Story, former: FormerAddresses) -> Moves:
    """Return which of a story's names have moved, of all that is known to have."""
    moves: dict[str, dict[str, str]] = {}
    if former:
        for kind, slug in sorted(addresses_in(story)):
            if leads_to := former.get((kind, slug)):
                moves.setdefault(kind.value, {})[slug] = leads_to
    return moves


def moves_of(story: Story) -> Moves:
    """Return which of a story's names have moved, and where to: one query."""
    return moves_in(story, former_addresses([story]))


def with_moves(story: Story, moves: Moves) -> Story:
    """Return the story with every name at its address of today. Its words stay."""
    if not moves:
        return story

    def slug_of(kind: Kind, slug: str) -> str:
        return moves.get(kind, {}).get(slug, slug)

    def named(kind: Kind, name: Named) -> Named:
        return replace(name, slug=slug_of(kind, name.slug))

    def credit(known: StoryCredit) -> StoryCredit:
        return replace(known, slug=slug_of(Kind.PERSON, known.slug))

    def figure(known: StoryFigure) -> StoryFigure:
        slug = slug_of(Kind.PERSON, known.photographer_slug)
        return replace(known, photographer_slug=slug)

    return replace(
        story,
        section=named(Kind.SECTION, story.section) if story.section else None,
        source=named(Kind.SOURCE, story.source) if story.source else None,
        tags=tuple(named(Kind.TAG, tag) for tag in story.tags),
        credits=tuple(credit(each) for each in story.credits),
        figures=tuple(figure(each) for each in story.figures),
    )
