"""What a translation has still to follow."""

from articles.models import Article, TranslationTask

MOST_TASKS = 20


def open_tasks(article: Article) -> list[TranslationTask]:
    """Return what a translation has still to follow, the oldest first."""
    tasks = TranslationTask.objects.filter(article=article, done_at=None)
    return list(tasks.select_related("original").order_by("pk")[:MOST_TASKS])
