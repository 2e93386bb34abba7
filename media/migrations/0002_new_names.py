"""Backfills of photos by their name, and one of them for files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rename the model, and let a row stand for files that are to be made again."""

    dependencies = [("media", "0001_first_version")]

    operations = [
        migrations.RenameModel("PhotoRound", "PhotoBackfill"),
        migrations.AddField(
            "photobackfill", "makes_files_again", models.BooleanField(default=False)
        ),
        migrations.AddConstraint(
            "photobackfill",
            models.UniqueConstraint(
                fields=["makes_files_again"],
                condition=models.Q(makes_files_again=True),
                name="media_one_backfill_of_files",
            ),
        ),
    ]
