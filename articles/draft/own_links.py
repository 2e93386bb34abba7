"""Links of a text to stories of this paper: which they lead to, and where these stand now."""

import re
from collections.abc import Iterable
from datetime import date
from functools import reduce
from html import escape, unescape
from operator import or_
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q

from editions.models import Address, PublishedArticle, PublishedHeadline
from editions.wording import wording_key

STORY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/([^/]+)/(?:history/)?\Z")
# A link of a cleaned text; its words where there is no markup in them.
LINK = re.compile(r'<a href="([^"]*)">(?:([^<]*)</a>)?')
MOST_LINKS = 50

# Day and end of the address of a story.
type StoryKey = tuple[date, str]


def path_here(address: str, host: str = "") -> str:
    """Return the path of an address of this paper, or '' for any other.

    `host` is another name under which the paper answers, such as the one it was asked by.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    here = {name.casefold() for name in (urlsplit(settings.SITE_URL).netloc, host) if name}
    if parts.netloc and parts.netloc.casefold() not in here:
        return ""
    if parts.scheme not in {"", "http", "https"}:
        return ""
    return parts.path or ("/" if parts.netloc else "")


def story_address(path: str) -> StoryKey | None:
    """Return day and slug of a path that has the form of a story's address."""
    parts = STORY.match(path)
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])), parts[4]
    except ValueError:
        return None


def stories_at(asked: Iterable[StoryKey]) -> dict[StoryKey, str]:
    """Return the ids of the stories that have or had these addresses, live or not."""
    wanted = [Q(published_on=day, slug=slug) for day, slug in asked]
    if not wanted:
        return {}
    rows = Address.objects.filter(reduce(or_, wanted))
    return {(row.published_on, row.slug): row.article_id for row in rows}


def live_at(asked: Iterable[StoryKey]) -> dict[StoryKey, PublishedArticle]:
    """Return the live stories that have these addresses, or had them before their slug changed."""
    ids = stories_at(asked)
    if not ids:
        return {}
    rows = PublishedArticle.objects.only("published_on", "slug", "headline")
    live = rows.in_bulk(set(ids.values()))
    return {key: live[article_id] for key, article_id in ids.items() if article_id in live}


def in_step(body: str) -> str:
    """Return a cleaned text whose links lead to where stories of ours stand now.

    Words of a link that are a headline which the story had become the one it has.
    """
    keys: dict[str, StoryKey] = {}
    for address in dict.fromkeys(found[1] for found in LINK.finditer(body)):
        if (key := story_address(path_here(unescape(address)))) and len(keys) < MOST_LINKS:
            keys[address] = key
    live = live_at(set(keys.values()))
    moved = {
        address: live[key]
        for address, key in keys.items()
        if key in live and (live[key].published_on, live[key].slug) != key
    }
    if not moved:
        return body
    headlines = PublishedHeadline.objects.filter(article__in={one.pk for one in moved.values()})
    former = set(headlines.values_list("article_id", "key"))

    def led_on(found: re.Match[str]) -> str:
        story = moved.get(found[1])
        if story is None:
            return found[0]
        day, slug = keys[found[1]]
        old, new = f"/{day:%Y/%m/%d}/{slug}/", story.get_absolute_url()
        link = f'<a href="{escape(unescape(found[1]).replace(old, new, 1))}">'
        if found[2] is None:
            return link
        is_headline = (story.pk, wording_key(unescape(found[2]))[:300]) in former
        return f"{link}{escape(story.headline, quote=False) if is_headline else found[2]}</a>"

    return LINK.sub(led_on, body)
