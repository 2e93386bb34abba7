"""The app's place in the project."""

from django.apps import AppConfig


class AddressesConfig(AppConfig):
    """The ends of addresses: how they are made of names, and where former ones lead."""

    name = "addresses"
