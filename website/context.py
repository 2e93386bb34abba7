"""What every page of the paper needs: its name and the sections of its menu."""

from django.conf import settings
from django.http import HttpRequest


def paper(request: HttpRequest) -> dict[str, object]:
    """Give templates the paper's name, tagline and address."""
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
    }
