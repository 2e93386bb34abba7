"""Let each live story say for whom its language is written, and lists of a language go along it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column, and the walks along it. Code from before writes stories that leave it empty."""

    dependencies = [("editions", "0012_when_they_were_corrected")]

    operations = [
        migrations.AddField(
            "publishedarticle",
            "tongue",
            models.CharField(default="", db_default="", max_length=20),
        ),
        migrations.AddIndex(
            "publishedarticle",
            models.Index(fields=["tongue", "-first_published_at", "-id"], name="editions_tongue"),
        ),
        migrations.AddIndex(
            "publishedarticle",
            models.Index(
                fields=["tongue", "section_slug", "-first_published_at", "-id"],
                name="editions_tongue_section",
            ),
        ),
    ]
