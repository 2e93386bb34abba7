"""What is kept nowhere is sent packed too, but never what is somebody's own."""

import gzip

import brotli
import pytest
from django.test import Client

from articles.door.publishing import withdraw
from people.actors import SHELL
from people.models import User
from tests.builders import live_article
from tests.desk.client import desk

pytestmark = pytest.mark.django_db

BOTH, GZIP = {"Accept-Encoding": "gzip, br"}, {"Accept-Encoding": "gzip"}


def test_search_and_pages_that_say_what_happened_are_packed(reader: Client) -> None:
    gone = live_article()
    withdraw(gone, reason="Wrong.", by=SHELL)
    for address, status in (("/search/?q=ferry", 200), ("/no/page/", 404), (gone.live_path, 410)):
        plain = reader.get(address)
        assert plain.status_code == status
        assert "Content-Encoding" not in plain.headers
        with_br, with_gzip = (reader.get(address, headers=headers) for headers in (BOTH, GZIP))
        assert brotli.decompress(with_br.content) == plain.content
        assert gzip.decompress(with_gzip.content) == plain.content
        for answer in (plain, with_br, with_gzip):
            assert "Accept-Encoding" in answer.headers["Vary"]
            assert int(answer.headers.get("Content-Length", len(plain.content))) == len(
                answer.content
            )


def test_packed_answer_is_not_sent_twice(reader: Client) -> None:
    tag = reader.get("/search/", headers=BOTH).headers["ETag"]
    assert tag.startswith("W/")
    assert reader.get("/search/", headers={**BOTH, "If-None-Match": tag}).status_code == 304


def test_desk_is_never_packed(reporter: User, reader: Client) -> None:
    """Its pages hold secrets beside words of an address: how long they are packed would tell."""
    assert "Content-Encoding" not in desk(reporter).get("/admin/", headers=BOTH).headers
    assert "Content-Encoding" not in reader.get("/admin/login/", headers=BOTH, follow=True).headers
