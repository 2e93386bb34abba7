"""When readers were told of mistakes, by writer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0010_kinds_and_names_begun"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedcredit",
            name="corrected_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="publishedcredit",
            index=models.Index(
                condition=models.Q(("corrected_at__isnull", False)),
                fields=["slug", "-corrected_at", "-article"],
                name="editions_corrected_by",
            ),
        ),
    ]
