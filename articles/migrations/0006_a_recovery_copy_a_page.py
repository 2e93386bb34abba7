"""Two windows of one editor do not write over each other's recovery copy.

Nothing kept copies before this, so there are none to give a key to.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_no_desk_note"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("recoverycopy", "articles_recovery_once"),
        migrations.RemoveConstraint("recoverycopy", "articles_recovery_new_once"),
        migrations.AlterField("recoverycopy", "key", models.CharField(max_length=36)),
        migrations.AddField("recoverycopy", "base_text", models.TextField(blank=True)),
        migrations.AddConstraint(
            "recoverycopy",
            models.UniqueConstraint(fields=("user", "key"), name="articles_recovery_one_a_page"),
        ),
    ]
