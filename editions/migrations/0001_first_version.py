"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("editions", "0001_initial"),
        ("editions", "0002_flash_sensitive_translation_lead"),
        ("editions", "0003_picture_for_shared_links"),
        ("editions", "0004_translations_by_original"),
        ("editions", "0005_credits_by_role"),
        ("editions", "0006_threads"),
        ("editions", "0007_photos_by_their_number"),
        ("editions", "0008_number_of_photos_in_the_library"),
        ("editions", "0009_first_use_of_photos"),
        ("editions", "0010_names_at_their_addresses_of_today"),
        ("editions", "0011_redactions"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.CharField(max_length=12, verbose_name="article")),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First published"),
                            ("correction", "Correction"),
                            ("clarification", "Clarification"),
                            ("update", "Update"),
                            ("typo", "Typo"),
                            ("housekeeping", "Housekeeping"),
                            ("withdrawal", "Withdrawn"),
                            ("restoration", "Restored"),
                        ],
                        max_length=16,
                    ),
                ),
                ("published_at", models.DateTimeField()),
                (
                    "by",
                    models.CharField(
                        help_text="Who did it, as they were called then.", max_length=200
                    ),
                ),
                ("previous_digest", models.CharField(blank=True, max_length=64)),
                ("content_digest", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "number"), name="editions_edition_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="editions_edition_number_from_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                ("article_id", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["place", "-id"], name="editions_lead_of_place")],
            },
        ),
        migrations.CreateModel(
            name="PublishedArticle",
            fields=[
                ("id", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("edition_number", models.PositiveIntegerField()),
                ("published_on", models.DateField()),
                ("slug", models.CharField(max_length=100)),
                ("language", models.CharField(max_length=20)),
                ("headline", models.CharField(max_length=300)),
                ("short_headline", models.CharField(blank=True, max_length=120)),
                ("kicker", models.CharField(blank=True, max_length=80)),
                ("standfirst", models.TextField(blank=True)),
                ("byline", models.CharField(blank=True, max_length=500)),
                ("section_slug", models.CharField(max_length=80)),
                ("section_name", models.CharField(max_length=80)),
                ("source_slug", models.CharField(blank=True, max_length=100)),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("first_published_at", models.DateTimeField()),
                ("modified_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField(null=True)),
                ("corrected_at", models.DateTimeField(null=True)),
                (
                    "photos",
                    models.TextField(help_text="JSON: each shown picture with its renditions."),
                ),
                (
                    "shared_photo",
                    models.TextField(
                        default="null",
                        help_text="JSON: the picture for shared links, where one was chosen.",
                    ),
                ),
                ("is_flash", models.BooleanField(default=False)),
                ("is_sensitive", models.BooleanField(default=False)),
                ("translation_of", models.CharField(blank=True, max_length=12)),
                (
                    "body_html",
                    models.TextField(
                        help_text="Cleaned, with dateline and later pictures in place."
                    ),
                ),
                ("word_count", models.PositiveIntegerField()),
                ("content", models.TextField(help_text="The newest edition's text.")),
                (
                    "moves",
                    models.TextField(
                        default="{}",
                        help_text="JSON: those of its names that have other addresses by now.",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-first_published_at", "-id"], name="editions_newest"),
                    models.Index(
                        fields=["section_slug", "-first_published_at", "-id"],
                        name="editions_section",
                    ),
                    models.Index(
                        fields=["source_slug", "-first_published_at", "-id"], name="editions_source"
                    ),
                    models.Index(
                        fields=["published_on", "-first_published_at", "-id"], name="editions_day"
                    ),
                    models.Index(fields=["-modified_at", "-id"], name="editions_modified"),
                    models.Index(
                        condition=models.Q(("translation_of__gt", "")),
                        fields=["translation_of"],
                        name="editions_translations",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("published_on", "slug"), name="editions_published_one_address"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition_number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "Correction"),
                            ("clarification", "Clarification"),
                            ("update", "Update"),
                            ("typo", "Typo"),
                            ("housekeeping", "Housekeeping"),
                        ],
                        max_length=16,
                    ),
                ),
                ("corrected_at", models.DateTimeField()),
                ("note", models.TextField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="correction_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["-corrected_at", "-id"], name="editions_corrections_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "edition_number"), name="editions_correction_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedCredit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("writer", "Writer"),
                            ("web_editor", "Web editor"),
                            ("translator", "Translator"),
                            ("photographer", "Photographer"),
                        ],
                        max_length=16,
                    ),
                ),
                ("first_published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credit_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["slug", "-first_published_at", "-article"],
                        name="editions_by_person",
                    ),
                    models.Index(
                        fields=["slug", "role", "-first_published_at", "-article"],
                        name="editions_by_role",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "slug", "role"), name="editions_credit_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedHeadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=300)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="headline_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "key"), name="editions_headline_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(db_index=True, max_length=32)),
                ("library_id", models.BigIntegerField(db_index=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "content_hash"), name="editions_photo_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=100)),
                ("first_published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["slug", "-first_published_at", "-article"], name="editions_by_tag"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "slug"), name="editions_tag_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedThread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=80)),
                ("first_published_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thread_rows",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["slug", "-first_published_at", "-article"],
                        name="editions_by_thread",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "slug"), name="editions_thread_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("left_digest", models.CharField(max_length=64)),
                ("removed_at", models.DateTimeField()),
                ("ordered_by", models.CharField(max_length=200)),
                ("seconded_by", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=500)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="editions.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_row",
                        to="editions.publishedarticle",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ShownPhoto",
            fields=[
                (
                    "content_hash",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("first_shown_at", models.DateTimeField(null=True)),
                ("article_id", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="ThreadChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread_slug", models.CharField(max_length=80)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("changed", "Changed"),
                            ("put in", "Put in"),
                            ("taken out", "Taken out"),
                            ("closed", "Closed"),
                            ("opened", "Opened again"),
                        ],
                        max_length=10,
                    ),
                ),
                ("article_id", models.CharField(blank=True, max_length=12)),
                ("words", models.CharField(blank=True, max_length=600)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["thread_slug", "-id"], name="editions_thread_log"),
                    models.Index(fields=["article_id", "-id"], name="editions_thread_log_of_story"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThreadStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread_slug", models.CharField(max_length=80)),
                ("article_id", models.CharField(max_length=12)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thread_slug", "-id"], name="editions_thread_stories")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "thread_slug"), name="editions_thread_story_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("published_on", models.DateField()),
                ("slug", models.CharField(max_length=100)),
                ("article_id", models.CharField(db_index=True, max_length=12)),
            ],
            options={
                "verbose_name_plural": "addresses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("published_on", "slug"), name="editions_address_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionContent",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="editions.edition",
                    ),
                ),
                ("salt", models.CharField(blank=True, max_length=64)),
                ("text", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="HiddenEdition",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="hidden",
                        serialize=False,
                        to="editions.edition",
                    ),
                ),
                ("hidden_at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="removal",
                        serialize=False,
                        to="editions.edition",
                    ),
                ),
                ("content_digest", models.CharField(max_length=64)),
                ("removed_at", models.DateTimeField()),
                ("ordered_by", models.CharField(max_length=200)),
                ("seconded_by", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=500)),
            ],
        ),
    ]
