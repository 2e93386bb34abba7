"""Let the worker make anew the words of stories that say neither kinds nor how names begin."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index of what is left names what is of the manner before."""

    dependencies = [("editions", "0009_readings")]

    operations = [
        migrations.RemoveIndex(model_name="searchdocument", name="editions_search_before"),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(
                condition=models.Q(("manner__lt", 2)), fields=["id"], name="editions_search_before"
            ),
        ),
    ]
