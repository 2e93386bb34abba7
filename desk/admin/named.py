"""Names with a page of their own: what is live moves along when one gets another address."""

from typing import Any

from django import forms
from django.http import HttpRequest

from desk.admin.acts import DeskAdmin
from editions.following import follow
from editions.markup import INVISIBLE


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name and what is known of it, without characters that no page can show."""

    def clean(self) -> dict[str, Any]:
        """Clean all words, as every way in does."""
        values = super().clean() or self.cleaned_data
        for name, value in values.items():
            if isinstance(value, str):
                values[name] = INVISIBLE.sub("", value).strip()
        if not values.get("name") and "name" not in self.errors:
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
            follow(obj.address_kind, before)
