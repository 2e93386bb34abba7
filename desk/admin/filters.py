"""Filters of the story list: words to press, never a count of the table."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from articles.models import Article, Stage
from articles.models.article import Live
from people.models import Organisation
from taxonomy.models import Section

MOST_CHOICES = 12


class WordFilter(admin.SimpleListFilter):
    """A filter by one column, whose words are given by `choices_of`."""

    column = ""

    def choices_of(self) -> Iterable[tuple[Any, str]]:
        """Return the values and their words."""
        return []

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[Any, str]]:
        """Return the values and their words."""
        return list(self.choices_of())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the stories that have the chosen value; one that is none finds nothing."""
        value = self.value()
        if value is None:
            return queryset
        known = {str(key) for key, _ in self.lookup_choices}
        if value not in known:
            return queryset.none()
        return queryset.filter(**{self.column: value})


class StageFilter(WordFilter):
    """Where the draft stands."""

    title, parameter_name, column = "Draft", "stage__exact", "stage"

    def choices_of(self) -> Iterable[tuple[Any, str]]:
        """Return the stages."""
        return Stage.choices


class LiveFilter(WordFilter):
    """What readers see."""

    title, parameter_name, column = "Readers see", "live__exact", "live"

    def choices_of(self) -> Iterable[tuple[Any, str]]:
        """Return what readers may see."""
        return Live.choices


class SectionFilter(WordFilter):
    """In which section."""

    title, parameter_name, column = "Section", "section", "section_id"

    def choices_of(self) -> Iterable[tuple[Any, str]]:
        """Return the sections in their order."""
        return Section.objects.values_list("pk", "name")


class SourceFilter(WordFilter):
    """From which house."""

    title, parameter_name, column = "Source", "source", "source_id"

    def choices_of(self) -> Iterable[tuple[Any, str]]:
        """Return the first houses by name that stories came from."""
        used = Article.objects.filter(source=OuterRef("pk"))
        return Organisation.objects.filter(Exists(used)).values_list("pk", "name")[:MOST_CHOICES]


class TroubleFilter(admin.SimpleListFilter):
    """What waits for somebody."""

    title, parameter_name = "Waiting", "trouble"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return what may be waiting."""
        return [
            ("scheduled", "Scheduled"),
            ("problem", "Could not go out"),
            ("owed", "Owes a sentence"),
            ("conflict", "To settle"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the stories that wait so."""
        if self.value() == "scheduled":
            return queryset & Article.objects.scheduled()
        if self.value() == "problem":
            return queryset & Article.objects.failed()
        if self.value() == "owed":
            return queryset.filter(note_owed_since__isnull=False)
        if self.value() == "conflict":
            return queryset.exclude(merge_conflicts=[])
        return queryset
