"""The names on the pages of live stories that begin as somebody types: people, tags and others.

Of live stories alone: what only a draft names, or a story that is gone, is never told.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Value

from addresses.models import Kind
from editions.models import PublishedArticle, PublishedCredit, PublishedTag
from search.begun import is_begun


@dataclass(frozen=True)
class Name:
    """A name that has a page, as the newest of some stories prints it.

    `role` is what somebody did there: writer, photographer and so on.
    """

    kind: Kind
    slug: str
    name: str
    role: str = ""


def names_begun(typed: str, keys: Sequence[int], most: int) -> list[Name]:
    """Return the names that begin so in the stories with these keys, those of most stories first.

    `typed` is in `typed_form`. One query, however many stories there are.
    """
    if not keys or not typed:
        return []
    times: Counter[tuple[str, str]] = Counter()
    newest: dict[tuple[str, str], Name] = {}
    for kind, slug, name, role in rows_of(keys):
        if slug and is_begun(name, typed):
            times[kind, slug] += 1
            newest.setdefault((kind, slug), Name(Kind(kind), slug, name, role))
    return [newest[one] for one, _ in times.most_common(most)]


def rows_of(keys: Sequence[int]) -> Iterable[tuple[str, str, str, str]]:
    """Yield kind, slug, name and role of all that stands on these pages, the newest first."""
    stories = PublishedArticle.objects.filter(search_row__in=keys)
    at = F("first_published_at")
    of_sections = stories.values_list(
        Value(Kind.SECTION.value), F("section_slug"), F("section_name"), Value(""), at
    )
    of_sources = stories.values_list(
        Value(Kind.SOURCE.value), F("source_slug"), F("source_name"), Value(""), at
    )
    of_tags = PublishedTag.objects.filter(article__search_row__in=keys).values_list(
        Value(Kind.TAG.value), F("slug"), F("name"), Value(""), at
    )
    of_people = PublishedCredit.objects.filter(article__search_row__in=keys).values_list(
        Value(Kind.PERSON.value), F("slug"), F("name"), F("role"), at
    )
    rows = of_people.union(of_tags, of_sections, of_sources, all=True)
    return (row[:-1] for row in sorted(rows, key=lambda row: row[-1], reverse=True))
