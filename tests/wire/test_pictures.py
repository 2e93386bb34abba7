"""Pictures that an item names by their addresses: fetched once somebody takes the story."""

import re
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.acts.stages import move
from articles.models import Article, Figure
from media.models import Photo
from people.models import User
from tests.builders import make_photo, picture_bytes
from tests.desk.client import desk, story_url
from tests.wire.channels.channels import House, item, make_channel, read_all
from tests.wire.channels.served import Served, says
from wire.models import Channel, PictureStatus, WirePicture
from wire.pictures import fetch_next_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    settings.WIRE_FETCH_NETWORKS = [ip_network("127.0.0.1/32")]
    with Served() as server:
        yield server


def picture(
    served: Served, path: str = "/ferry.jpg", caption: str = "A ferry at the pier."
) -> object:
    """Return a picture of an item, with a small file and a large one."""
    return {
        "type": "picture",
        "uri": f"urn:x:{path}",
        "description_text": caption,
        "byline": "Li Bo",
        "creditline": "North News",
        "copyrightnotice": "© North News 2025",
        "usageterms": "No use in print.",
        "renditions": {
            "thumb": {"href": served.at("/thumb.jpg"), "mimetype": "image/jpeg", "width": 90},
            "full": {"href": served.at(path), "mimetype": "image/jpeg", "width": 1200},
        },
    }


def sent(*pictures: object, fetches: bool = True, **changes: object) -> Article:
    """Return the story of an item with pictures that came on a channel."""
    channel = make_channel(fetches_pictures=fetches)
    associations = {f"picture{number}": row for number, row in enumerate(pictures)}
    House(channel).send(item(associations=associations, **changes))
    read_all()
    return Article.objects.get()


def take(client: Client, article: Article) -> None:
    """Take a story in the inbox."""
    address = f"/admin/inbox/{article.public_id}/act/"
    answer = client.post(address, {"do": "take"}, headers={"X-Requested-With": "fetch"})
    assert answer.json()["done"].startswith("Taken"), answer.content


def fetch_all() -> None:
    """Let the worker fetch all that waits."""
    while fetch_next_picture():
        pass


def card(client: Client, article: Article) -> str:
    """Return what the story's page says of its pictures, in words."""
    page = client.get(story_url(article)).content.decode()
    found = re.search(r'(?s)<section[^>]*id="wire-pictures".*?</section>', page)
    assert found, "the page says nothing of pictures"
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split())


def press_fetch(client: Client, article: Article) -> None:
    """Press the button that fetches pictures."""
    assert 'form="fetch-pictures"' in client.get(story_url(article)).content.decode()
    client.post(f"/admin/stories/{article.public_id}/wire-pictures/")


def test_picture_of_a_taken_story_comes_with_its_words_and_rights(
    web_editor: User, served: Served
) -> None:
    served.answers["/ferry.jpg"] = says(picture_bytes())
    article = sent(picture(served))
    assert not fetch_next_picture(), "nobody has taken it"
    client = desk(web_editor)
    take(client, article)
    assert "Is fetched now" in card(client, article)
    assert not served.asked, "the worker fetches, not the page"
    fetch_all()
    assert [asked["path"] for asked in served.asked] == ["/ferry.jpg"]
    figure = Figure.objects.get()
    photo = Photo.objects.get()
    assert figure.photo == photo
    assert figure.caption == photo.caption == "A ferry at the pier."
    assert figure.credit == photo.credit_line
    assert (str(photo.photographer), photo.credit_line) == ("Li Bo", "Li Bo/North News")
    assert photo.copyright_notice == "© North News 2025"
    assert photo.usage_terms == "No use in print."
    assert photo.uploaded_by == web_editor
    assert "In the story" in card(client, article)
    made = client.get(f"/admin/stories/{article.public_id}/made-of-it/")
    assert [one.photo for one in made.context["pictures"]] == [photo]


def test_channel_without_the_tick_fetches_nothing_until_somebody_asks(
    web_editor: User, served: Served
) -> None:
    served.answers["/ferry.jpg"] = says(picture_bytes())
    article = sent(picture(served), fetches=False)
    client = desk(web_editor)
    take(client, article)
    fetch_all()
    assert not served.asked
    assert "Not asked for Fetch pictures" in card(client, article)
    press_fetch(client, article)
    fetch_all()
    assert Figure.objects.get().photo


def test_picture_that_fails_says_why_and_is_fetched_again(web_editor: User, served: Served) -> None:
    article = sent(picture(served))
    client = desk(web_editor)
    take(client, article)
    fetch_all()
    assert "Not fetched It answers 404" in card(client, article)
    assert Figure.objects.get().photo is None
    served.answers["/ferry.jpg"] = says(b"no picture")
    press_fetch(client, article)
    fetch_all()
    assert "Not fetched" in card(client, article)
    served.answers["/ferry.jpg"] = says(picture_bytes())
    press_fetch(client, article)
    fetch_all()
    assert "In the story" in card(client, article)
    asked = len(served.asked)
    assert 'form="fetch-pictures"' not in client.get(story_url(article)).content.decode()
    client.post(f"/admin/stories/{article.public_id}/wire-pictures/")
    fetch_all()
    assert len(served.asked) == asked, "it is here"


def test_own_network_is_not_asked(web_editor: User, served: Served, settings: Settings) -> None:
    settings.WIRE_FETCH_NETWORKS = []
    served.answers["/ferry.jpg"] = says(picture_bytes())
    article = sent(picture(served))
    client = desk(web_editor)
    take(client, article)
    fetch_all()
    assert "own network" in card(client, article)
    assert not served.asked


def test_file_that_the_library_has_stays_one_with_its_words(
    web_editor: User, served: Served
) -> None:
    file = picture_bytes()
    known = make_photo(data=file, caption="As we call it.")
    served.answers["/ferry.jpg"] = says(file)
    article = sent(picture(served))
    take(desk(web_editor), article)
    fetch_all()
    photo = Photo.objects.get()
    assert (photo.pk, photo.caption) == (known.pk, "As we call it.")
    assert Figure.objects.get().photo == known


def test_next_take_fetches_its_new_picture_alone(web_editor: User, served: Served) -> None:
    served.answers["/ferry.jpg"] = says(picture_bytes())
    served.answers["/pier.jpg"] = says(picture_bytes())
    article = sent(picture(served))
    client = desk(web_editor)
    take(client, article)
    fetch_all()
    channel_item = item(
        version="2",
        versioncreated="2025-03-02T09:45:00Z",
        body_html="<p>The ferries sailed on Monday. Nobody fell, and the pier holds.</p>",
        associations={
            "picture0": picture(served),
            "picture1": picture(served, "/pier.jpg", "The pier at night."),
        },
    )
    House(Channel.objects.get()).send(channel_item)
    read_all()
    assert [bool(row.photo) for row in Figure.objects.order_by("position")] == [True, False]
    press_fetch(client, article)
    fetch_all()
    assert [asked["path"] for asked in served.asked] == ["/ferry.jpg", "/pier.jpg"]
    assert all(row.photo for row in Figure.objects.all())


def test_story_that_went_on_is_left_as_it_is(web_editor: User, served: Served) -> None:
    served.answers["/ferry.jpg"] = says(picture_bytes())
    article = sent(picture(served))
    client = desk(web_editor)
    take(client, article)
    move(article, "submit", by=web_editor)
    fetch_all()
    assert Figure.objects.get().photo is None
    assert Photo.objects.count() == 1
    assert WirePicture.objects.get().status == PictureStatus.KEPT


def test_worker_that_died_loses_nothing(web_editor: User, served: Served) -> None:
    served.answers["/ferry.jpg"] = says(picture_bytes())
    article = sent(picture(served))
    take(desk(web_editor), article)
    held = timezone.now() + timedelta(minutes=5)
    WirePicture.objects.update(claimed_until=held, attempts=1)
    assert not fetch_next_picture(), "another worker has it"
    WirePicture.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert fetch_next_picture()
    assert Figure.objects.get().photo
    WirePicture.objects.update(status=PictureStatus.WAITING, attempts=3)
    fetch_all()
    assert WirePicture.objects.get().status == PictureStatus.FAILED
