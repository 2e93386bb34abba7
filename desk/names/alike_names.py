"""A name that is like one in the library: one asks before there are two of them."""

from typing import Any

from django import forms

from desk.names.named import NameForm
from people.models import Organisation, Person
from people.names import is_one_name

MOST_NAMED = 3


class AlikeNameForm(NameForm):
    """A person or organisation. Where another is called alike, the form asks whether it is one."""

    is_another = forms.BooleanField(
        label="It is another of a like name", required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """Ask once about a new name that is another's, or like it but for spaces and signs."""
        values = super().clean()
        name = values.get("name")
        if not name or "name" not in self.changed_data:
            return values
        others = self.others(name)
        if others and not values.get("is_another"):
            self.fields["is_another"].widget = forms.CheckboxInput()
            known = ", ".join(f"“{other}”" for other in others)
            self.add_error(
                "name",
                f"In the library is {known}. If it is the same, leave it at that one. If it is "
                "another, tick the box and save again.",
            )
        return values

    def others(self, name: str) -> list[str]:
        """Return the names of others that are this one, or alike."""
        model: type[Person] | type[Organisation] = self._meta.model
        rows = model.objects.exclude(pk=self.instance.pk)
        alike = [row.name for row in rows.alike(name)[:MOST_NAMED]]
        if model is Organisation:
            # Of houses with one name there is one; the model says so.
            return [other for other in alike if not is_one_name(other, name)]
        return alike
