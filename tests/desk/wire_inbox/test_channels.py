"""Channels at the desk: who makes them, the key that is shown once, and what came."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.acts.hold import hold
from articles.models import Article
from people.models import Organisation, User
from tests.builders import make_section
from tests.desk.client import desk, form_values
from tests.wire.channels.channels import House, item, make_channel, read_all
from wire.models import Channel, Delivery, Way

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)
LIST = "/admin/wire/channel/"


def page_of(channel: Channel) -> str:
    return f"{LIST}{channel.pk}/change/"


def test_publisher_makes_a_channel_and_its_key_with_which_the_house_sends(publisher: User) -> None:
    client = desk(publisher)
    values = form_values(client.get(f"{LIST}add/").content, "channel_form")
    values |= {"name": "North", "short_name": "north", "way": "post", "route": "straight"}
    refused = client.post(f"{LIST}add/", values).content.decode()
    assert "Say whose stories these are" in refused
    values["house"] = str(Organisation.objects.named("North News").pk)
    for wrong in ({"zone": "Mars/Olympus"}, {"language": "Norsk, bokm\u00e5l"}, {"way": "fetch"}):
        assert client.post(f"{LIST}add/", {**values, **wrong}).status_code == 200, wrong
    assert client.post(f"{LIST}add/", values).status_code == 302
    channel = Channel.objects.get()
    assert "has no key yet" in client.get(page_of(channel)).content.decode()

    key_page = f"/admin/channels/{channel.pk}/key/"
    assert Channel.objects.get().key_digest == ""
    shown = client.post(key_page)
    assert "no-store" in shown["Cache-Control"]
    found = re.search(r'id="key"[^>]*value="([^"]+)"', shown.content.decode())
    assert found is not None
    house = House(channel)
    channel.refresh_from_db()
    for address in (key_page, page_of(channel), LIST):
        page = client.get(address).content.decode()
        assert house.key not in page
        assert channel.key_digest not in page
    assert house.send(item()).status_code == 202


def test_what_somebody_changes_leaves_alone_what_the_worker_counts(publisher: User) -> None:
    make_section()
    channel = make_channel()
    client = desk(publisher)
    values = form_values(client.get(page_of(channel)).content, "channel_form")
    House(channel).send(item())
    read_all()
    answer = client.post(page_of(channel), {**values, "name": "North, English", "short_name": "x"})
    assert answer.status_code == 302
    channel.refresh_from_db()
    assert (channel.name, channel.short_name) == ("North, English", "north")
    assert (channel.taken_count, bool(channel.last_sent_at), bool(channel.key_digest)) == (
        1,
        True,
        True,
    )


def test_web_editor_sees_what_came_and_changes_nothing(web_editor: User, reporter: User) -> None:
    channel = make_channel()
    house = House(channel)
    house.send(item())
    house.send(b"%PDF-1.7 and so on")
    read_all()
    client = desk(web_editor)
    assert "1 taken, 1 refused" in client.get(page_of(channel)).content.decode()
    taken, refused = Delivery.objects.order_by("pk")
    assert (
        "Ferries sail again"
        in client.get(f"/admin/wire/delivery/{taken.pk}/change/").content.decode()
    )
    assert "PDF" in client.get(f"/admin/wire/delivery/{refused.pk}/change/").content.decode()
    assert client.post(page_of(channel), {"name": "South"}).status_code == 404
    assert client.post(f"/admin/channels/{channel.pk}/key/").status_code == 404
    assert Channel.objects.get().name == "North"
    assert desk(reporter).get(page_of(channel)).status_code == 404


def test_story_on_hold_is_not_named_by_its_delivery(web_editor: User, publisher: User) -> None:
    House(make_channel()).send(item())
    read_all()
    article = Article.objects.get()
    hold(article, name="Ferries", people=[publisher], look_again_on=TOMORROW, by=publisher)
    page = desk(web_editor).get(f"/admin/wire/delivery/{Delivery.objects.get().pk}/change/")
    assert "Ferries" not in page.content.decode()
    assert "waits to be read" not in page.content.decode()
    assert article.public_id not in page.content.decode()


def test_folder_of_a_channel_is_said(publisher: User) -> None:
    channel = make_channel(Way.FOLDER)
    assert "/wire/north" in desk(publisher).get(page_of(channel)).content.decode()


def test_what_was_refused_is_read_again_once_its_channel_is_set_right(web_editor: User) -> None:
    channel = make_channel(format="nitf")
    House(channel).send(item())
    read_all()
    delivery = Delivery.objects.get()
    client = desk(web_editor)
    page = f"/admin/wire/delivery/{delivery.pk}/change/"
    assert "Read it again" in client.get(page).content.decode()
    Channel.objects.update(format="auto")
    again = f"/admin/deliveries/{delivery.pk}/again/"
    assert client.post(again).status_code == 302
    read_all()
    assert Article.objects.get().headline == "Ferries sail again"
    assert "Read it again" not in client.get(page).content.decode()
    # It is kept no longer.
    assert "not kept" in client.post(again, follow=True).content.decode()
    assert Delivery.objects.get().status == "taken"
