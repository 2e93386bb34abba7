"""Make one tag of those that differ in case alone, and fill the keys of all.

The oldest stays. Drafts of the others get it, their addresses lead to it, and the worker brings
the live stories along.
"""

import re
import unicodedata

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e0fff]"
)


def tag_key(name: str) -> str:
    seen = UNSEEN.sub("", name) or name
    folded = unicodedata.normalize("NFKC", seen).casefold().replace("\u2010", "-")
    return " ".join(unicodedata.normalize("NFKC", folded).split())[:300]


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    tags = apps.get_model("taxonomy", "Tag").objects.using(database)
    items = apps.get_model("articles", "ArticleTag").objects.using(database)
    former = apps.get_model("addresses", "FormerAddress").objects.using(database)
    kept: dict[str, tuple[int, str]] = {}
    for tag in list(tags.order_by("pk")):
        key = tag_key(tag.name)
        if key not in kept:
            kept[key] = (tag.pk, tag.slug)
            tags.filter(pk=tag.pk).update(key=key)
            continue
        pk, slug = kept[key]
        has_both = items.filter(tag_id=pk).values("content_object_id")
        items.filter(tag_id=tag.pk, content_object_id__in=has_both).delete()
        items.filter(tag_id=tag.pk).update(tag_id=pk)
        if tag.is_sensitive:
            tags.filter(pk=pk).update(is_sensitive=True)
        tags.filter(pk=tag.pk).delete()
        former.filter(kind="tag", leads_to=tag.slug).update(leads_to=slug, followed_at=None)
        former.create(kind="tag", slug=tag.slug, leads_to=slug)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_copies_of_forms"),
        ("addresses", "0001_former_addresses"),
        ("taxonomy", "0006_keys_of_tags"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
