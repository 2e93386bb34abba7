"""The picture that shared links show: readers may have its files, and a kill reaches it."""

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html

from articles.acts.photo_kill import kill_photo
from articles.checks.check import NotReady
from articles.door.publishing import publish, restore, withdraw
from articles.models import Article
from editions.models import PublishedArticle
from editions.projection import project_photo
from media.models import Photo, PhotoStatus
from media.renditions import make_renditions
from people.actors import SHELL
from tests.builders import live_article, make_article, make_photo

pytestmark = pytest.mark.django_db


def shared_address(reader: Client, article: Article) -> str:
    """Return the address of the picture that the page gives those who share it."""
    page = html.fromstring(reader.get(article.live_path).content)
    found = page.xpath("//meta[@property='og:image']/@content")
    return found[0].removeprefix("http://127.0.0.1:8000") if found else ""


def status(reader: Client, address: str) -> int:
    """Return how a file's address answers, and read the file to its end."""
    response = reader.get(address)
    if response.streaming:
        b"".join(response)
    return response.status_code


def other_picture() -> Photo:
    return make_photo(rendered=True, caption="For sharing")


def test_chosen_picture_goes_before_the_lead_and_its_file_answers(reader: Client) -> None:
    lead, chosen = make_photo(rendered=True), other_picture()
    article = live_article(photos=[lead], social_photo=chosen)
    address = shared_address(reader, article)
    assert chosen.content_hash in address
    assert status(reader, address) == 200
    # It stands on no page.
    assert "For sharing" not in reader.get(article.live_path).content.decode()
    assert lead.content_hash in shared_address(reader, live_article(photos=[lead]))


def test_picture_whose_sizes_come_later_is_shared_then(reader: Client) -> None:
    chosen = make_photo()
    article = live_article(social_photo=chosen)
    assert shared_address(reader, article) == ""
    make_renditions(chosen)
    project_photo(chosen)
    assert chosen.content_hash in shared_address(reader, article)


def test_killed_picture_is_shared_no_more(reader: Client) -> None:
    lead, chosen = make_photo(rendered=True), other_picture()
    article = live_article(photos=[lead], social_photo=chosen)
    address = shared_address(reader, article)
    kill_photo(chosen, reason="Not ours.", by=SHELL)
    assert status(reader, address) == 410
    assert lead.content_hash in shared_address(reader, article)
    assert PublishedArticle.objects.get(pk=article.public_id).edition_number == 2
    call_command("verify_record")


def test_withdrawn_storys_picture_is_gone_and_comes_back_with_it(reader: Client) -> None:
    chosen = other_picture()
    article = live_article(social_photo=chosen)
    address = shared_address(reader, article)
    withdraw(article, reason="Wrong.", by=SHELL)
    assert status(reader, address) == 410
    restore(article, by=SHELL)
    assert status(reader, address) == 200
    withdraw(article, reason="Wrong.", by=SHELL)
    kill_photo(chosen, reason="Not ours.", by=SHELL)
    restore(article, by=SHELL)
    assert status(reader, address) == 410


@pytest.mark.parametrize("status", [PhotoStatus.KILLED, PhotoStatus.RESTRICTED])
def test_picture_that_may_not_be_used_stops_the_story(status: PhotoStatus) -> None:
    article = make_article(social_photo=other_picture())
    Photo.objects.update(status=status)
    with pytest.raises(NotReady, match="shared links"):
        publish(article, by=SHELL)


def test_rebuilt_site_is_the_same() -> None:
    article = live_article(photos=[make_photo(rendered=True)], social_photo=other_picture())
    before = PublishedArticle.objects.values().get(pk=article.public_id)
    call_command("rebuild_site")
    assert PublishedArticle.objects.values().get(pk=article.public_id) == before
