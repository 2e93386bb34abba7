"""All tables of version 0.1.0; a site that had the former steps goes on from them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("addresses", "0001_former_addresses"), ("addresses", "0002_former_names")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FormerAddress",
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
                            ("section", "Section"),
                            ("tag", "Tag"),
                            ("person", "Person"),
                            ("source", "Source"),
                        ],
                        max_length=8,
                    ),
                ),
                ("slug", models.CharField(max_length=100)),
                ("leads_to", models.CharField(max_length=100)),
                ("followed_at", models.DateTimeField(null=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("name_key", models.CharField(blank=True, max_length=300)),
                ("by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name_plural": "former addresses",
                "indexes": [
                    models.Index(fields=["kind", "leads_to"], name="addresses_leads_to"),
                    models.Index(
                        condition=models.Q(("name_key__gt", "")),
                        fields=["kind", "name_key"],
                        name="addresses_former_names",
                    ),
                    models.Index(
                        condition=models.Q(("followed_at", None)),
                        fields=["id"],
                        name="addresses_to_be_followed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="addresses_former_once")
                ],
            },
        ),
    ]
