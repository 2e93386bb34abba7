"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import people.models


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_session_stamp"),
        ("people", "0003_audit"),
        ("people", "0004_credit_pattern_and_licence_end"),
        ("people", "0005_names_by_letters"),
        ("people", "0006_addresses_lead_on"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The end of its page's address. Left empty, it is made from the name. The address it had leads on to the new one.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="As it is printed, such as Xinhua.", max_length=200),
                ),
                ("name_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "letters_key",
                    models.CharField(db_index=True, default="", editable=False, max_length=200),
                ),
                (
                    "abbreviation",
                    models.CharField(blank=True, help_text="Such as GT.", max_length=40),
                ),
                (
                    "abbreviation_key",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        help_text="Where its clocks are, such as Asia/Shanghai. Empty: this paper's own zone.",
                        max_length=64,
                    ),
                ),
                (
                    "credit_pattern",
                    models.CharField(
                        blank=True,
                        help_text="How its photos are credited, such as {photographer}, {agency}. Empty: {agency}/{photographer}.",
                        max_length=100,
                        validators=[people.models.check_credit_pattern],
                    ),
                ),
                (
                    "at_licence_end",
                    models.CharField(
                        choices=[
                            ("keep", "They keep the photo; it stands in no new one"),
                            ("take_out", "The photo is taken out of them"),
                        ],
                        default="keep",
                        max_length=8,
                        verbose_name="live stories, when a photo's licence ends",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "duty_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Until this moment they may also do what a duty editor may.",
                        null=True,
                        verbose_name="duty editor until",
                    ),
                ),
                ("session_stamp", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("logged_in", "Logged in"),
                            ("refused", "Wrong password or code"),
                            ("locked", "Too many tries"),
                            ("password", "Password changed"),
                            ("factor", "Second factor changed"),
                            ("roles", "Roles or details changed"),
                            ("opened", "Account opened"),
                            ("closed", "Account closed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
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
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="people_audit_newest"),
                    models.Index(fields=["kind", "-at", "-id"], name="people_audit_by_kind"),
                    models.Index(fields=["user", "-at", "-id"], name="people_audit_by_user"),
                    models.Index(fields=["actor", "-at", "-id"], name="people_audit_by_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditAddress",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="came_from",
                        serialize=False,
                        to="people.auditentry",
                    ),
                ),
                ("address", models.GenericIPAddressField()),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "audit addresses",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The end of its page's address. Left empty, it is made from the name. The address it had leads on to the new one.",
                        max_length=100,
                        unique=True,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As it is printed, such as Zhang Kaiwei.", max_length=200
                    ),
                ),
                ("name_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "letters_key",
                    models.CharField(db_index=True, default="", editable=False, max_length=200),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="Such as Harbour correspondent.", max_length=200
                    ),
                ),
                (
                    "bio",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences for readers.",
                        verbose_name="about",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        help_text="The account they log in with, if they have one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
            },
        ),
    ]
