from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_open(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let what the wire offered until now wait for somebody to say, as it did."""
    reading = apps.get_model("wire", "WireItem").objects
    offers = apps.get_model("articles", "Revision").objects.filter(is_proposal=True)
    for article, number in offers.values_list("article_id", "number").iterator():
        reading.filter(article_id=article, revision_number=number).update(is_settled=False)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_texts_of_the_paper"),
        ("wire", "0006_updates_and_uses"),
    ]

    operations = [migrations.RunPython(keep_open, migrations.RunPython.noop, elidable=True)]
