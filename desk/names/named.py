"""Names with a page of their own: what is live moves along when one gets another address."""

from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from addresses.named import Addressed
from desk.frame.admin import DeskAdmin
from desk.frame.powers import can
from editions.bringing_along import bring_along, stories_under
from editions.markup import INVISIBLE
from fronts.moving import follow
from people.roles import Act
from search.words import can_be_seen

# What is asked of those alone who may change a name, and is not a column to be looked at.
FOR_WRITERS = {"is_another", "photo", "lead_story"}


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name and what is known of it, without characters that no page can show."""

    def clean(self) -> dict[str, Any]:
        """Clean all words, as every way in does."""
        values = super().clean() or self.cleaned_data
        for name, value in values.items():
            if isinstance(value, str):
                values[name] = INVISIBLE.sub("", value).strip()
        if not can_be_seen(values.get("name") or "") and "name" not in self.errors:
            self.add_error("name", "Give a name.")
        return values


class NamedAdmin(DeskAdmin):
    """A list of names, each with an address. A changed one leads on, and is followed at once."""

    form = NameForm

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,  # noqa: ANN401
        form: "forms.ModelForm[Any]",
        change: bool,
    ) -> None:
        """Bring the newest live stories along; the worker brings the others."""
        before = obj.address_before()
        super().save_model(request, obj, form, change)
        if change and before != obj.slug:
            bring_along(obj.address_kind, before)
            follow(obj.address_kind, before, obj.slug)


class MergeableAdmin(NamedAdmin):
    """A list of names of which one may be made one with another."""

    change_form_template = "desk/names/name.html"

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:  # noqa: ANN401
        """Return the fields; whether it is another of a like name is asked of who changes it."""
        fields = super().get_fields(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fields
        return [name for name in fields if name not in FOR_WRITERS]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Model | None = None,
    ) -> HttpResponse:
        """Lead those who may to the page on which it is made one with another."""
        if obj is not None and can(request, Act.MERGE_NAMES):
            page = f"admin:merge_{self.opts.model_name}"
            context["merge_at"] = reverse(page, args=[obj.pk])
        if isinstance(obj, Addressed) and stories_under(obj.address_kind, obj.slug).exists():
            context["readers_at"] = reverse(obj.address_kind.value, args=[obj.slug])
        return super().render_change_form(request, context, add, change, form_url, obj)
