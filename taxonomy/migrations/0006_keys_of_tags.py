from django.db import migrations, models

ADDRESS = "The end of its page's address. Left empty, it is made from the name. The address it had leads on to the new one."
SECTION = "The end of its address, such as world. Left empty, it is made from the name. The address it had leads on to the new one."


class Migration(migrations.Migration):
    """Tags get a key beside their name; it is filled and made unique by those that follow."""

    dependencies = [("taxonomy", "0005_tags_in_latin_letters")]

    operations = [
        migrations.AlterField(
            model_name="section",
            name="slug",
            field=models.SlugField(blank=True, help_text=SECTION, max_length=80, unique=True),
        ),
        migrations.AlterField(
            model_name="tag",
            name="slug",
            field=models.SlugField(blank=True, help_text=ADDRESS, max_length=100, unique=True),
        ),
        migrations.AddField(
            model_name="tag",
            name="key",
            field=models.CharField(default="", editable=False, max_length=300),
            preserve_default=False,
        ),
    ]
