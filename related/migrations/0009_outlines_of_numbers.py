"""Keep in outlines the numbers of names, tags, writers and headline words, packed like terms."""

from array import array
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CHANGED = ("names", "headline", "tags", "writers")


def numbers(found: Iterable[int]) -> bytes:
    """Return numbers as bytes, four each."""
    return array("I", found).tobytes()


def facts(sort: str, slugs: Iterable[str]) -> bytes:
    """Return the numbers of tags or writers as bytes."""
    return numbers(crc32(f"#{sort}:{slug}".encode()) & 0x7FFFFFFF for slug in slugs)


def pack(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Pack what stands in the columns before into the new ones."""
    outlines = apps.get_model("related", "Outline")._default_manager.using(editor.connection.alias)
    rows: list[Any] = []
    outline: Any
    for outline in outlines.iterator(chunk_size=500):
        outline.packed_names = numbers(number for number, _ in outline.names)
        weights = array("H", (round(1000 * weight) for _, weight in outline.headline))
        words = numbers(number for number, _ in outline.headline)
        outline.packed_headline = words + weights.tobytes()
        outline.packed_tags = facts("tag", outline.tags)
        outline.packed_writers = facts("writer", outline.writers)
        rows.append(outline)
        if len(rows) == 500:
            outlines.bulk_update(rows, [f"packed_{name}" for name in CHANGED])
            rows.clear()
    outlines.bulk_update(rows, [f"packed_{name}" for name in CHANGED])


class Migration(migrations.Migration):
    dependencies = [
        ("related", "0008_decisions_of_other"),
    ]

    operations = [
        *(
            migrations.AddField("outline", f"packed_{name}", models.BinaryField(default=bytes))
            for name in CHANGED
        ),
        migrations.RunPython(pack, migrations.RunPython.noop),
        *(migrations.RemoveField("outline", name) for name in CHANGED),
        *(migrations.RenameField("outline", f"packed_{name}", name) for name in CHANGED),
    ]
