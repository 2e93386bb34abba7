"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from people.loaded_late import lazily
from people.roles import GROUPS

# What checks passkeys (fido2, cryptography) takes 16 MB, and few requests ask for it.
lazily("allauth.mfa.webauthn.internal.auth")


def make_groups(using: str, **kwargs: Any) -> None:
    """Make the group of every role. A migration could not: a flush erases groups again."""
    groups = apps.get_model("auth", "Group").objects.using(using)
    for role in GROUPS:
        groups.get_or_create(name=role.value)


def make_keys(using: str, **kwargs: Any) -> None:
    """Make the keys of names that were kept by an older rule."""
    person = (kwargs.get("apps") or apps).get_model("people", "Person")
    if any(field.name == "letters_key" for field in person._meta.fields):
        import_string("people.keys.make_missing_keys")(using)


class PeopleConfig(AppConfig):
    """Who works here and who is named: users, persons, organisations, and who may do what."""

    name = "people"

    def ready(self) -> None:
        """Make the roles after every migration, and keep what happens to accounts."""
        post_migrate.connect(make_groups, sender=self)
        post_migrate.connect(make_keys, sender=self)
        # By its name: it needs models, which are not there yet when this module is read.
        import_string("people.audit.listen")()
