"""A proxy in front of the site is told what was taken from readers."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    """Note what was taken from readers until the proxy was told."""

    dependencies = [("articles", "0002_new_names")]

    operations = [
        migrations.CreateModel(
            "TakenAway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=timezone.now)),
            ],
        ),
    ]
