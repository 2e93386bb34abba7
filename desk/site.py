"""The admin site of the paper."""

from django.contrib.admin import AdminSite


class DeskSite(AdminSite):
    """Django's admin as the paper's desk."""

    site_header = "Newsroom"
    site_title = "Newsroom desk"
    index_title = "Desk"
