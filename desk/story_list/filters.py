"""Filters of the story list: words to press, never a count of the table."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article, Hold, Stage
from articles.models.article import Live
from desk.frame.powers import user_of
from desk.frame.words import NO_NEWS
from desk.wire_inbox.marks import perhaps_updates, waiting_from_wire
from people.models import Organisation
from taxonomy.models import Section

MOST_CHOICES = 12
# A stage that no story has: its draft says what readers see.
UNCHANGED = "unchanged"


class WordFilter(admin.SimpleListFilter):
    """A filter by one column, whose words are given by `choices_of`."""

    column = ""

    def choices_of(self, stories: QuerySet[Article]) -> Iterable[tuple[Any, str]]:
        """Return the values and their words, among the stories that one may know of."""
        return []

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[Any, str]]:
        """Return the values and their words."""
        return list(self.choices_of(Article.objects.seen_by(user_of(request))))

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
    """Where the draft stands, as the list and the story's own bar say it."""

    title, parameter_name = "Draft", "stage__exact"

    def choices_of(self, stories: QuerySet[Article]) -> Iterable[tuple[Any, str]]:
        """Return the stages, and the draft that stands at none: readers see all of it."""
        return [*Stage.choices, (UNCHANGED, NO_NEWS.words)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the stories whose draft stands there; one by the clock is in *Waiting*."""
        value = self.value()
        if value is None:
            return queryset
        stories = queryset.filter(publish_at=None)
        if value == UNCHANGED:
            return stories.filter(live=Live.LIVE, has_news=False)
        if value not in Stage.values:
            return queryset.none()
        return stories & Article.objects.standing(Stage(value))


class LiveFilter(WordFilter):
    """What readers see."""

    title, parameter_name, column = "Readers see", "live__exact", "live"

    def choices_of(self, stories: QuerySet[Article]) -> Iterable[tuple[Any, str]]:
        """Return what readers may see."""
        return Live.choices


class SectionFilter(WordFilter):
    """In which section."""

    title, parameter_name, column = "Section", "section", "section_id"

    def choices_of(self, stories: QuerySet[Article]) -> Iterable[tuple[Any, str]]:
        """Return the sections in their order."""
        return Section.objects.values_list("pk", "name")


class SourceFilter(WordFilter):
    """From which house."""

    title, parameter_name, column = "Source", "source", "source_id"

    def choices_of(self, stories: QuerySet[Article]) -> Iterable[tuple[Any, str]]:
        """Return the first houses by name that stories came from.

        A house that only a story on hold names is no choice: it would tell of that story.
        """
        used = stories.filter(source=OuterRef("pk"))
        return Organisation.objects.filter(Exists(used)).values_list("pk", "name")[:MOST_CHOICES]


class WhoseFilter(admin.SimpleListFilter):
    """Whose stories: mine, or given to me."""

    title, parameter_name = "Whose", "whose"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return the two ways in which a story is somebody's."""
        return [("mine", "Begun by me"), ("given", "Given to me")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the stories that are theirs so."""
        if self.value() == "mine":
            return queryset.filter(created_by=user_of(request))
        if self.value() == "given":
            return queryset.filter(assigned_to=user_of(request))
        return queryset


class TroubleFilter(admin.SimpleListFilter):
    """What waits for somebody, or for its time."""

    title, parameter_name = "Waiting", "trouble"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return what may be waiting; of holds only those know who are named in one."""
        user = user_of(request)
        knows_holds = user.is_superuser or Hold.objects.filter(people=user).exists()
        return [
            ("scheduled", "Scheduled"),
            ("embargoed", "Embargoed"),
            *([("hold", "On hold")] if knows_holds else []),
            ("problem", "Could not go out"),
            ("owed", "Owes a sentence"),
            ("conflict", "To settle"),
            ("update", "Probably an update"),
            ("wire", "From the wire"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Return the stories that wait so."""
        if self.value() == "scheduled":
            return queryset & Article.objects.scheduled()
        if self.value() == "embargoed":
            return queryset.filter(embargo_until__gt=timezone.now())
        if self.value() == "hold":
            return queryset.filter(pk__in=Hold.objects.values("article"))
        if self.value() == "problem":
            return queryset & Article.objects.failed()
        if self.value() == "owed":
            return queryset.filter(note_owed_since__isnull=False)
        if self.value() == "conflict":
            return queryset.exclude(merge_conflicts=[])
        if self.value() == "update":
            return perhaps_updates(queryset)
        if self.value() == "wire":
            return waiting_from_wire(queryset)
        return queryset


# In the order in which they stand over the story list.
STORY_FILTERS: tuple[type[admin.SimpleListFilter], ...] = (
    WhoseFilter,
    StageFilter,
    LiveFilter,
    TroubleFilter,
    SectionFilter,
    SourceFilter,
)
