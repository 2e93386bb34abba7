"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from people.roles import GROUPS


def make_groups(using: str, **kwargs: Any) -> None:
    """Make the group of every role. A migration could not: a flush erases groups again."""
    groups = apps.get_model("auth", "Group").objects.using(using)
    for role in GROUPS:
        groups.get_or_create(name=role.value)


class PeopleConfig(AppConfig):
    """Who works here and who is named: users, persons, organisations, and who may do what."""

    name = "people"

    def ready(self) -> None:
        """Make the roles after every migration."""
        post_migrate.connect(make_groups, sender=self)
