"""The rich-text editor: it offers exactly the HTML that a story may have."""

from typing import Any

from django import forms
from django_prose_editor.fields import ProseEditorFormField

from editions.body import SCHEMES, clean_body

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
            {"group": "history"},
        ]
    },
}


def body_field() -> forms.CharField:
    """Return a form field for the text of a story, cleaned like every other way in."""
    field: forms.CharField = ProseEditorFormField(
        label="Text", required=False, config={"extensions": EXTENSIONS}, sanitize=clean_body
    )
    return field
