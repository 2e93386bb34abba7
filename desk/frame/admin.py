"""The admin's permissions come from `people/roles.py`, by the acts that a model names here."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar, NoReturn

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    PROTECT,
    BooleanField,
    ForeignKey,
    ForeignObjectRel,
    Model,
    QuerySet,
    URLField,
)
from django.forms import ModelChoiceField, ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.models import Article
from desk.frame.kept_forms import drop_sent
from desk.frame.pagination import CappedPaginator
from desk.frame.powers import can, can_with, user_of
from desk.frame.readers_addresses import desk_page
from desk.frame.searched import KeySelect
from people.roles import Act


class ByAct:
    """Who may see, change and delete rows of a model: those who may do these acts.

    An act that is none is nobody's. An inline asks about the row it stands in.
    """

    reads: Act = Act.RUN_THE_PAPER
    writes: Act | None = None
    deletes: Act | None = None

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may look."""
        writes = self.writes is not None and can_with(request, self.writes, obj)
        return writes or can_with(request, self.reads, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may change this row, or any."""
        return self.writes is not None and can_with(request, self.writes, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may add a row."""
        return self.writes is not None and can_with(request, self.writes, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may delete this row, or any."""
        return self.deletes is not None and can_with(request, self.deletes, obj)

    def has_view_or_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may look or change."""
        return self.has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the model stands in their menu."""
        return self.has_view_permission(request)


USED = "Stories or photos use it. Take it out of them first."


def is_used(row: Model) -> bool:
    """Say whether a row that must stay hangs on this one."""
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is PROTECT:
            users = relation.related_model._base_manager.filter(**{relation.field.name: row})
            if users.exists():
                return True
    return False


def asked_by(chosen: Any) -> set[str]:  # noqa: ANN401
    """Return what a list's filter has in addresses: its own name, or a field's usual forms."""
    if isinstance(chosen, str):
        return {f"{chosen}__{form}" for form in ("exact", "id__exact", "isnull")}
    if isinstance(chosen, tuple):
        # A field with the filter that shows it.
        return asked_by(chosen[0])
    return {chosen.parameter_name}


def in_words(model: type[Model], name: Any) -> Any:  # noqa: ANN401
    """Return what shows a field that may only be looked at: one that is yes or no in these words.

    Django shows a picture of it, whose words are “True” and “False”.
    """
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if not isinstance(field, BooleanField):
        return name

    @admin.display(description=str(field.verbose_name))
    def answer(row: Model) -> str:
        return "Yes" if getattr(row, name) else "No"

    # Django finds the field's help by this.
    answer.__name__ = name
    return answer


class DeskAdmin(ByAct, admin.ModelAdmin):  # type: ignore[type-arg]
    """A model of the desk: lists never count the table, nothing is done to many rows at once."""

    # The fields that lead to the stories a row is about: what is of a story on hold is hidden.
    of_stories: tuple[str, ...] = ()
    # What the list is called and how a row is added, where the model's own name will not do.
    called = ""
    adds = ""
    actions = None
    list_per_page = 30
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    empty_value_display = ""
    # Django's own says "Currently" and "Change" around it.
    formfield_overrides: ClassVar[dict[Any, dict[str, Any]]] = {
        URLField: {"widget": forms.URLInput({"class": "vURLField"})}
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows without those of stories that this person may not know of."""
        rows: QuerySet[Any] = super().get_queryset(request)
        if self.of_stories:
            hidden = Article.objects.hidden_from(user_of(request)).values("pk")
            for field in self.of_stories:
                rows = rows.exclude(**{f"{field}__in": hidden})
        return rows

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Say whether an address may ask the list for this: what its filters ask, nothing else.

        Django lets it ask for any column in any way: by patterns that take seconds, by numbers
        that the database has no room for, and for words that the list does not show.
        """
        assert request is not None, "Django passes it since 5.0"
        return any(lookup in asked_by(chosen) for chosen in self.get_list_filter(request))

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> "type[ModelForm[Any]]":
        """Name every field as the desk's own pages do, without a colon."""
        form = super().get_form(request, obj, change=change, **kwargs)
        for field in form.base_fields.values():
            field.label_suffix = ""
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Return the fields of a row, those in words that whoever asks may only look at."""
        groups = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return groups
        return [
            (called, {**group, "fields": [in_words(self.model, name) for name in group["fields"]]})
            for called, group in groups
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list under the words that the desk has for it.

        Whoever pastes the address of a readers' page into its search is led to the desk's page.
        """
        typed = request.GET.get(SEARCH_VAR, "")
        page = desk_page(request, typed) if "/" in typed else ""
        if page and self.has_view_permission(request):
            return HttpResponseRedirect(page)
        return super().changelist_view(request, {**self.words(), **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a row under the same words; what was typed into it is kept until it is saved."""
        context = {**self.words(), **(extra_context or {})}
        answer = super().changeform_view(request, object_id, form_url, context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            drop_sent(request)
        return answer

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,  # noqa: ANN401  # a model of its own in each admin
    ) -> HttpResponse:
        """Show what is to be looked at only under the same labels, without a colon either."""
        context["adminform"].form.label_suffix = ""
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask whether a row is to go, under the same words."""
        return super().delete_view(request, object_id, {**self.words(), **(extra_context or {})})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Have no page of what Django notes for itself. Raises `Http404`."""
        raise Http404("There is no such page.")

    def words(self) -> dict[str, Any]:
        """Return what the list is called, and what its button says."""
        return {"called": self.called, "adds": self.adds}

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField | None":  # type: ignore[type-arg]
        """Let nobody choose, or find out by choosing, a story that they may not know of."""
        if db_field.related_model is Article:
            kwargs["queryset"] = Article.objects.seen_by(user_of(request))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:  # noqa: ANN401  # a model of its own in each admin
        """Return the row of a key, or None; an address that names no field asks by the key.

        Django lets it name one that is empty, and then finds no such field.
        """
        return super().get_object(request, object_id, from_field or None)

    def get_deleted_objects(  # type: ignore[override]
        self, objs: Sequence[Model], request: HttpRequest
    ) -> tuple[list[Any], dict[Any, Any], set[str], list[Any]]:
        """Say of a row that is used only that it is, and neither load nor name what uses it.

        It may be of a story on hold, and there may be a million of them.
        """
        if any(is_used(row) for row in objs):
            return [], {}, set(), [USED]
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, lacking, protected

    def _get_obj_does_not_exist_redirect(self, *args: object) -> NoReturn:
        """Answer a row that is not there exactly as one that they may not see."""
        raise Http404


class ReadOnlyAdmin(DeskAdmin):
    """Rows that only the door, the worker or the wire write."""

    writes = None


class TableAdmin(ReadOnlyAdmin):
    """A table, of which superusers alone look at one row with all its columns."""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show one row. Raises `Http404` for all others, as of one that is not there."""
        if not can(request, Act.SEE_TABLES):
            raise Http404("There is no such page.")
        return super().change_view(request, object_id, form_url, extra_context)


class ReadOnlyInline(ByAct, admin.StackedInline):  # type: ignore[type-arg]
    """Rows shown within another, which nobody changes here."""

    classes = ["collapse"]
    extra = 0
    max_num = 0
    can_delete = False
