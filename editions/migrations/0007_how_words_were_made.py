"""Say of each search document how its words were made: the worker makes those of before anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column and an index of what is left, which is empty once the worker has done."""

    dependencies = [("editions", "0006_breaking_news")]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="manner",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="How its words were made; the worker makes anew what is of before.",
            ),
        ),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(
                condition=models.Q(("manner", 0)), fields=["id"], name="editions_search_before"
            ),
        ),
    ]
