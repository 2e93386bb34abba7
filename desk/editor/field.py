"""The rich-text editor: it offers exactly the HTML that a story may have."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django_prose_editor.fields import ProseEditorFormField

from editions.body import SCHEMES, clean_body, too_large, without_figures

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": sorted(SCHEMES)},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "StoryFigure": True,
    "GalleryFrame": True,
    "PullQuote": True,
    "CaretAtOnce": True,
    "Typing": True,
    "PassageNotes": True,
    "CleanPaste": True,
    # Writers want their spelling checked.
    "NoSpellCheck": False,
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "pictures"},
            {"group": "table"},
            {"group": "notes"},
            {"group": "history"},
        ]
    },
}

# What only a story has.
OF_STORIES = {"StoryFigure", "GalleryFrame", "PassageNotes"}
GROUPS_OF_STORIES = ("pictures", "notes")


class BodyField(ProseEditorFormField):  # type: ignore[misc]
    """The text of a story. More than 1 MB stays on the page as typed, and is not looked into."""

    def clean(self, value: str | None) -> str:
        """Return the cleaned text. Raises `ValidationError` where it is too large."""
        check_size(value or "")
        cleaned: str = super().clean(value)
        check_size(cleaned)
        return cleaned


def check_size(body: str) -> None:
    """Raise `ValidationError` for a text of more than 1 MB."""
    if problem := too_large(body):
        raise ValidationError(problem)


def body_field() -> forms.CharField:
    """Return a form field for the text of a story, cleaned like every other way in."""
    return editor_field(EXTENSIONS, clean_body)


def text_field() -> forms.CharField:
    """Return a form field for a text of the paper itself: as a story's, without pictures."""
    extensions = {name: how for name, how in EXTENSIONS.items() if name not in OF_STORIES}
    groups = [
        group for group in EXTENSIONS["Menu"]["groups"] if group["group"] not in GROUPS_OF_STORIES
    ]
    extensions["Menu"] = {"groups": groups}
    return editor_field(extensions, lambda markup: without_figures(clean_body(markup)))


def editor_field(extensions: dict[str, Any], clean: Callable[[str], str]) -> forms.CharField:
    """Return a form field with the editor that offers these."""
    field: forms.CharField = BodyField(
        label="Text", required=False, config={"extensions": extensions}, sanitize=clean
    )
    # What it is called until its script is there, and where that finds stories to link to, and asks
    # what became of those that are linked.
    field.widget.attrs.update(
        {
            "aria-label": "Body",
            "data-links": reverse_lazy("admin:link_choices"),
            "data-link-states": reverse_lazy("admin:link_states"),
        }
    )
    return field
