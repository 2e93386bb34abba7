"""Let each live story have its lead picture's markup, which cards show, in a column of its own."""

import json

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from editions.picture_markup import form_of
from editions.pictures import ShownPicture

AT_A_TIME = 1_000


def give_pictures(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the markup of each story that shows pictures."""
    stories = apps.get_model("editions", "PublishedArticle").objects
    with_pictures = stories.exclude(photos="[]").order_by("pk").only("photos")
    last = ""
    while rows := list(with_pictures.filter(pk__gt=last)[:AT_A_TIME]):
        for row in rows:
            row.card_picture = form_of(ShownPicture.from_row(json.loads(row.photos)[0]))
        stories.bulk_update(rows, ["card_picture"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    """A column, and what stands in it."""

    dependencies = [("editions", "0002_search_keys")]

    operations = [
        migrations.AddField(
            "publishedarticle",
            "card_picture",
            models.TextField(
                blank=True,
                default="",
                help_text="The lead picture's markup, a form that lists fill with its place.",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(give_pictures, migrations.RunPython.noop, elidable=True),
    ]
