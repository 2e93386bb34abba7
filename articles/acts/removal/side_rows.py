"""The rows around a story, in whatever room: what a removal by order has to look through."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from articles.acts.removal.gone import Gone
from articles.models import (
    Article,
    ArticleText,
    Autosave,
    Event,
    FormCopy,
    Notice,
    Revision,
)
from editions.append_only import RECORD

# Seen to in `articles/acts/removal/erasing.py`, or made anew of what it changed.
SEEN_TO = (Article, ArticleText, Event, Autosave, Revision)
# The columns by which rows name a story that they have no foreign key to.
PUBLIC_IDS = ("article_id", "target_id", "other_id")
# The column of a front that names its stories within it, and has other words for some: JSON.
ROWS = "rows"
MADE_OF_THE_RECORD = "Published"


def clear_side_rows(article: Article, gone: Gone) -> None:
    """Make removed words unreadable in every row that belongs to the story, and in notices."""
    for model in apps.get_models():
        if not is_looked_through(model):
            continue
        which = rows_of(model, article, gone)
        names = word_columns(model)
        if which is None or not names:
            continue
        for row in model._default_manager.filter(which).iterator(chunk_size=500):
            clear_row(row, names, gone)


def is_looked_through(model: type[models.Model]) -> bool:
    """Say whether rows of this table can hold words that nobody else sees to."""
    guarded = {one.table for one in RECORD}
    return (
        model not in SEEN_TO
        and model._meta.managed
        and model._meta.db_table not in guarded
        and not model.__name__.startswith(MADE_OF_THE_RECORD)
    )


def rows_of(model: type[models.Model], article: Article, gone: Gone) -> Q | None:
    """Return which rows of a table belong to a story, or none where none can."""
    which = Q()
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model is Article:
            which |= Q(**{field.name: article})
        elif field.name in PUBLIC_IDS:
            which |= Q(**{field.name: article.public_id})
        elif field.name == ROWS:
            which |= Q(**{f"{field.name}__contains": article.public_id})
        elif field.name == "headline_key" and gone.keys:
            # What waits for a story of this headline, under whatever other story.
            which |= Q(headline_key__in=gone.keys)
    if model is FormCopy:
        # What was typed into a form of no story may repeat the words of any; there are few.
        which |= Q(article=None)
    if model is Notice:
        for headline in gone.headlines:
            which |= Q(words__contains=headline)
    return which if which else None


def word_columns(model: type[models.Model]) -> list[str]:
    """Return the columns of a table that hold words or JSON."""
    return [field.attname for field in words_of_table(model)]


def words_of_table(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    """Yield the fields of a table that hold words or JSON, but for what names a story."""
    for field in model._meta.concrete_fields:
        is_words = isinstance(field, models.CharField | models.TextField | models.JSONField)
        is_fixed = field.choices or field.primary_key or field.name in PUBLIC_IDS
        if is_words and not is_fixed:
            yield field


def clear_row(row: models.Model, names: list[str], gone: Gone) -> None:
    """Make removed words unreadable in one row."""
    changed: dict[str, object] = {}
    for name in names:
        before = getattr(row, name)
        after = taken_from_rows(before, gone) if name == ROWS else gone.taken_from_data(before)
        if after != before:
            changed[name] = cut(row, name, after)
    if changed:
        if changed.get("headline_key") == "":
            # It stays what waits for a headline, of one that comes no more.
            changed["headline_key"] = f"removed {row.pk}"
        type(row)._default_manager.filter(pk=row.pk).update(**changed)


def taken_from_rows(rows: str, gone: Gone) -> str:
    """Return the rows of a front without removed words: it says them in no other's words either."""
    left = gone.taken_from_data(json.loads(rows or "[]"))
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))


def cut(row: models.Model, name: str, value: object) -> object:
    """Return words as long as their column takes."""
    most = getattr(row._meta.get_field(name), "max_length", None)
    return value[:most] if isinstance(value, str) and most else value
