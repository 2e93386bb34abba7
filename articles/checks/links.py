"""Links in a story's text that lead nowhere. No address outside the paper is asked."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model, Q
from django.urls import Resolver404, resolve
from lxml import html

from addresses.models import FormerAddress
from articles.checks.check import Check
from editions.models import (
    Address,
    PublishedArticle,
    PublishedCredit,
    PublishedTag,
    PublishedThread,
)
from editions.story import Story

MOST_LINKS = 50
STORY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/([^/]+)/(?:history/)?\Z")
HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+\.?|localhost|[0-9a-f:.]*:[0-9a-f:.]+", re.IGNORECASE)
MAIL = re.compile(r"[^@\s]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)

# Lists that are there only as long as a live story stands in them.
LISTS: dict[str, tuple[type[Model], str]] = {
    "tag": (PublishedTag, "slug"),
    "thread": (PublishedThread, "slug"),
    "person": (PublishedCredit, "slug"),
    "source": (PublishedArticle, "source_slug"),
}


def links_that_go_nowhere(story: Story) -> Iterator[Check]:
    """Yield each link of the text that is malformed, or leads to nothing of this paper."""
    stories: dict[str, tuple[date, str]] = {}
    for label, address in links_of(story.body)[:MOST_LINKS]:
        fault = fault_of(address)
        path = path_here(address)
        if fault:
            yield Check(f"The link “{label}” {fault}", "body")
        elif path and (key := story_address(path)):
            stories[label] = key
        elif path and not is_page(path):
            yield Check(f"The link “{label}” leads to no page of this paper.", "body")
    live = addresses_of_live_stories(stories.values())
    for label, key in stories.items():
        if key not in live:
            yield Check(f"The link “{label}” leads to no story that readers see.", "body")


def links_of(body: str) -> list[tuple[str, str]]:
    """Return the words and the address of each link, each address once."""
    if "<a" not in body:
        return []
    labels: dict[str, str] = {}
    for link in html.fragment_fromstring(body, create_parent="div").iter("a"):
        address = (link.get("href") or "").strip()
        labels.setdefault(address, " ".join(link.text_content().split())[:40] or address[:40])
    return [(words, address) for address, words in labels.items()]


def fault_of(address: str) -> str:
    """Return what is wrong with an address as it is written, or ''."""
    if not address:
        return "has no address."
    if address.startswith("#"):
        return "leads to a place on the page that is not there."
    try:
        parts = urlsplit(address)
        host = unquote(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return "has an address that no browser understands."
    if parts.scheme == "mailto":
        people = [person for person in parts.path.split(",") if person]
        is_right = all(MAIL.fullmatch(person.strip()) for person in people)
        return "" if people and is_right else "leads to no mail address."
    if parts.scheme in {"http", "https"} or parts.netloc:
        is_right = bool(HOST.fullmatch(host))
        return "" if is_right else "has an address that no browser understands."
    if not address.startswith(("/", "?")):
        return "has only half an address. Begin it with https://."
    return ""


def path_here(address: str) -> str:
    """Return the path of an address of this paper, or '' for any other."""
    parts = urlsplit(address)
    here = urlsplit(settings.SITE_URL)
    if parts.netloc and parts.netloc.casefold() != here.netloc.casefold():
        return ""
    if parts.scheme not in {"", "http", "https"}:
        return ""
    return parts.path or ("/" if parts.netloc else "")


def story_address(path: str) -> tuple[date, str] | None:
    """Return day and slug of a path that has the form of a story's address."""
    parts = STORY.match(path)
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])), parts[4]
    except ValueError:
        return None


def is_page(path: str) -> bool:
    """Say whether readers have a page at this path; the desk is none of theirs."""
    try:
        page = resolve(path)
    except Resolver404:
        return False
    if page.url_name in LISTS and "slug" in page.kwargs:
        model, column = LISTS[page.url_name]
        slug = page.kwargs["slug"]
        former = FormerAddress.objects.filter(kind=page.url_name, slug=slug).values("leads_to")
        now = Q(**{column: slug}) | Q(**{f"{column}__in": former})
        return model._default_manager.filter(now).exists()
    return "admin" not in page.app_names and not page.route.startswith("preview/")


def addresses_of_live_stories(asked: Iterable[tuple[date, str]]) -> set[tuple[date, str]]:
    """Return those of these addresses that a live story has, or had before its slug changed."""
    wanted = [Q(published_on=day, slug=slug) for day, slug in asked]
    if not wanted:
        return set()
    rows = Address.objects.filter(reduce(or_, wanted)).values_list(
        "published_on", "slug", "article_id"
    )
    found = {(day, slug): article_id for day, slug, article_id in rows}
    live = set(PublishedArticle.objects.filter(pk__in=found.values()).values_list("pk", flat=True))
    return {address for address, article_id in found.items() if article_id in live}
