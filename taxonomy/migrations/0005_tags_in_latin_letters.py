"""Give tags whose address has other letters than ASCII one by the rule of people and sources.

Their old addresses lead on, and the worker brings the stories along that went out under them.
"""

import re
import secrets

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils.text import slugify

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
BY_RULE = re.compile(r"[-a-zA-Z0-9_]+\Z", re.ASCII)


def short_id(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def mend(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    tags = apps.get_model("taxonomy", "Tag").objects.using(database)
    former = apps.get_model("addresses", "FormerAddress").objects.using(database)
    for pk, name, slug in list(tags.order_by("pk").values_list("pk", "name", "slug")):
        if BY_RULE.match(slug):
            continue
        new = slugify(name)[:70].strip("-") or short_id(8)
        if tags.filter(slug=new).exists() or former.filter(kind="tag", slug=new).exists():
            new = f"{new}-{short_id(4)}"
        tags.filter(pk=pk).update(slug=new)
        former.create(kind="tag", slug=slug, leads_to=new)


class Migration(migrations.Migration):
    dependencies = [
        ("addresses", "0001_former_addresses"),
        ("taxonomy", "0004_addresses_by_one_rule"),
    ]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
