from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0006_keys_of_tags"),
        ("articles", "0017_one_tag_whatever_its_case"),
    ]

    operations = [
        migrations.AlterField(
            model_name="tag",
            name="key",
            field=models.CharField(editable=False, max_length=300, unique=True),
        ),
    ]
