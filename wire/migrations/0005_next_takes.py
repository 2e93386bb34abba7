import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Find the next take of a story by its paragraphs, and keep what somebody is to be asked."""

    dependencies = [
        ("wire", "0004_embargo_of_a_reading"),
        ("articles", "0012_about_to_go_out"),
    ]

    operations = [
        migrations.AddField(
            "wireitem",
            "update_of",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="perhaps_updated_by",
                to="articles.article",
            ),
        ),
        migrations.CreateModel(
            name="WireParagraph",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.BigIntegerField()),
                ("day", models.DateField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paragraphs",
                        to="wire.wireitem",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["digest", "day"], name="wire_by_paragraph")],
            },
        ),
    ]
