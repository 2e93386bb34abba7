"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("related", "0001_initial"),
        ("related", "0002_indexes_of_waiting_links"),
        ("related", "0003_suggestion"),
        ("related", "0004_decisions"),
        ("related", "0005_follows"),
        ("related", "0006_outlines_of_stories"),
        ("related", "0007_twins_and_ends"),
        ("related", "0008_decisions_of_other"),
        ("related", "0009_outlines_of_numbers"),
        ("related", "0010_stories_not_counted"),
        ("related", "0011_outlines_of_folded_words"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_to", models.BigIntegerField(default=0)),
                ("gaps", models.JSONField(default=list)),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("claimed_until", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Rebuild",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.CharField(max_length=30)),
                ("after", models.CharField(blank=True, max_length=12)),
                ("done", models.IntegerField(default=0)),
                ("tally", models.BinaryField(default=bytes)),
            ],
        ),
        migrations.CreateModel(
            name="TermCount",
            fields=[
                ("bucket", models.IntegerField(primary_key=True, serialize=False)),
                ("stories", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.CharField(max_length=12, verbose_name="under the story")),
                ("target", models.CharField(max_length=20, verbose_name="led to")),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-day", "article_id", "target"],
                "indexes": [models.Index(fields=["day"], name="related_follow_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "target", "day"), name="related_follow_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outline",
            fields=[
                ("article_id", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("edition_number", models.PositiveIntegerField()),
                (
                    "at",
                    models.BigIntegerField(
                        help_text="When it was first published: seconds since 1970."
                    ),
                ),
                ("language", models.CharField(max_length=20)),
                ("section_slug", models.CharField(max_length=80)),
                ("source_slug", models.CharField(blank=True, max_length=100)),
                ("series", models.IntegerField(null=True)),
                ("is_sensitive", models.BooleanField(default=False)),
                ("terms", models.BinaryField()),
                ("norm", models.FloatField()),
                ("names", models.BinaryField(default=bytes)),
                ("names_norm", models.FloatField()),
                ("headline", models.BinaryField(default=bytes)),
                ("tags", models.BinaryField(default=bytes)),
                ("writers", models.BinaryField(default=bytes)),
                ("links", models.JSONField(default=list)),
                (
                    "is_counted",
                    models.BooleanField(
                        default=True, help_text="Its terms are among those counted in TermCount."
                    ),
                ),
                (
                    "is_stale",
                    models.BooleanField(
                        default=False,
                        help_text="Its suggestions are to be made anew, in their turn.",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-article_id"],
                "indexes": [
                    models.Index(
                        fields=["language", "-at", "-article_id"], name="related_outline_newest"
                    ),
                    models.Index(
                        fields=["section_slug", "-at", "-article_id"],
                        name="related_outline_section",
                    ),
                    models.Index(
                        condition=models.Q(("series__isnull", False)),
                        fields=["series", "-at", "-article_id"],
                        name="related_outline_series",
                    ),
                    models.Index(
                        condition=models.Q(("is_stale", True)),
                        fields=["article_id"],
                        name="related_outline_stale",
                    ),
                    models.Index(
                        condition=models.Q(("is_counted", False)),
                        fields=["article_id"],
                        name="related_outline_uncounted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("term", models.IntegerField()),
                ("at", models.BigIntegerField()),
                ("article_id", models.CharField(db_index=True, max_length=12)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["term", "-at", "-article_id"], name="related_posting_newest"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article_id",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="under the story"
                    ),
                ),
                (
                    "target_id",
                    models.CharField(blank=True, max_length=12, verbose_name="story shown"),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="The headline it waits for, where there is no story.",
                        max_length=300,
                    ),
                ),
                ("headline_key", models.CharField(blank=True, editable=False, max_length=300)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Whose page an address is.", max_length=120
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pinned", "Pinned"),
                            ("accepted", "Accepted"),
                            ("banned", "Banned"),
                        ],
                        default="pinned",
                        max_length=8,
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="The last day it stands there.", null=True
                    ),
                ),
                ("is_over", models.BooleanField(default=False, editable=False)),
                ("note", models.CharField(blank=True, help_text="For the desk.", max_length=300)),
                ("by", models.CharField(editable=False, max_length=200)),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
            options={
                "ordering": ["article_id", "position", "pk"],
                "indexes": [
                    models.Index(fields=["headline_key"], name="related_link_waiting"),
                    models.Index(fields=["target_id"], name="related_link_to"),
                    models.Index(
                        condition=models.Q(("target_id", "")),
                        fields=["-id"],
                        name="related_link_waiting_newest",
                    ),
                    models.Index(
                        condition=models.Q(("ends_on__isnull", False), ("is_over", False)),
                        fields=["ends_on"],
                        name="related_link_ending",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("headline_key", ""), ("target_id", ""), ("url", ""), _negated=True
                        ),
                        name="related_link_leads_somewhere",
                        violation_error_message="Choose a story, or give the headline to wait for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article_id", models.F("target_id")), _negated=True),
                        name="related_link_not_to_itself",
                        violation_error_message="A story does not stand under itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("article_id", ""), _negated=True),
                            ("kind", "banned"),
                            _connector="OR",
                        ),
                        name="related_link_everywhere_is_ban",
                        violation_error_message="Only a ban holds under every story.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("target_id", ""), _negated=True),
                        fields=("article_id", "target_id"),
                        name="related_link_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("headline_key", ""), _negated=True),
                        fields=("article_id", "headline_key"),
                        name="related_link_waits_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("article_id", "url"),
                        name="related_link_out_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedList",
            fields=[
                ("article_id", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("accepted", models.JSONField(default=list)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("accepted_by", models.CharField(blank=True, max_length=200)),
                ("is_settled", models.BooleanField(default=False)),
                (
                    "trouble",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Sensitive"),
                            (2, "Leads to a withdrawn story"),
                            (3, "Overtaken"),
                            (4, "Thin"),
                        ],
                        null=True,
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                ("changed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["article_id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("trouble__isnull", False)),
                        fields=["trouble", "-published_at", "-article_id"],
                        name="related_list_queue",
                    ),
                    models.Index(
                        condition=models.Q(("changed_at__isnull", False)),
                        fields=["changed_at", "article_id"],
                        name="related_list_to_look_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.CharField(max_length=12, verbose_name="under the story")),
                ("target_id", models.CharField(max_length=12, verbose_name="story proposed")),
                ("place", models.PositiveSmallIntegerField(help_text="From 1, the best first.")),
                ("score", models.IntegerField(help_text="In thousandths.")),
                ("reasons", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["article_id", "place"],
                "indexes": [
                    models.Index(fields=["article_id", "place"], name="suggestion_in_order"),
                    models.Index(fields=["target_id"], name="suggestion_to"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "target_id"), name="suggestion_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article_id", models.F("target_id")), _negated=True),
                        name="suggestion_not_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Twin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.CharField(max_length=12)),
                ("twin_id", models.CharField(max_length=12)),
            ],
            options={
                "indexes": [models.Index(fields=["twin_id"], name="related_twin_back")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "twin_id"), name="related_twin_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article_id", models.F("twin_id")), _negated=True),
                        name="related_twin_not_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.CharField(max_length=12)),
                ("other_id", models.CharField(blank=True, max_length=12)),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("pinned", "pinned"),
                            ("banned", "banned"),
                            ("everywhere", "banned everywhere"),
                            ("allowed", "took back the decision on"),
                            ("ordered", "put in order"),
                            ("reworded", "changed the end or the note of"),
                            ("accepted", "accepted"),
                            ("all", "accepted the list"),
                            ("reset", "reset the list to what is suggested"),
                            ("undone", "took back the last decision"),
                        ],
                        max_length=10,
                    ),
                ),
                ("target_id", models.CharField(blank=True, max_length=12)),
                (
                    "headline",
                    models.CharField(
                        blank=True, help_text="Of what is no story here.", max_length=300
                    ),
                ),
                ("changes", models.JSONField(default=list)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="related.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["article_id", "-id"], name="related_decision_of_list"),
                    models.Index(
                        condition=models.Q(("other_id__gt", "")),
                        fields=["other_id", "-id"],
                        name="related_decision_of_other",
                    ),
                ],
            },
        ),
    ]
