"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("taxonomy", "0001_initial"),
        ("taxonomy", "0002_tag_is_sensitive"),
        ("taxonomy", "0003_threads"),
        ("taxonomy", "0004_addresses_by_one_rule"),
        ("taxonomy", "0005_tags_in_latin_letters"),
        ("taxonomy", "0006_keys_of_tags"),
        ("taxonomy", "0007_one_tag_of_a_key"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="The end of its address, such as world. Left empty, it is made from the name. The address it had leads on to the new one.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Place in the menu and on the front page; small numbers first.",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
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
                    "is_sensitive",
                    models.BooleanField(
                        default=False,
                        help_text="Stories with this tag get and give no suggestions unless somebody accepts them: death, courts, crime, minors.",
                        verbose_name="sensitive",
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=300, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What the event is called, such as Storm over the harbour.",
                        max_length=120,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The end of its address, such as harbour-storm. It stays for good.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What it is about, in a sentence or two, for readers.",
                        max_length=400,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
    ]
