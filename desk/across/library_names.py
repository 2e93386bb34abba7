"""Names that the library keeps: people, organisations, tags, sections.

A story that says another name than the library would get the old one back with its next draft.
So a changed name is taken over only where the library says the same.
"""

from dataclasses import replace

from django.db.models import Q, QuerySet
from django.urls import reverse

from articles.workflow import DoorError
from editions.story import Named, Story, StoryCredit, StoryFigure
from people.models import Organisation, Person
from people.names import is_one_name, letters_key
from taxonomy.models import Section, Tag
from taxonomy.names import tag_key

MOST_LINKS = 5
type Kept = Person | Organisation | Section | Tag


class NotInLibrary(DoorError):
    """The library does not know the new name yet."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(
            f"The library does not know “{new}” yet. Rename “{old}” there first, then press again; "
            "or leave this place unticked."
        )


def library_links(words: str) -> list[tuple[str, str]]:
    """Return what the library keeps under this name: what it is called, and where to rename it."""
    key = letters_key(words)
    if not key:
        return []
    people = Person.objects.alike(words)[:MOST_LINKS]
    houses = Organisation.objects.filter(Q(letters_key=key) | Q(abbreviation_key=key))[:MOST_LINKS]
    tags = Tag.objects.filter(key=tag_key(words))[:MOST_LINKS]
    return [
        *((f"{row} (people)", reverse("admin:people_person_change", args=[row.pk]))
          for row in people),
        *((f"{row} (organisations)", reverse("admin:people_organisation_change", args=[row.pk]))
          for row in houses),
        *((f"{row} (tags)", reverse("admin:taxonomy_tag_change", args=[row.pk])) for row in tags),
    ]  # fmt: skip


def slug_of(rows: "QuerySet[Kept]", old: str, slug: str, new: str) -> str:
    """Return the address of the row that has the new name: the same row's, where it was renamed.

    Raises `NotInLibrary`.
    """
    slugs = list(rows.filter(name=new).values_list("slug", flat=True)[:MOST_LINKS])
    if not slugs:
        raise NotInLibrary(old, new)
    return slug if slug in slugs else str(slugs[0])


def following_library(old: Story, new: Story) -> Story:
    """Return the new story with the addresses of its changed names. Raises `NotInLibrary`."""
    people, houses = Person.objects.order_by("pk"), Organisation.objects.order_by("pk")

    def named(rows: "QuerySet[Kept]", before: Named | None, after: Named | None) -> Named | None:
        if before is None or after is None or before == after:
            return after
        return replace(after, slug=slug_of(rows, before.name, before.slug, after.name))

    def credit(before: StoryCredit, after: StoryCredit) -> StoryCredit:
        if before == after or is_one_name(before.name, after.name):
            # A spelling of the same name: the credit keeps it, whatever the library's is.
            return after
        return replace(after, slug=slug_of(people, before.name, before.slug, after.name))

    def figure(before: StoryFigure, after: StoryFigure) -> StoryFigure:
        if before.agency != after.agency:
            slug_of(houses, before.agency, "", after.agency)
        if before.photographer == after.photographer:
            return after
        slug = slug_of(people, before.photographer, before.photographer_slug, after.photographer)
        return replace(after, photographer_slug=slug)

    if old.dateline and new.dateline and old.dateline.agency != new.dateline.agency:
        slug_of(houses, old.dateline.agency, "", new.dateline.agency)
    tags = (named(Tag.objects.all(), *pair) for pair in zip(old.tags, new.tags, strict=True))
    return new.with_changes(
        {
            "source": named(houses, old.source, new.source),
            "section": named(Section.objects.all(), old.section, new.section),
            "credits": tuple(map(credit, old.credits, new.credits)),
            "figures": tuple(map(figure, old.figures, new.figures)),
            "tags": tuple(tag for tag in tags if tag),
        }
    )
