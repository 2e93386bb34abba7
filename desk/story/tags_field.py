"""Tags in a form: names with commas between them, however many words each has."""

import re

from django import forms

from editions.body import plain
from taxonomy.models import Tag
from taxonomy.names import tag_key


def known_tags(names: list[str]) -> dict[str, str]:
    """Return the tags that exist of these names, by their keys: case is no matter."""
    return {key: tag.name for key, tag in Tag.objects.known(names).items()}


class TagsField(forms.CharField):
    """A line of tags; Chinese commas and semicolons part them too."""

    def prepare_value(self, value: object) -> object:
        """Return the line; `value` are tags, or the line as it was typed."""
        if isinstance(value, list | tuple):
            return ", ".join(str(tag) for tag in value)
        return value

    def clean(self, value: object) -> list[str]:
        """Return the names, each once, in their order."""
        return names_in(str(super().clean(value) or ""))

    def has_changed(self, initial: object, data: object) -> bool:
        """Say whether the line is another."""
        return bool((self.prepare_value(initial) or "") != (data or ""))


def names_in(line: str) -> list[str]:
    """Return the names of a line, each once, in their order."""
    names = (plain(name) for name in re.split(r"[,;，、；]", line))
    each = {tag_key(name): name for name in reversed([name for name in names if name])}
    return list(each.values())[::-1]
