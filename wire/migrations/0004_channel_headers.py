from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wire", "0003_channels_and_deliveries"),
    ]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="header_name",
            field=models.CharField(blank=True, editable=False, max_length=80),
        ),
        migrations.AddField(
            model_name="channel",
            name="header_sealed",
            field=models.TextField(blank=True, editable=False),
        ),
    ]
