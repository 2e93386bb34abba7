"""`manage.py rebuild_desk_search`: make anew what the desk's search looks through."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from articles.draft.search import rebuild
from articles.models import Article
from media.backfills import backfill_words
from wire.progress import ProgressBar


class Command(BaseCommand):
    """Remake the words of every draft and photo; these themselves are only read."""

    help = "Remakes what the desk's search looks through. Safe at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remake, with a count."""
        bar = ProgressBar(sys.stderr, Article.objects.count())
        for _ in rebuild():
            bar.step()
        bar.clear()
        self.stdout.write(f"The desk finds {bar.done} stories.")
        backfill_words()
        self.stdout.write("The worker notes the words of all photos.")
