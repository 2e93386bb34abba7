"""`manage.py publish_due`: publish what the clock says."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.acts.clock import publish_due
from related.lists.list_health import check_all_lists
from related.suggestions.indexing import index_all


class Command(BaseCommand):
    """Publish every story that is due; the worker does the same every few seconds."""

    help = "Publishes scheduled stories whose time has come, each exactly once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, a line for each story; then let suggestions follow."""
        for article, edition in publish_due():
            if edition:
                self.stdout.write(f"{article.public_id}: edition {edition.number}")
            else:
                self.stdout.write(f"{article.public_id}: not published. {article.publish_problem}")
        index_all()
        check_all_lists()
