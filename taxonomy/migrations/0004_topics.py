"""What the page of a tag says of it, and which story leads it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0003_series"),
    ]

    operations = [
        migrations.AddField(
            model_name="tag",
            name="description",
            field=models.TextField(
                blank=True,
                help_text="What it is about, for readers: with it, a picture or a story that leads, its page is more than a list.",
                max_length=800,
                verbose_name="about",
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="lead_story",
            field=models.CharField(blank=True, max_length=12),
        ),
    ]
