import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import wire.models.channels


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_who_they_are"),
        ("taxonomy", "0004_topics"),
        ("wire", "0002_items_and_subjects"),
    ]

    operations = [
        migrations.AddField(
            model_name="wireitem",
            name="waits",
            field=models.BooleanField(default=True),
        ),
        migrations.CreateModel(
            name="Channel",
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
                        help_text="Such as Xinhua, English feed.", max_length=80, unique=True
                    ),
                ),
                (
                    "short_name",
                    models.SlugField(
                        help_text="In its address, and the name of its folder. It stays as it is.",
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("post", "Sent to us: the house posts them to an address of ours"),
                            ("folder", "By folder: the house puts files there"),
                            ("fetch", "Fetched: we ask an address of the house"),
                        ],
                        max_length=8,
                        verbose_name="how they come",
                    ),
                ),
                (
                    "is_open",
                    models.BooleanField(
                        default=True,
                        help_text="Nothing comes in while closed.",
                        verbose_name="open",
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Where we fetch: a feed (RSS, Atom, JSON Feed) or a list of an API.",
                        max_length=1000,
                        validators=[wire.models.channels.check_fetched],
                        verbose_name="fetched from",
                    ),
                ),
                (
                    "every_min",
                    models.PositiveIntegerField(
                        default=15,
                        help_text="Where we fetch.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10080),
                        ],
                        verbose_name="every so many minutes",
                    ),
                ),
                ("format", models.CharField(default="auto", max_length=20)),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Of times without zone, such as Asia/Shanghai. Empty: as is known of the house.",
                        max_length=64,
                        validators=[wire.models.channels.check_zone],
                        verbose_name="clock",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Of stories that do not say theirs, such as en.",
                        max_length=35,
                        validators=[wire.models.channels.check_language],
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            (
                                "inbox",
                                "From the wire: they wait there until somebody takes them up",
                            ),
                            (
                                "draft",
                                "Drafts: they are in the list of stories, and wait on nobody’s first page",
                            ),
                            (
                                "straight",
                                "Straight out: what passes the checks is published at once",
                            ),
                        ],
                        default="inbox",
                        max_length=8,
                        verbose_name="new stories go to",
                    ),
                ),
                (
                    "kills_at_once",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise publishers are told, and decide.",
                        verbose_name="withdraw at once what it takes back",
                    ),
                ),
                (
                    "silent_after_h",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Empty: when nothing came for longer than is usual.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(168),
                        ],
                        verbose_name="silent after so many hours",
                    ),
                ),
                ("key_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("key_made_at", models.DateTimeField(editable=False, null=True)),
                ("key_made_by", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "last_sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last sent"),
                ),
                ("expected_by", models.DateTimeField(editable=False, null=True)),
                ("told_at", models.DateTimeField(editable=False, null=True)),
                (
                    "taken_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="taken"),
                ),
                (
                    "refused_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="refused"),
                ),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("claimed_until", models.DateTimeField(editable=False, null=True)),
                ("etag", models.CharField(blank=True, editable=False, max_length=500)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=100)),
                ("content_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("failures", models.PositiveIntegerField(default=0, editable=False)),
                ("problem", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "house",
                    models.ForeignKey(
                        blank=True,
                        help_text="The source of all that comes. Empty: as each story says.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="whose stories",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of new stories. Empty: as their subjects mean.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.section",
                    ),
                ),
            ],
            options={
                "verbose_name": "channel of the wire",
                "verbose_name_plural": "channels of the wire",
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="batch",
            name="channel",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wire.channel",
            ),
        ),
        migrations.CreateModel(
            name="Delivery",
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
                        default=wire.models.channels.new_public_id, max_length=24, unique=True
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="what came")),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("file", models.FileField(blank=True, upload_to=wire.models.channels.waiting_path)),
                ("folder_file", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("waiting", "Waits"), ("taken", "Taken"), ("refused", "Refused")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("outcomes", models.JSONField(default=list)),
                ("refused_count", models.PositiveIntegerField(default=0, verbose_name="refused")),
                ("has_news", models.BooleanField(default=False)),
                ("claimed_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="wire.channel",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["id"],
                        name="wire_delivery_waiting",
                    ),
                    models.Index(
                        fields=["channel", "-received_at"], name="wire_delivery_of_channel"
                    ),
                    models.Index(fields=["received_at"], name="wire_delivery_oldest"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", "waiting"), models.Q(("folder_file", ""), _negated=True)
                        ),
                        fields=("channel", "folder_file"),
                        name="wire_file_waits_once",
                    )
                ],
            },
        ),
    ]
