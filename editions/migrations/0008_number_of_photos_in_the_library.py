"""Let each picture of a live story have its number in the library."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def number(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Number the pictures that are live now, in one statement by an index."""
    photos = apps.get_model("media", "Photo").objects.filter(content_hash=OuterRef("content_hash"))
    rows = apps.get_model("editions", "PublishedPhoto").objects.filter(library_id=None)
    rows.update(library_id=Subquery(photos.values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0007_photos_by_their_number"),
        ("media", "0001_initial"),
    ]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
