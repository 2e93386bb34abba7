"""Let the worker make every photo's renditions again: in more sizes, in AVIF, with their words."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_all_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Say of each photo that has renditions that they are still to be made; the old ones stay."""
    photos = apps.get_model("media", "Photo").objects.using(schema_editor.connection.alias)
    photos.exclude(rendered_at=None).exclude(status="killed").update(
        rendered_at=None, render_claimed_until=None, render_attempts=0
    )


class Migration(migrations.Migration):
    dependencies = [("media", "0006_rendition_for_sharing")]

    operations = [migrations.RunPython(make_all_again, migrations.RunPython.noop)]
