"""`manage.py begin_mirrors_anew`: let every mirror of the paper begin anew, after a backup."""

from typing import Any

from django.core.management.base import BaseCommand

from website.api.changes import begin_anew


class Command(BaseCommand):
    """End the places that mirrors have in the changes: what they are told next is 410."""

    help = "Lets every mirror that follows the API's changes begin anew, after a restored backup."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say so."""
        begin_anew()
        self.stdout.write("Every mirror is told to begin anew at its next question.")
