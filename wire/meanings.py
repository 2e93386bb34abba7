"""What the subjects of an item mean here: the table that the publisher edits, read."""

from collections.abc import Sequence
from dataclasses import dataclass

from taxonomy.models import Section, Tag
from wire.models import SubjectMeaning, meaning_key
from wire.readers.subjects import broader
from wire.told import Subject

MOST_ASKED = 200
"""Of so many subjects of an item the meanings are asked for: no agency gives a story as many."""


@dataclass(frozen=True)
class Meaning:
    """The section and the tags that an item's subjects stand for."""

    section: Section | None = None
    tags: tuple[Tag, ...] = ()


def meaning_of(subjects: Sequence[Subject]) -> Meaning:
    """Return what subjects mean, the first that names a section first; two queries at most.

    A subject that has no row of its own means what the one means that it is part of.
    """
    ways = [ways_to(subject) for subject in subjects[:MOST_ASKED]]
    keys = {key for way in ways for key in way}
    if not keys:
        return Meaning()
    rows = SubjectMeaning.objects.filter(code__in=keys).select_related("section")
    known = {row.code: row for row in rows.prefetch_related("tags")}
    met = [row for way in ways if (row := next((known[k] for k in way if k in known), None))]
    section = next((row.section for row in met if row.section), None)
    tags = {tag.pk: tag for row in met for tag in row.tags.all()}
    return Meaning(section, tuple(tags.values()))


def ways_to(subject: Subject) -> list[str]:
    """Return by what a subject's meaning is looked for, in order."""
    words = [subject.code, *broader(subject.code), subject.name]
    return list(dict.fromkeys(meaning_key(word) for word in words if word))
