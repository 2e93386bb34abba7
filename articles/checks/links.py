"""Links in a story's text that lead nowhere. No address outside the paper is asked."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from django.db.models import Model, Q
from django.urls import Resolver404, resolve
from lxml import html

from addresses.models import FormerAddress
from articles.checks.check import Check
from articles.draft.own_links import MOST_LINKS, StoryKey, live_at, path_here, story_address
from editions.models import (
    PublishedArticle,
    PublishedCredit,
    PublishedTag,
    PublishedThread,
)
from editions.story import Story

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
    stories: dict[str, StoryKey] = {}
    for label, address in links_of(story.body)[:MOST_LINKS]:
        fault = fault_of(address)
        path = path_here(address)
        if fault:
            yield Check(f"The link “{label}” {fault}", "body")
        elif path and (key := story_address(path)):
            stories[label] = key
        elif path and not is_page(path):
            yield Check(f"The link “{label}” leads to no page of this paper.", "body")
    live = live_at(stories.values())
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
