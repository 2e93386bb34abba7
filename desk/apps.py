"""The desk's place in the project: it is the admin site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskConfig(AppConfig):
    """The screens of the desk."""

    name = "desk"
    verbose_name = "Desk"
    default = True


class DeskAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with our site in its place, so that no other room imports this one."""

    default = False
    default_site = "desk.site.admin_site.DeskSite"
