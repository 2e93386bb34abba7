"""What the subjects of an item mean here: the table that the publisher edits, read."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from syndication.own import SECTION, TAG, address_of
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
    """Return what subjects mean, the first that names a section first; four queries at most.

    A subject that has no row of its own means what the one means that it is part of. A section or
    tag of this paper means itself.
    """
    own = own_meaning(subjects[:MOST_ASKED])
    ways = [ways_to(subject) for subject in subjects[:MOST_ASKED]]
    keys = {key for way in ways for key in way}
    if not keys:
        return own
    rows = SubjectMeaning.objects.filter(code__in=keys).select_related("section")
    known = {row.code: row for row in rows.prefetch_related("tags")}
    met = [row for way in ways if (row := next((known[k] for k in way if k in known), None))]
    section = next((row.section for row in met if row.section), None)
    tags = {tag.pk: tag for row in met for tag in row.tags.all()}
    tags = {tag.pk: tag for tag in own.tags} | tags
    return Meaning(own.section or section, tuple(tags.values()))


def own_meaning(subjects: Sequence[Subject]) -> Meaning:
    """Return the section and the tags that subjects name by the addresses of their pages here."""
    slugs = {kind: own_slugs(kind, subjects) for kind in (SECTION, TAG)}
    section = Section.objects.filter(slug__in=slugs[SECTION]).first() if slugs[SECTION] else None
    known = Tag.objects.in_bulk(slugs[TAG], field_name="slug") if slugs[TAG] else {}
    return Meaning(section, tuple(known[slug] for slug in slugs[TAG] if slug in known))


def own_slugs(kind: str, subjects: Sequence[Subject]) -> list[str]:
    """Return where the addresses of this paper's pages of a kind end, in order of subjects."""
    before = unquote(address_of(kind, ""))[:-1]
    codes = [subject.code for subject in subjects if subject.code.startswith(before)]
    return [code.removeprefix(before).rstrip("/") for code in codes]


def ways_to(subject: Subject) -> list[str]:
    """Return by what a subject's meaning is looked for, in order."""
    words = [subject.code, *broader(subject.code), subject.name]
    return list(dict.fromkeys(meaning_key(word) for word in words if word))
