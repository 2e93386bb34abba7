"""Say of each live story for whom its language is written. What was said already may be said again."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

AT_A_TIME = 1_000
CHINESE = {"zh", "cmn"}
TRADITIONAL = {"tw", "hk", "mo"}


def tongue_of(tag: str) -> str:
    """Return what `paper/tongues.py` said of a tag when this was written."""
    code, *rest = tag.replace("_", "-").casefold().split("-")
    if code not in CHINESE:
        return code
    is_traditional = "hant" in rest or ("hans" not in rest and not TRADITIONAL.isdisjoint(rest))
    return "zh-hant" if is_traditional else "zh-hans"


def give_tongues(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Note it beside the language of each story."""
    stories = apps.get_model("editions", "PublishedArticle").objects
    last = ""
    while rows := list(stories.filter(pk__gt=last).order_by("pk").only("language")[:AT_A_TIME]):
        for row in rows:
            row.tongue = tongue_of(row.language)
        stories.bulk_update(rows, ["tongue"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    """A thousand at a time, each for itself: nobody who publishes waits."""

    atomic = False
    dependencies = [("editions", "0013_tongue")]

    operations = [migrations.RunPython(give_tongues, migrations.RunPython.noop, elidable=True)]
