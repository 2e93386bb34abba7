"""Tags in a form: names with commas between them, however many words each has."""

import re

from django import forms
from django.db.models import Q

from editions.body import plain
from taxonomy.models import Tag


def known_tags(names: list[str]) -> dict[str, str]:
    """Return the tags that exist of these names, by the name in lower case: case is no matter."""
    wanted = Q()
    for name in names:
        wanted |= Q(name__iexact=name)
    found = Tag.objects.filter(wanted).values_list("name", flat=True) if names else ()
    return {name.casefold(): name for name in found}


class TagsField(forms.CharField):
    """A line of tags; Chinese commas and semicolons part them too."""

    def prepare_value(self, value: object) -> object:
        """Return the line; `value` are tags, or the line as it was typed."""
        if isinstance(value, list | tuple):
            return ", ".join(str(tag) for tag in value)
        return value

    def clean(self, value: object) -> list[str]:
        """Return the names, each once, in their order."""
        names = names_in(str(super().clean(value) or ""))
        too_long = [name for name in names if len(name) > 100]
        if too_long:
            raise forms.ValidationError(f"“{too_long[0][:40]}…” is too long for a tag.")
        return names

    def has_changed(self, initial: object, data: object) -> bool:
        """Say whether the line is another."""
        return bool((self.prepare_value(initial) or "") != (data or ""))


def names_in(line: str) -> list[str]:
    """Return the names of a line, each once, in their order."""
    names = (plain(name) for name in re.split(r"[,;，、；]", line))
    return list(dict.fromkeys(name for name in names if name))
