"""What the admin lists of a table that only the door, the worker or the wire write."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.models import Article
from desk.frame.admin import ReadOnlyAdmin, ReadOnlyInline
from desk.frame.powers import user_of
from people.roles import Act

NEWEST = ("-pk",)


@dataclass(frozen=True)
class InnerTable:
    """A table that nobody changes at the desk: its columns, and the act that may see it.

    `stories` are the fields that lead to the stories a row is about: what is of a story on hold is
    hidden. `joins` are the rows that its columns name, `finds` what is searched, by a key alone,
    and `finds_by` how the page calls that. `hides` are columns that nobody is shown.
    """

    model: type[Model]
    columns: tuple[str, ...] = ("__str__",)
    act: Act = Act.RUN_THE_PAPER
    stories: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    finds: tuple[str, ...] = ()
    finds_by: str | None = None
    hides: tuple[str, ...] = ()
    inline: type[ReadOnlyInline] | None = None
    base: type[ReadOnlyAdmin] = ReadOnlyAdmin

    def register(self) -> None:
        """Let the admin list it."""
        options: dict[str, Any] = {
            "reads": self.act,
            "list_display": self.columns,
            "of_stories": self.stories,
            "list_select_related": self.joins,
            "ordering": self.order or None,
            "list_filter": self.filters,
            "search_fields": self.finds,
            "search_help_text": self.finds_by,
            "exclude": self.hides or None,
            "inlines": [self.inline] if self.inline else [],
        }
        kind = type(f"{self.model.__name__}Admin", (self.base,), options)
        admin.site.register(self.model, kind)


class ByPublicIdAdmin(ReadOnlyAdmin):
    """Rows that know a story by its public id alone; none of a story on hold."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows without those of stories that this person may not know of."""
        hidden = Article.objects.hidden_from(user_of(request)).values("public_id")
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.exclude(article_id__in=hidden)


class OwnRowsAdmin(ReadOnlyAdmin):
    """Rows of one user, which are there for nobody else."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return one's own rows."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.filter(user=user_of(request))
