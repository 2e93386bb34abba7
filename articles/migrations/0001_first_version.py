"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models

import addresses.slugs
import articles.models.preview_links


class Migration(migrations.Migration):
    replaces = [
        ("articles", "0001_initial"),
        ("articles", "0002_initial"),
        ("articles", "0003_the_desk_at_work"),
        ("articles", "0004_desk_notes_become_notes"),
        ("articles", "0005_no_desk_note"),
        ("articles", "0006_a_recovery_copy_a_page"),
        ("articles", "0007_notices_that_were_not_sent"),
        ("articles", "0008_reason_for_photos_without_rights"),
        ("articles", "0009_acts_of_a_person"),
        ("articles", "0010_desk_search"),
        ("articles", "0011_indexes_of_lists_and_heaps"),
        ("articles", "0012_about_to_go_out"),
        ("articles", "0013_draft_says_what_readers_see"),
        ("articles", "0014_which_live_drafts_have_news"),
        ("articles", "0015_spelling_of_a_credit"),
        ("articles", "0016_copies_of_forms"),
        ("articles", "0017_one_tag_whatever_its_case"),
        ("articles", "0018_seals_of_acts_and_saves"),
        ("articles", "0019_begin_the_chains"),
    ]

    initial = True

    dependencies = [
        ("media", "0001_first_version"),
        ("people", "0001_first_version"),
        ("taxonomy", "0001_first_version"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=1000)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "name"),
                        name="articles_saved_filter_once",
                        violation_error_message="You have a filter of this name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=addresses.slugs.short_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("headline", models.CharField(max_length=300)),
                (
                    "short_headline",
                    models.CharField(
                        blank=True,
                        help_text="For small places; empty: the headline.",
                        max_length=120,
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True,
                        help_text="The label over the headline; empty: the section.",
                        max_length=80,
                    ),
                ),
                (
                    "standfirst",
                    models.TextField(
                        blank=True, help_text="One or two sentences under the headline."
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The end of the address; empty: from the headline.",
                        max_length=80,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en",
                        help_text="Such as en, fr, zh-Hans or ar (BCP 47).",
                        max_length=20,
                    ),
                ),
                (
                    "source_time",
                    models.DateTimeField(
                        blank=True, help_text="The time the source put on its page.", null=True
                    ),
                ),
                (
                    "source_offset_min",
                    models.SmallIntegerField(
                        default=0,
                        editable=False,
                        help_text="That time's distance from UTC, in minutes.",
                    ),
                ),
                ("byline_place", models.CharField(blank=True, max_length=120)),
                (
                    "dateline_place",
                    models.CharField(blank=True, help_text="Such as NANJING.", max_length=120),
                ),
                ("dateline_date", models.DateField(blank=True, null=True)),
                (
                    "dateline_date_text",
                    models.CharField(
                        blank=True,
                        help_text="Such as Sept. 10.",
                        max_length=40,
                        verbose_name="dateline's date as printed",
                    ),
                ),
                (
                    "search_title",
                    models.CharField(
                        blank=True,
                        help_text="For search engines; empty: the headline.",
                        max_length=120,
                    ),
                ),
                (
                    "social_title",
                    models.CharField(
                        blank=True,
                        help_text="For shared links; empty: the headline.",
                        max_length=120,
                    ),
                ),
                (
                    "is_flash",
                    models.BooleanField(
                        default=False,
                        help_text="Headline, one sentence and section are enough. The page says “More follows”.",
                        verbose_name="flash: more follows",
                    ),
                ),
                (
                    "is_sensitive",
                    models.BooleanField(
                        blank=True,
                        help_text="Neither gets nor gives suggestions that nobody accepted. Unset: by its tags.",
                        null=True,
                        verbose_name="sensitive",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("spiked", "Spiked"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("publish_problem", models.CharField(blank=True, editable=False, max_length=500)),
                ("rights_accepted", models.JSONField(default=dict, editable=False)),
                ("embargo_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("return_note", models.TextField(blank=True, editable=False)),
                ("merge_conflicts", models.JSONField(default=list, editable=False)),
                (
                    "live",
                    models.CharField(
                        choices=[
                            ("not_yet", "Not yet"),
                            ("live", "Live"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="not_yet",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("live_edition", models.PositiveIntegerField(default=0, editable=False)),
                ("live_path", models.CharField(blank=True, editable=False, max_length=130)),
                ("has_news", models.BooleanField(default=True, editable=False)),
                ("note_owed_since", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "changed_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dateline_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.section",
                    ),
                ),
                (
                    "social_photo",
                    models.ForeignKey(
                        blank=True,
                        help_text="For shared links; empty: the lead picture.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.photo",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="The house the story came from; empty: this paper's own.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The story that this one translates.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "ordering": ["-changed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["-changed_at", "-id"], name="articles_newest"),
                    models.Index(
                        fields=["stage", "has_news", "-changed_at", "-id"], name="articles_by_stage"
                    ),
                    models.Index(
                        condition=models.Q(("live", "not_yet"), ("stage", "approved")),
                        fields=["-changed_at", "-public_id"],
                        name="articles_about_to_go_out",
                    ),
                    models.Index(
                        condition=models.Q(("assigned_to__isnull", False)),
                        fields=["assigned_to", "-changed_at", "-id"],
                        name="articles_by_assignee",
                    ),
                    models.Index(
                        fields=["created_by", "-changed_at", "-id"], name="articles_by_beginner"
                    ),
                    models.Index(
                        condition=models.Q(("embargo_until__isnull", False)),
                        fields=["embargo_until"],
                        name="articles_embargoed",
                    ),
                    models.Index(
                        condition=models.Q(("publish_at__isnull", False)),
                        fields=["publish_at"],
                        name="articles_due",
                    ),
                    models.Index(fields=["live", "-changed_at", "-id"], name="articles_by_live"),
                    models.Index(
                        fields=["section", "-changed_at", "-id"], name="articles_by_section"
                    ),
                    models.Index(
                        fields=["source", "-changed_at", "-id"], name="articles_by_source"
                    ),
                    models.Index(
                        fields=["created_by", "stage", "has_news", "-changed_at", "-id"],
                        name="articles_begun_by_stage",
                    ),
                    models.Index(
                        condition=models.Q(("assigned_to__isnull", False)),
                        fields=["assigned_to", "stage", "has_news", "-changed_at", "-id"],
                        name="articles_given_by_stage",
                    ),
                    models.Index(
                        condition=models.Q(("return_note", ""), _negated=True),
                        fields=["-changed_at", "-id"],
                        name="articles_returned",
                    ),
                    models.Index(
                        condition=models.Q(("publish_problem", ""), _negated=True),
                        fields=["publish_at"],
                        name="articles_failed",
                    ),
                    models.Index(
                        condition=models.Q(("merge_conflicts", []), _negated=True),
                        fields=["-changed_at", "-id"],
                        name="articles_to_settle",
                    ),
                    models.Index(
                        condition=models.Q(("note_owed_since__isnull", False)),
                        fields=["note_owed_since"],
                        name="articles_owed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_items",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="taxonomy.tag",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_object", "tag"), name="articles_tag_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("writer", "Writer"),
                            ("web_editor", "Web editor"),
                            ("translator", "Translator"),
                        ],
                        default="writer",
                        max_length=16,
                    ),
                ),
                (
                    "printed",
                    models.CharField(
                        blank=True,
                        help_text="Another spelling of the name for this story; empty: as in the library.",
                        max_length=200,
                        verbose_name="printed as",
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credits",
                        to="articles.article",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "position"), name="articles_credit_one_place"
                    ),
                    models.UniqueConstraint(
                        fields=("article", "person", "role"),
                        name="articles_credit_once",
                        violation_error_message="This person has this role already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=24)),
                (
                    "from_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("spiked", "Spiked"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("spiked", "Spiked"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("salt", models.CharField(blank=True, default="", editable=False, max_length=32)),
                (
                    "note_digest",
                    models.CharField(blank=True, default="", editable=False, max_length=64),
                ),
                (
                    "approved",
                    models.CharField(blank=True, default="", editable=False, max_length=64),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["article", "-id"], name="articles_event_newest"),
                    models.Index(fields=["-at"], name="articles_event_by_time"),
                    models.Index(fields=["actor", "-at", "-id"], name="articles_event_by_actor"),
                    models.Index(fields=["action", "-at"], name="articles_event_by_action"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "caption",
                    models.TextField(blank=True, help_text="Empty: the photo's own caption."),
                ),
                (
                    "alt_text",
                    models.TextField(
                        blank=True,
                        help_text="What the picture shows, for someone who cannot see it.",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="As printed; empty: the photo's own credit.",
                        max_length=300,
                    ),
                ),
                ("position", models.SmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="articles.article",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the caption waits for its picture.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.photo",
                    ),
                ),
                (
                    "photographer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("photo", None)),
                        fields=["-id"],
                        name="articles_figure_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "position"), name="articles_figure_one_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=36)),
                ("fields", models.JSONField(default=list)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "copies of forms",
                "ordering": ["-kept_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "key"), name="articles_form_copy_one_a_page"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
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
                        help_text="A short name. Whoever publishes the story types it.",
                        max_length=80,
                    ),
                ),
                (
                    "look_again_on",
                    models.DateField(
                        help_text="The day on which somebody looks whether it stands."
                    ),
                ),
                ("placed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hold",
                        to="articles.article",
                    ),
                ),
                ("people", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["look_again_on"], name="articles_hold_look")],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=2000)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                ("is_urgent", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("claimed_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=300)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at", None)),
                        fields=["user", "-id"],
                        name="articles_notice_new",
                    ),
                    models.Index(
                        condition=models.Q(("problem", ""), ("sent_at", None)),
                        fields=["id"],
                        name="articles_notice_to_send",
                    ),
                    models.Index(
                        condition=models.Q(("problem", ""), _negated=True),
                        fields=["-id"],
                        name="articles_notice_unsent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("is_writing", models.BooleanField(default=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-seen_at"], name="articles_presence_seen")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "user"), name="articles_presence_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=articles.models.preview_links.new_token,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="articles.article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=36)),
                ("base_number", models.PositiveIntegerField(default=0)),
                ("base_text", models.TextField(blank=True)),
                ("text", models.TextField(help_text="The story's canonical text.")),
                ("word_count", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_copies",
                        to="articles.article",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "recovery copies",
                "ordering": ["-kept_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "key"), name="articles_recovery_one_a_page"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovalOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numbers", models.JSONField(default=list, help_text="The editions to erase.")),
                ("reason", models.CharField(max_length=500)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.CharField(
                        help_text="Who saved it, as they were called then.", max_length=200
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="The story's canonical text; empty: removed by order."
                    ),
                ),
                ("is_proposal", models.BooleanField(default=False)),
                ("salt", models.CharField(blank=True, default="", editable=False, max_length=32)),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="articles.article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"), name="articles_revision_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TranslationTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition_number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.CharField(blank=True, max_length=200)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translation_tasks",
                        to="articles.article",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["-id"],
                        name="articles_translation_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "original", "edition_number"),
                        name="articles_translation_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="TimelineEnd",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("acts", models.PositiveIntegerField(default=0)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="articles.ArticleTag",
                to="taxonomy.Tag",
                verbose_name="Tags",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="approved_revision",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("publish_at", None), ("approved_revision__isnull", False), _connector="OR"
                ),
                name="articles_scheduled_is_approved",
                violation_error_message="Only an approved story can be scheduled.",
            ),
        ),
    ]
