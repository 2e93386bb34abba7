"""What a device keeps of the desk, to put it on its first screen."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from website.icons import app_manifest


def manifest(request: HttpRequest) -> HttpResponse:
    """Give it to those who work here, as a program of its own (W3C Web Application Manifest)."""
    return app_manifest(f"{settings.SITE_NAME} desk", reverse("admin:index"), "standalone")
