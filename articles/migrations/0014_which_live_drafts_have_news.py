"""Note of each live story whether its newest save says other than what readers see."""

import json
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

AT_ONCE = 200


def said(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what a text says without what is empty: older texts leave out newer fields."""
    if isinstance(value, dict):
        found = {name: said(part) for name, part in value.items()}
        return {name: part for name, part in found.items() if part not in (None, "", [], {}, False)}
    return [said(part) for part in value] if isinstance(value, list) else value


def note_news(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Go through the live stories in the order of their keys."""
    Article = apps.get_model("articles", "Article")
    Revision = apps.get_model("articles", "Revision")
    Edition = apps.get_model("editions", "Edition")
    saves = Revision.objects.filter(article=OuterRef("pk"), is_proposal=False).order_by("-number")
    editions = Edition.objects.filter(
        article_id=OuterRef("public_id"), number=OuterRef("live_edition")
    )
    live = (
        Article.objects.filter(live="live")
        .annotate(
            saved=Subquery(saves.values("text")[:1]),
            shown=Subquery(editions.values("content__text")[:1]),
        )
        .order_by("pk")
        .values_list("pk", "saved", "shown")
    )
    after = 0
    while rows := list(live.filter(pk__gt=after)[:AT_ONCE]):
        same = [
            pk
            for pk, saved, shown in rows
            if saved and shown and said(json.loads(saved)) == said(json.loads(shown)["story"])
        ]
        Article.objects.filter(pk__in=same).update(has_news=False)
        after = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_draft_says_what_readers_see"),
        ("editions", "0001_initial"),
    ]

    operations = [migrations.RunPython(note_news, migrations.RunPython.noop)]
