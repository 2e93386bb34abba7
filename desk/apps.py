"""The desk's place in the project: it is the admin site."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.admin import autodiscover
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks


class DeskConfig(AppConfig):
    """The screens of the desk."""

    name = "desk"
    verbose_name = "Desk"
    default = True


class DeskAdminConfig(admin_apps.SimpleAdminConfig):
    """Django's admin, with our site in its place, so that no other room imports this one.

    The desk's screens are loaded with the addresses (`newsroom/urls.py`): the worker and commands
    that show no page go without.
    """

    default = False
    default_site = "desk.site.admin_site.DeskSite"

    def ready(self) -> None:
        """Check the screens as the admin does, once they are loaded."""
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_screens, checks.Tags.admin)


def check_screens(**kwargs: Any) -> list[checks.CheckMessage]:
    """Check what every screen says of its model."""
    autodiscover()
    return check_admin_app(**kwargs)
