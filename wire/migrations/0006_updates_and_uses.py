import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_texts_of_the_paper"),
        ("wire", "0005_rules_of_the_wire"),
    ]

    operations = [
        migrations.AddField(
            model_name="wireitem",
            name="is_settled",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.CreateModel(
            name="WireUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wire_uses",
                        to="articles.article",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="wire.wireitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a wire story",
                "verbose_name_plural": "uses of wire stories",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "reading"), name="wire_used_once")
                ],
            },
        ),
    ]
