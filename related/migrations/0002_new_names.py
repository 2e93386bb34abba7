"""Tables under the names of machinery: vectors of stories, and near duplicates."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("related", "0001_first_version")]

    operations = [
        migrations.RenameModel("Outline", "StoryVector"),
        migrations.RenameModel("Twin", "NearDuplicate"),
    ]
