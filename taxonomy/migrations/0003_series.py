"""A thread may be a series, whose stories are parts in order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = [("taxonomy", "0002_words_of_the_desk")]

    operations = [
        migrations.AddField(
            model_name="thread",
            name="is_series",
            field=models.BooleanField(
                default=False,
                help_text="Its stories are parts, read in the order in which they went out: each says which part it is, and the page has the first one first. Close it when the last is in.",
                verbose_name="a series",
            ),
        ),
    ]
