"""`manage.py worker`: scheduled stories go out, and photos get their renditions."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.worker import work_until_stopped


class Command(BaseCommand):
    """Run the work beside the site until asked to stop."""

    help = "Publishes by the clock and makes renditions, until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        work_until_stopped()
