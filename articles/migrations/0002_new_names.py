"""Rows are called what they are everywhere else."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rename models and what leads to them; tables and columns follow, rows stay as they are."""

    dependencies = [
        ("articles", "0001_first_version"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("RecoveryCopy", "Autosave"),
        migrations.AlterModelOptions("autosave", {"ordering": ["-kept_at", "-pk"]}),
        migrations.AlterField(
            "autosave",
            "article",
            models.ForeignKey(
                null=True,
                on_delete=models.deletion.CASCADE,
                related_name="autosaves",
                to="articles.article",
            ),
        ),
    ]
