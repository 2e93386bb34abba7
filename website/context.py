"""What every page of the paper needs: its name, its language and the sections of its menu."""

from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from editions.printed import direction
from taxonomy.models import Section
from website.words import masthead_words

MENU_KEY = "website.menu"
MENU_SECONDS = 30


class MenuEntry(NamedTuple):
    """A section as the menu shows it."""

    slug: str
    name: str


def menu() -> list[MenuEntry]:
    """Return the sections in their order; asked of the database every thirty seconds at most."""
    entries: list[MenuEntry] | None = cache.get(MENU_KEY)
    if entries is None:
        entries = [MenuEntry(*row) for row in Section.objects.values_list("slug", "name")]
        cache.set(MENU_KEY, entries, MENU_SECONDS)
    return entries


def clear_menu() -> None:
    """Forget the kept menu, so that a changed section shows at once."""
    cache.delete(MENU_KEY)


def paper(request: HttpRequest) -> dict[str, object]:
    """Give templates what stands around every story. The menu is asked for only where shown."""
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "site_language": settings.PAPER_LANGUAGE,
        "site_direction": direction(settings.PAPER_LANGUAGE),
        "canonical": f"{settings.SITE_URL}{request.path}",
        "today": masthead_words(),
        "menu": SimpleLazyObject(menu),
    }
