"""Let the worker make outlines and suggestions anew: words are folded and cut otherwise now."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin_rebuild(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave a rebuild to the worker, from its beginning; what stands answers until then."""
    rebuilds = apps.get_model("related", "Rebuild")._default_manager
    if apps.get_model("related", "Outline")._default_manager.exists():
        rebuilds.all().delete()
        rebuilds.create(stage="counting words")


class Migration(migrations.Migration):
    dependencies = [("related", "0010_stories_not_counted")]

    operations = [migrations.RunPython(begin_rebuild, migrations.RunPython.noop)]
