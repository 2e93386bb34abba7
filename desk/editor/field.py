"""The rich-text editor: it offers exactly the HTML that a story may have."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django_prose_editor.fields import ProseEditorFormField

from editions.body import SCHEMES, clean_body, too_large

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
    field: forms.CharField = BodyField(
        label="Text", required=False, config={"extensions": EXTENSIONS}, sanitize=clean_body
    )
    # Where its script finds stories to link to, and asks what became of those that are linked.
    field.widget.attrs.update(
        {
            "data-links": reverse_lazy("admin:link_choices"),
            "data-link-states": reverse_lazy("admin:link_states"),
        }
    )
    return field
