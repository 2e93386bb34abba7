"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("wire", "0001_initial"),
        ("wire", "0002_batch"),
        ("wire", "0003_edition_a_reading_brought_out"),
        ("wire", "0004_embargo_of_a_reading"),
        ("wire", "0005_next_takes"),
        ("wire", "0006_headline_keys_keep_numbers"),
    ]

    initial = True

    dependencies = [
        ("articles", "0001_first_version"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Such as the folder or feed it came from.", max_length=200
                    ),
                ),
                ("by", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "batches",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="WireItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=500)),
                ("source_key", models.CharField(blank=True, max_length=200)),
                ("headline_key", models.CharField(max_length=300)),
                ("source_time", models.DateTimeField(null=True)),
                (
                    "body_digest",
                    models.CharField(
                        blank=True,
                        help_text="Empty for a text under 400 characters.",
                        max_length=64,
                    ),
                ),
                ("fields_digest", models.CharField(max_length=64)),
                ("revision_number", models.PositiveIntegerField()),
                ("edition_number", models.PositiveIntegerField(default=0)),
                ("embargo_words", models.TextField(blank=True)),
                ("embargo_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wire_items",
                        to="articles.article",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="wire.batch",
                    ),
                ),
                (
                    "update_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="perhaps_updated_by",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["headline_key", "source_key"], name="wire_by_headline"),
                    models.Index(
                        condition=models.Q(("body_digest", ""), _negated=True),
                        fields=["body_digest", "source_key"],
                        name="wire_by_body",
                    ),
                ],
            },
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
