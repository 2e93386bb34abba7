"""Where stories of this paper stand, what others call them, and to which of them a text links."""

import re
from datetime import date

from django.conf import settings

MOST_LINKS = 50
LINK = re.compile(r'<a href="([^"]*)"')
STORY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/([^/?#]+)/(?:[?#].*)?")


def stories_linked(body: str) -> list[tuple[date, str]]:
    """Return the day and slug of each story of this paper that a clean text links to, once each.

    Whether there is such a story nobody asks here.
    """
    keys: dict[tuple[date, str], None] = {}
    for address in LINK.findall(body)[:MOST_LINKS]:
        here = STORY.fullmatch(address.removeprefix(settings.SITE_URL))
        if here is None:
            continue
        year, month, day, slug = here.groups()
        try:
            keys[date(int(year), int(month), int(day)), slug] = None
        except ValueError:
            continue
    return list(keys)


def story_path(day: date, slug: str) -> str:
    """Return the address of the story of a day and slug."""
    return f"/{day:%Y/%m/%d}/{slug}/"


def lasting_id(article_id: str) -> str:
    """Return the id of a story in every feed and file that goes out.

    It stays when the address changes, so that no program takes a story for two.
    """
    return f"{settings.SITE_URL}#{article_id}"
