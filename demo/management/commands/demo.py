"""`manage.py demo`: a whole newspaper to look at, in one command."""

import os
import sys
from typing import Any

import environ
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from demo.agencies import HOST, Agencies
from demo.load import is_empty, load_demo
from demo.newspaper import read_paper
from demo.users import DEMO_USERS
from newsroom.serving import serve
from newsroom.worker import work_once
from people.models import User


class Command(BaseCommand):
    """Migrate, fill an empty site with the demo newspaper, and run site and worker."""

    help = "Fills an empty site with a demo newspaper and runs it. PORT moves it from 8000."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port, and whether to stop after filling."""
        port = environ.Env().int("PORT", default=8000)
        parser.add_argument("--port", type=int, default=port)
        parser.add_argument(
            "--no-serve", action="store_true", help="fill the site, wholly, and stop"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, tell, serve."""
        call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
        if is_empty():
            load_demo(self.say)
            if options["no_serve"]:
                # No worker runs beside this that could do the rest.
                self.say("Making the pictures' other sizes …")
                while work_once():
                    pass
        else:
            self.say("This site has stories already; they are kept as they are.")
        self.tell(f"http://127.0.0.1:{options['port']}")
        if not options["no_serve"]:
            paper = read_paper()
            # What the operator set goes before the demo's own name.
            os.environ.setdefault("SITE_NAME", paper["name"])
            os.environ.setdefault("SITE_TAGLINE", paper["tagline"])
            os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{options['port']}")
            self.let_agencies_send()
            sys.exit(serve(options["port"]))

    def let_agencies_send(self) -> None:
        """Serve the feeds of two agencies from here, which the worker fetches."""
        begun = User.objects.filter(username=DEMO_USERS[0].username).first()
        if begun is None:
            return
        # As when the demo was filled: what they sent stays the same each time that it is run.
        agencies = Agencies(begun.date_joined.replace(second=0, microsecond=0))
        agencies.start()
        agencies.open_channels()
        os.environ.setdefault("WIRE_FETCH_NETWORKS", f"{HOST}/32")

    def say(self, line: str) -> None:
        """Tell what is happening, at once."""
        self.stdout.write(line)
        self.stdout.flush()

    def tell(self, address: str) -> None:
        """Print the addresses and who can log in."""
        self.say(f"\n  Site   {address}/")
        self.say(f"  Desk   {address}/admin/\n")
        present = set(User.objects.values_list("username", flat=True))
        for demo in DEMO_USERS:
            if demo.username in present:
                role = demo.role.value if demo.role else "Superuser"
                self.say(f"  {role:<13} {demo.username:<13} {demo.password}")
        self.say(f"\n  Files and database are in {settings.DATA_DIR}. Ctrl-C stops it.\n")
