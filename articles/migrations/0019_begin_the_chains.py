"""Seal the acts and saves that are there, so that a change from now on is found."""

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.utils import CursorWrapper

STORIES_AT_A_TIME = 500
SAVES_AT_A_TIME = 200


def sha256(words: str) -> str:
    """Return the digest of words, in hexadecimal."""
    return hashlib.sha256(words.encode()).hexdigest()


def seal_saves(apps: Apps, cursor: CursorWrapper) -> None:
    """Give each save a salt and digest; one emptied by order before keeps none."""
    Revision = apps.get_model("articles", "Revision")
    last = 0
    rows = Revision.objects.order_by("pk").values_list("pk", "article_id", "number", "text")
    while batch := list(rows.filter(pk__gt=last)[:SAVES_AT_A_TIME]):
        sealed = []
        for pk, article_id, number, text in batch:
            if text:
                salt = secrets.token_hex(16)
                sealed.append((salt, sha256(f"{salt}\n{article_id}\n{number}\n{text}"), pk))
        cursor.executemany(
            "UPDATE articles_revision SET salt = %s, digest = %s WHERE id = %s", sealed
        )
        last = batch[-1][0]


def seal_acts(apps: Apps, cursor: CursorWrapper) -> None:
    """Chain each story's acts; the newest carries the digest of the save approved now."""
    Article = apps.get_model("articles", "Article")
    Event = apps.get_model("articles", "Event")
    TimelineEnd = apps.get_model("articles", "TimelineEnd")
    last = 0
    rows = Article.objects.order_by("pk").values_list(
        "pk", "public_id", "approved_revision__digest"
    )
    while batch := list(rows.filter(pk__gt=last)[:STORIES_AT_A_TIME]):
        keys = [pk for pk, _, _ in batch]
        acts: dict[int, list[Any]] = {pk: [] for pk in keys}
        for act in Event.objects.filter(article__in=keys).order_by("article", "pk"):
            acts[act.article_id].append(act)
        sealed, ends = [], []
        for pk, public_id, approved in batch:
            digest = ""
            for number, act in enumerate(acts[pk], start=1):
                salt = secrets.token_hex(16)
                known = (approved or "") if number == len(acts[pk]) else ""
                note_digest = sha256(f"{salt}\n{act.note}")
                columns = [
                    public_id,
                    act.at.astimezone(UTC).isoformat(timespec="microseconds"),
                    act.actor_id,
                    act.by,
                    act.action,
                    act.from_stage,
                    act.to_stage,
                    note_digest,
                    known,
                    digest,
                ]
                digest = sha256(
                    json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
                )
                sealed.append((salt, note_digest, known, digest, act.pk))
            if acts[pk]:
                ends.append(TimelineEnd(article_id=pk, acts=len(acts[pk]), digest=digest))
        cursor.executemany(
            "UPDATE articles_event SET salt = %s, note_digest = %s, approved = %s, digest = %s "
            "WHERE id = %s",
            sealed,
        )
        TimelineEnd.objects.bulk_create(ends)
        last = keys[-1]


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Seal what is there. The guard of the timeline is lifted; it stands again after migrating."""
    on = " ON articles_event" if schema_editor.connection.vendor == "postgresql" else ""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS articles_event_no_update{on}")
        seal_saves(apps, cursor)
        seal_acts(apps, cursor)


def end(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Forget where the timelines end: they are begun anew where this is done again."""
    apps.get_model("articles", "TimelineEnd").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_seals_of_acts_and_saves"),
    ]

    operations = [
        migrations.RunPython(begin, end),
    ]
