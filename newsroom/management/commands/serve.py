"""`manage.py serve`: site and worker on the existing database."""

import sys
from typing import Any

import environ
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from newsroom.serving import serve


class Command(BaseCommand):
    """Bring the database up to date and run site and worker on 127.0.0.1."""

    help = "Runs site and worker on 127.0.0.1 until Ctrl-C. PORT moves it from 8000."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port."""
        port = environ.Env().int("PORT", default=8000)
        parser.add_argument("--port", type=int, default=port)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and serve."""
        call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
        self.stdout.write(f"Site:  http://127.0.0.1:{options['port']}/")
        self.stdout.write(f"Desk:  http://127.0.0.1:{options['port']}/admin/")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()
        sys.exit(serve(options["port"]))
