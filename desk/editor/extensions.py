"""What the desk adds to the rich-text editor: each a script, and the tags that it may write.

Read by the settings, before any app is there.
"""

from typing import Any

from django_prose_editor.config import html_tags
from js_asset import static_lazy

EDITOR_EXTENSIONS: list[dict[str, Any]] = [
    {
        "js": [static_lazy("desk/editor/figure_node.js")],
        "extensions": {"StoryFigure": html_tags(["figure"], {"figure": ["data-photo"]})},
    },
    {
        "js": [static_lazy("desk/editor/gallery_frame.js")],
        "extensions": {"GalleryFrame": html_tags([])},
    },
    {
        "js": [static_lazy("desk/editor/pull_quote.js")],
        "extensions": {"PullQuote": html_tags(["aside"])},
    },
    {
        "js": [static_lazy("desk/editor/link.js")],
        "extensions": {"Link": html_tags(["a"], {"a": ["href"]})},
    },
    {
        "js": [static_lazy("desk/editor/caret.js")],
        "extensions": {"CaretAtOnce": html_tags([])},
    },
    {
        "js": [static_lazy("desk/editor/typing.js")],
        "extensions": {"Typing": html_tags([])},
    },
    {
        "js": [static_lazy("desk/editor/passages.js")],
        "extensions": {"PassageNotes": html_tags([])},
    },
    {
        "js": [static_lazy("desk/editor/paste.js")],
        "extensions": {"CleanPaste": html_tags([])},
    },
]
