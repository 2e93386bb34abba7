"""What a device keeps of the desk, to put it on its first screen."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from paper.now import paper_now
from website.icons import app_manifest


def manifest(request: HttpRequest) -> HttpResponse:
    """Give it to those who work here, as a program of its own (W3C Web Application Manifest)."""
    return app_manifest(f"{paper_now().name} desk", reverse("admin:index"), "standalone")
