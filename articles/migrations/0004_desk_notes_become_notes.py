"""The one note to the desk becomes the first of a story's notes; no word is lost."""

from typing import Any

from django.db import migrations
from django.utils import timezone

BATCH = 500
BY = "the note to the desk"


def to_notes(apps: Any, schema_editor: Any) -> None:  # noqa: ANN401
    """Make a note of every note to the desk."""
    Article, Note = apps.get_model("articles", "Article"), apps.get_model("articles", "Note")
    noted = Article.objects.exclude(desk_note="").order_by("pk")
    rows = noted.values_list("pk", "desk_note", "changed_at").iterator(chunk_size=BATCH)
    notes = []
    for pk, words, at in rows:
        notes.append(Note(article_id=pk, words=words, by=BY, at=at or timezone.now()))
        if len(notes) == BATCH:
            Note.objects.bulk_create(notes)
            notes.clear()
    Note.objects.bulk_create(notes)


def to_desk_notes(apps: Any, schema_editor: Any) -> None:  # noqa: ANN401
    """Put a story's notes back into its one field, oldest first."""
    Article, Note = apps.get_model("articles", "Article"), apps.get_model("articles", "Note")
    for pk in Note.objects.order_by().values_list("article_id", flat=True).distinct():
        notes = Note.objects.filter(article_id=pk).order_by("pk")
        words = "\n".join(notes.values_list("words", flat=True))
        Article.objects.filter(pk=pk).update(desk_note=words)


class Migration(migrations.Migration):
    """Move the words; the field goes next."""

    dependencies = [("articles", "0003_the_desk_at_work")]

    operations = [migrations.RunPython(to_notes, to_desk_notes)]
