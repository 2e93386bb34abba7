"""Let search documents have the keys of `editions/search_keys.py`, by which they are in order.

Those that a former index alone answers for get theirs when the worker makes them anew.
"""

from datetime import UTC, datetime, timedelta

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

AT_A_TIME = 500
# Keys that the database counted are below, those of moments from the first day of 1970 on above.
FIRST_MOMENT = 1 << 40
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


def key_of(moment: datetime, article_id: str) -> int:
    """Return the key of a story."""
    milliseconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    told = 0
    for sign in article_id[:3].ljust(3, "0").lower():
        told = told * len(SIGNS) + max(SIGNS.find(sign), 0)
    return (milliseconds << 16) + told


def left_to_the_worker(schema_editor: BaseDatabaseSchemaEditor, table: str) -> set[int]:
    """Return the keys of rows that only the index of a former time answers for."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    with schema_editor.connection.cursor() as cursor:
        if is_sqlite:
            asked = "SELECT 1 FROM sqlite_master WHERE name = %s"
        else:
            asked = (
                "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) "
                "AND attname = 'words' AND NOT attisdropped"
            )
        cursor.execute(asked, [f"{table}_words" if is_sqlite else table])
        if cursor.fetchone() is None:
            return set()
        of_former = f"{table}_words_docsize" if is_sqlite else f"{table} WHERE words IS NOT NULL"
        cursor.execute(f"SELECT id FROM {of_former}")
        return {row[0] for row in cursor.fetchall()}


def give_keys(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each document the key of its story's first publication, or the next that is free."""
    documents = apps.get_model("editions", "SearchDocument").objects
    former = left_to_the_worker(schema_editor, documents.model._meta.db_table)
    last = 0
    while True:
        rows = documents.filter(pk__gt=last, pk__lt=FIRST_MOMENT).order_by("pk")
        batch = list(
            rows.values_list("pk", "article_id", "article__first_published_at")[:AT_A_TIME]
        )
        if not batch:
            return
        for counted, article_id, moment in batch:
            last, key = counted, key_of(moment, article_id)
            if counted in former:
                continue
            while documents.filter(pk=key).exists():
                key += 1
            documents.filter(pk=counted).update(id=key)


class Migration(migrations.Migration):
    """Keys alone: no column changes."""

    dependencies = [("editions", "0001_first_version")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True)]
