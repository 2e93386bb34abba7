"""What every page shows."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from paper.models import SectionPage


def paper(request: HttpRequest) -> dict[str, object]:
    """Give templates the paper's name and its menu, which is kept for half a minute."""
    menu = cache.get_or_set("menu", lambda: list(SectionPage.objects.live().in_menu()), 30)
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "menu": menu,
        "today": timezone.localdate(),
    }
