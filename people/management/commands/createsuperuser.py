"""`manage.py createsuperuser`: Django's own, and the person whose name their stories carry."""

import os
from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandParser

from people.models import User
from people.own_person import give_person


class Command(createsuperuser.Command):
    """Make a superuser with a name."""

    help = "Makes a superuser, and the person whose name their stories carry."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, too."""
        super().add_arguments(parser)
        parser.add_argument(
            "--name",
            default=os.environ.get("DJANGO_SUPERUSER_NAME", ""),
            help="as it is printed over stories, such as 'Noor Ansari'; else the user name",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account as Django does, then name it."""
        before = set(User.objects.filter(is_superuser=True).values_list("pk", flat=True))
        super().handle(*args, **options)
        for user in User.objects.filter(is_superuser=True).exclude(pk__in=before):
            name = options["name"] or (self.asked() if options["interactive"] else "")
            self.give_name(user, " ".join(name.split()) or user.username)

    def asked(self) -> str:
        """Ask for the name at the terminal."""
        return input("Your name, as it is printed over stories (empty: the user name): ")

    def give_name(self, user: User, name: str) -> None:
        """Keep the name with the account, and tie the account to the person of that name."""
        user.first_name, _, user.last_name = name.partition(" ")
        user.save(update_fields=["first_name", "last_name"])
        if person := give_person(user):
            self.stdout.write(f"Stories they begin carry the name “{person}”.")
