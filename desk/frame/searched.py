"""Choice lists that ask for a few entries as one types: no list of ours holds all rows."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.urls import reverse_lazy

from articles.models import Article
from paging.numbers import whole_number


class KeySelect(AutocompleteSelect):
    """The admin's own choice by typing, which looks for what was chosen only by what is a key."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:  # noqa: ANN401
        """Return the chosen entries; what a page of ours cannot have sent is none."""
        keys = [one for one in value if not one or whole_number(str(one)) is not None]
        return super().optgroups(name, keys, attr)


class SearchedSelect(forms.Select):
    """A list in the manner of the admin's own, whose entries come from a page of the desk.

    `page` is that page's name; `known` says what the chosen entries are called.
    """

    page: ClassVar[str]
    query: ClassVar[str] = ""

    def known(self, chosen: set[str]) -> dict[str, str]:
        """Return the words of the entries that are chosen."""
        raise NotImplementedError

    def unknown(self, one: str) -> str:
        """Return the words of a chosen entry that is none any more."""
        return one

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Point the admin's own search-as-you-type at our entries."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {
            **attrs,
            "data-ajax--cache": "true",
            "data-ajax--delay": 250,
            "data-ajax--type": "GET",
            "data-ajax--url": f"{reverse_lazy(f'admin:{self.page}')}{self.query}",
            "data-theme": "admin-autocomplete",
            "data-allow-clear": "true",
            "data-placeholder": "",
            "class": "admin-autocomplete",
        }

    def optgroups(self, name: str, value: list[str], attrs: object = None) -> list[Any]:
        """Return the chosen entries alone."""
        chosen = {str(one) for one in value if one}
        known = self.known(chosen)
        options = []
        if not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        options += [
            self.create_option(name, one, known.get(one, self.unknown(one)), True, at)
            for at, one in enumerate(sorted(chosen), start=1)
        ]
        return [(None, options, 0)]

    @property
    def media(self) -> forms.Media:
        """The admin's own scripts for search-as-you-type."""
        field = Article._meta.get_field("section")
        return AutocompleteSelect(field, None).media  # type: ignore[arg-type]
