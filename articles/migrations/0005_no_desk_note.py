"""The one note to the desk goes: a story's notes stand in its place."""

from django.db import migrations


class Migration(migrations.Migration):
    """Its words were moved by the migration before."""

    dependencies = [("articles", "0004_desk_notes_become_notes")]

    operations = [migrations.RemoveField(model_name="article", name="desk_note")]
