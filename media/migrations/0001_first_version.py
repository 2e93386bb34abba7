"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import media.models.incoming
import media.models.photo


class Migration(migrations.Migration):
    replaces = [
        ("media", "0001_initial"),
        ("media", "0002_initial"),
        ("media", "0003_photo_licence_and_embargo"),
        ("media", "0004_words_and_likeness_of_the_file"),
        ("media", "0005_incoming_files"),
        ("media", "0006_rendition_for_sharing"),
        ("media", "0007_make_renditions_anew"),
        ("media", "0008_decisions_on_the_use_of_photos"),
        ("media", "0009_shape_and_lists_of_the_library"),
        ("media", "0010_former_words_of_photos"),
        ("media", "0011_words_and_rounds_of_photos"),
        ("media", "0012_note_words_of_photos"),
        ("media", "0013_what_is_left_out_of_photos"),
        ("media", "0014_readings_of_photos"),
        ("media", "0015_photos_taken_about_then"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_first_version"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncomingBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "batch of pictures",
                "verbose_name_plural": "batches of pictures",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["began_at"], name="media_batch_oldest")],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "original",
                    models.FileField(
                        max_length=200,
                        upload_to=media.models.photo.original_path,
                        verbose_name="picture",
                    ),
                ),
                ("sha256", models.CharField(editable=False, max_length=64, unique=True)),
                ("content_hash", models.CharField(editable=False, max_length=32, unique=True)),
                ("width_px", models.PositiveIntegerField(editable=False)),
                ("height_px", models.PositiveIntegerField(editable=False)),
                (
                    "shape",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                then=models.Value("landscape"),
                                width_px__gt=django.db.models.expressions.CombinedExpression(
                                    models.F("height_px"), "*", models.Value(1.1)
                                ),
                            ),
                            models.When(
                                height_px__gt=django.db.models.expressions.CombinedExpression(
                                    models.F("width_px"), "*", models.Value(1.1)
                                ),
                                then=models.Value("portrait"),
                            ),
                            default=models.Value("square"),
                        ),
                        output_field=models.CharField(max_length=9),
                    ),
                ),
                ("kind", models.CharField(blank=True, editable=False, max_length=8)),
                (
                    "left_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "motion",
                                "moves in its file; readers get its first picture, which stands still",
                            ),
                            ("pages", "has more pages in its file; readers get the first"),
                        ],
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("file_name", models.CharField(blank=True, editable=False, max_length=255)),
                ("file_words", models.JSONField(blank=True, default=dict, editable=False)),
                ("readings", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="For the library; readers see the caption.",
                        max_length=300,
                    ),
                ),
                (
                    "caption",
                    models.TextField(
                        blank=True, help_text="What happens in the picture, where, when."
                    ),
                ),
                (
                    "alt_text",
                    models.TextField(
                        blank=True,
                        help_text="What the picture shows, for someone who cannot see it.",
                    ),
                ),
                (
                    "extended_description",
                    models.TextField(
                        blank=True, help_text="More than the alt text can hold, as for a chart."
                    ),
                ),
                ("keywords", models.TextField(blank=True, help_text="Separated by commas.")),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where it was taken.", max_length=300),
                ),
                (
                    "taken_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When it was taken, in the newsroom's time.",
                        null=True,
                        verbose_name="taken",
                    ),
                ),
                (
                    "taken_about",
                    models.CharField(
                        blank=True,
                        help_text="The year or month, such as 2014 or 2014-07, where no more is known.",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[12]\\d{3}(-(0[1-9]|1[0-2]))?\\Z", "Write 2014 or 2014-07."
                            )
                        ],
                        verbose_name="taken about",
                    ),
                ),
                (
                    "digital_source_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("digitalCapture", "Taken with a camera"),
                            (
                                "computationalCapture",
                                "Taken with a camera that puts several shots together",
                            ),
                            ("negativeFilm", "Scanned from a negative"),
                            ("positiveFilm", "Scanned from a slide"),
                            ("print", "Scanned from a print"),
                            ("humanEdits", "Changed by hand, more than a little"),
                            ("algorithmicallyEnhanced", "Enhanced by a program"),
                            ("digitalCreation", "Drawn by a person with a program"),
                            ("dataDrivenMedia", "Made from data, as a chart"),
                            ("screenCapture", "Taken from a screen"),
                            ("virtualRecording", "Recorded in a made-up world, as a game"),
                            ("composite", "Put together from several pictures"),
                            ("compositeCapture", "Put together from several photos"),
                            ("compositeSynthetic", "Put together, with generated parts"),
                            ("compositeWithTrainedAlgorithmicMedia", "Changed with generative AI"),
                            ("trainedAlgorithmicMedia", "Generated with AI"),
                            ("algorithmicMedia", "Generated by a program"),
                        ],
                        help_text="Readers are told of what was generated.",
                        max_length=40,
                        verbose_name="made how",
                    ),
                ),
                (
                    "credit_override",
                    models.CharField(
                        blank=True,
                        help_text="Left empty it is made of agency and photographer, such as Xinhua/Li Bo.",
                        max_length=300,
                        verbose_name="credit line",
                    ),
                ),
                ("copyright_notice", models.CharField(blank=True, max_length=300)),
                (
                    "usage_terms",
                    models.TextField(blank=True, help_text="What the agency allows and forbids."),
                ),
                (
                    "instructions",
                    models.TextField(
                        blank=True,
                        help_text="What the agency asks of the desk, such as who may not have it.",
                    ),
                ),
                (
                    "licence_page",
                    models.URLField(
                        blank=True,
                        help_text="Where others ask for a licence of their own.",
                        max_length=500,
                    ),
                ),
                (
                    "licence_from",
                    models.DateField(
                        blank=True,
                        help_text="Empty: at once.",
                        null=True,
                        verbose_name="may be used from",
                    ),
                ),
                (
                    "licence_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day. Empty: for ever.",
                        null=True,
                        verbose_name="may be used until",
                    ),
                ),
                ("licence_ended_at", models.DateTimeField(editable=False, null=True)),
                (
                    "embargo_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Not shown to readers before this.",
                        null=True,
                        verbose_name="embargoed until",
                    ),
                ),
                (
                    "focal_x",
                    models.FloatField(
                        default=0.5, help_text="Where the eye should rest, from the left: 0 to 1."
                    ),
                ),
                (
                    "focal_y",
                    models.FloatField(
                        default=0.4, help_text="Where the eye should rest, from the top: 0 to 1."
                    ),
                ),
                ("colour", models.CharField(blank=True, editable=False, max_length=7)),
                ("likeness", models.CharField(blank=True, editable=False, max_length=16)),
                ("likeness_a", models.PositiveIntegerField(editable=False, null=True)),
                ("likeness_b", models.PositiveIntegerField(editable=False, null=True)),
                ("likeness_c", models.PositiveIntegerField(editable=False, null=True)),
                ("likeness_d", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("usable", "Usable"),
                            ("restricted", "Restricted: ask before use"),
                            ("killed", "Killed: never use"),
                        ],
                        default="usable",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, editable=False, max_length=500)),
                ("permitted_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("permitted_until", models.DateField(editable=False, null=True)),
                ("former_words", models.JSONField(default=list, editable=False)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("rendered_at", models.DateTimeField(editable=False, null=True)),
                ("render_claimed_until", models.DateTimeField(editable=False, null=True)),
                ("render_attempts", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("render_error", models.CharField(blank=True, editable=False, max_length=300)),
                ("words_in_files", models.CharField(blank=True, editable=False, max_length=64)),
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
                    "first_alike",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="alike",
                        to="media.photo",
                        verbose_name="another copy of",
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
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "indexes": [
                    models.Index(fields=["-uploaded_at", "-id"], name="media_photo_newest"),
                    models.Index(
                        fields=["agency", "-uploaded_at", "-id"], name="media_photo_by_agency"
                    ),
                    models.Index(
                        fields=["photographer", "-uploaded_at", "-id"], name="media_photo_by_person"
                    ),
                    models.Index(
                        fields=["shape", "-uploaded_at", "-id"], name="media_photo_by_shape"
                    ),
                    models.Index(
                        fields=["status", "-uploaded_at", "-id"], name="media_photo_by_status"
                    ),
                    models.Index(
                        condition=models.Q(("rendered_at", None)),
                        fields=["id"],
                        name="media_photo_to_render",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("licence_ended_at", None), ("licence_until__isnull", False)
                        ),
                        fields=["licence_until", "id"],
                        name="media_photo_licence_ends",
                    ),
                    models.Index(
                        condition=models.Q(("taken_at__isnull", False)),
                        fields=["-taken_at", "-id"],
                        name="media_photo_by_taken",
                    ),
                    models.Index(
                        condition=models.Q(("embargo_until__isnull", False)),
                        fields=["embargo_until", "id"],
                        name="media_photo_by_embargo",
                    ),
                    models.Index(
                        condition=models.Q(("licence_until__isnull", False)),
                        fields=["licence_until", "id"],
                        name="media_photo_by_licence",
                    ),
                    models.Index(fields=["likeness_a"], name="media_photo_like_a"),
                    models.Index(fields=["likeness_b"], name="media_photo_like_b"),
                    models.Index(fields=["likeness_c"], name="media_photo_like_c"),
                    models.Index(fields=["likeness_d"], name="media_photo_like_d"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focal_x__range", (0, 1)), ("focal_y__range", (0, 1))),
                        name="media_photo_focal_point_inside",
                        violation_error_message="The focal point lies inside the picture: 0 to 1.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                (
                    "file",
                    models.FileField(blank=True, upload_to=media.models.incoming.incoming_path),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("created", "Taken in"),
                            ("duplicate", "Known already"),
                            ("refused", "Refused"),
                            ("unpacked", "Unpacked"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("claimed_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="media.incomingbatch",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.photo",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["id"],
                        name="media_incoming_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhotoRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_id", models.PositiveBigIntegerField(default=0)),
                ("began_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "photographer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "round through photos",
                "verbose_name_plural": "rounds through photos",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("width_px", models.PositiveIntegerField()),
                ("height_px", models.PositiveIntegerField()),
                (
                    "format",
                    models.CharField(
                        choices=[("avif", "AVIF"), ("webp", "WebP"), ("jpg", "JPEG")], max_length=8
                    ),
                ),
                ("size_bytes", models.PositiveIntegerField()),
                ("is_share", models.BooleanField(default=False, verbose_name="for sharing")),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="media.photo",
                    ),
                ),
            ],
            options={
                "ordering": ["photo_id", "width_px", "format"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("photo", "width_px", "format", "is_share"),
                        name="media_rendition_one_of_each",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("restricted", "Restricted"),
                            ("permitted", "Permission given"),
                            ("freed", "Restriction lifted"),
                            ("killed", "Killed"),
                            ("ended", "Licence ended"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.CharField(max_length=200)),
                ("reason", models.CharField(max_length=500)),
                ("permitted_by", models.CharField(blank=True, max_length=200)),
                ("permitted_until", models.DateField(null=True)),
                ("stories", models.JSONField(default=list)),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_changes",
                        to="media.photo",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on its use",
                "verbose_name_plural": "decisions on its use",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PhotoText",
            fields=[
                (
                    "photo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="media.photo",
                    ),
                ),
                ("text", models.TextField()),
            ],
            options={
                "verbose_name": "words of a photo",
                "verbose_name_plural": "words of photos",
            },
        ),
    ]
