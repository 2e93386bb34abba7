"""What has to be translated for readers: every word of ours on their pages, read off the code.

Templates say `{% translate %}` and `{% blocktranslate %}`, modules `gettext` and its kin; what a
story's facts are called stands on the fact itself. The desk says none of these.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

from editions.story import FACTS

# Besides gettext's own names: a word that is translated where it is shown.
KEYWORDS = {**DEFAULT_KEYWORDS, "noop": None}


def readers_words() -> Catalog:
    """Return every word that readers read and that is not the paper's own text."""
    catalog = Catalog()
    for fact in FACTS.values():
        catalog.add(fact.label, auto_comments=["A part of a story, in the list of its versions."])
    for path, code in sources():
        found = extract("python", BytesIO(code.encode()), KEYWORDS, comment_tags=["Translators:"])
        for line, message, comments, context in found:
            place = (path.relative_to(settings.BASE_DIR).as_posix(), line)
            catalog.add(message, locations=[place], auto_comments=comments, context=context)
    return catalog


def sources() -> Iterator[tuple[Path, str]]:
    """Yield every template and module with its code; of a template, its words as calls."""
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield path, re.sub(r"^[ \t]+", "", code, flags=re.MULTILINE)
    for app in apps.get_app_configs():
        if Path(app.path).parent == settings.BASE_DIR:
            for path in sorted(Path(app.path).rglob("*.py")):
                yield path, path.read_text(encoding="utf-8")
