"""What every page of the paper needs: its name, its language and the sections of its menu."""

from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from editions.printed import direction
from freshness.parts import Part
from freshness.subjects import About
from taxonomy.models import Section
from website.breaking import breaking
from website.words import masthead_words

# In the order of `Section`; written out, since every page that is made may ask it.
SECTIONS = f"SELECT slug, name FROM {Section._meta.db_table} ORDER BY position, name"


class MenuEntry(NamedTuple):
    """A section as the menu shows it."""

    slug: str
    name: str


def sections() -> tuple[MenuEntry, ...]:
    """Return the sections in their order."""
    with connection.cursor() as cursor:
        cursor.execute(SECTIONS)
        return tuple(MenuEntry(*row) for row in cursor.fetchall())


MENU = Part(About.MENU, sections)


def menu() -> tuple[MenuEntry, ...]:
    """Return the sections in their order; asked of the database only where they have changed."""
    return MENU.now()


def paper(request: HttpRequest) -> dict[str, object]:
    """Give templates what stands around every story. The menu is asked for only where shown."""
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_url": settings.SITE_URL,
        "site_language": settings.PAPER_LANGUAGE,
        "site_direction": direction(settings.PAPER_LANGUAGE),
        "today": masthead_words(),
        "menu": SimpleLazyObject(menu),
        "breaking": SimpleLazyObject(breaking),
        # By their hash: cards show no picture again (`website/cards.py`).
        "pictures_shown": set(),
    }
