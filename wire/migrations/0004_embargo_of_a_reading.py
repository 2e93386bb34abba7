from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep with a reading what its page said of an embargo."""

    dependencies = [("wire", "0003_edition_a_reading_brought_out")]

    operations = [
        migrations.AddField(
            "wireitem",
            "embargo_words",
            models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField("wireitem", "embargo_at", models.DateTimeField(null=True)),
    ]
