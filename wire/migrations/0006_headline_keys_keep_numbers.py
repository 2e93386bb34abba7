import json
import re
import unicodedata

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 500
KEY_PART = re.compile(r"((?:(?<!\w)[-+])?\d+(?:[.,:/'⁄-]\d+)*%?)|[^\W\d_]+")
HAS_NUMBER = re.compile(r"\d")


def key_of(headline: str) -> str:
    """The form that `wire.recognition.key_of` gave when this was written, but for take labels."""
    decomposed = unicodedata.normalize("NFKD", headline[:300]).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    key, follows_number = "", False
    for found in KEY_PART.finditer(plain.replace("\u2212", "-").replace("\u2013", "-")):
        is_number = found.group(1) is not None
        key += f" {found.group()}" if is_number and follows_number else found.group()
        follows_number = is_number
    return (key or headline)[:300]


def keep_numbers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the keys of headlines with numbers anew: `1.2` and `12` had one."""
    alias = schema_editor.connection.alias
    items = apps.get_model("wire", "WireItem")._default_manager.using(alias)
    revisions = apps.get_model("articles", "Revision")._default_manager.using(alias)
    fields = ("pk", "headline_key", "article_id", "revision_number")
    last = 0
    while rows := list(items.filter(pk__gt=last).order_by("pk").values_list(*fields)[:BATCH]):
        last = rows[-1][0]
        numbered = [row for row in rows if HAS_NUMBER.search(row[1])]
        texts = {
            (article, number): text
            for article, number, text in revisions.filter(
                article_id__in={row[2] for row in numbered},
                number__in={row[3] for row in numbered},
            ).values_list("article_id", "number", "text")
        }
        for pk, known, article, number in numbered:
            text = texts.get((article, number))
            headline = json.loads(text).get("headline") if text else ""
            if headline and key_of(headline) != known:
                items.filter(pk=pk).update(headline_key=key_of(headline))


class Migration(migrations.Migration):
    """Data: a headline's key keeps the signs of its numbers."""

    dependencies = [("wire", "0005_next_takes")]

    operations = [migrations.RunPython(keep_numbers, migrations.RunPython.noop)]
