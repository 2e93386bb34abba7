"""What the tests of readers' pages share: many stories at once, and pages as lxml sees them."""

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.models import Article
from editions.models import PublishedArticle
from freshness import validation
from tests.builders import live_article
from website import stored

MOMENT = datetime(2024, 9, 11, 1, 19, tzinfo=UTC)


def many(number: int, *, apart: timedelta = timedelta(minutes=1), **kwargs: Any) -> list[Article]:
    """Return so many live stories, newest first."""
    return [
        live_article(
            dated=MOMENT - n * apart, headline=f"Story number {n}, told {number} times", **kwargs
        )
        for n in range(number)
    ]


def on_all_pages(reader: Client, address: str) -> list[str]:
    """Return the headlines of a list, going on page by page to its end."""
    seen: list[str] = []
    path, following = address.partition("?")[0], address
    for _ in range(10):
        response = reader.get(following)
        seen += headlines(response)
        more = tree(response).xpath("//a[@rel='next']/@href")
        if not more:
            return seen
        following = path + more[0]
    raise AssertionError("the list does not end")


def keep_menu(reader: Client) -> None:
    """Let the process know the menu, as it does from its first page on."""
    assert reader.get("/corrections/").status_code == 200


def clocks_go_on(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    """Let what is kept be so much older."""
    now, ahead = time.time() + later.total_seconds(), time.monotonic() + later.total_seconds()
    clocks = SimpleNamespace(time=lambda: now, monotonic=lambda: ahead)
    for module in (stored, validation):
        monkeypatch.setattr(module, "time", clocks)


def tree(response: HttpResponseBase) -> html.HtmlElement:
    """Return a page as a tree of elements."""
    content = b"".join(response)
    assert response.status_code == 200, content[:200]
    return html.document_fromstring(content.decode())


def text_of(element: html.HtmlElement) -> str:
    """Return the words of an element as one line."""
    return " ".join(element.text_content().split())


def headlines(response: HttpResponseBase) -> list[str]:
    """Return the headlines of the cards of a list, in order."""
    return [text_of(card) for card in tree(response).find_class("card-headline")]


def live_row(article: Article) -> PublishedArticle:
    """Return what readers see of an article."""
    return PublishedArticle.objects.get(pk=article.public_id)


def is_kept(reader: Client, address: str) -> bool:
    """Ask for a page, and say whether it came from the store: it costs no more than the look."""
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries) == 1
