"""Let the worker note the words of the photos that are there, so that search finds them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin_round(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave a round through all photos to the worker."""
    if apps.get_model("media", "Photo").objects.exists():
        apps.get_model("media", "PhotoRound").objects.create()


class Migration(migrations.Migration):
    dependencies = [("media", "0011_words_and_rounds_of_photos")]

    operations = [migrations.RunPython(begin_round, migrations.RunPython.noop)]
