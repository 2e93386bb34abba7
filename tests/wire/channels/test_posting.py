"""`/wire/in/…`: a house sends its stories, and asks what became of them."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from tests.wire.channels.channels import House, item, make_channel, read_all
from wire.channels import posting
from wire.channels.deliveries import forget_deliveries, read_next
from wire.models import Channel, Delivery, Way

pytestmark = pytest.mark.django_db


def waiting_files() -> list[str]:
    return default_storage.listdir("wire")[1] if default_storage.exists("wire") else []


def test_what_is_sent_is_answered_at_once_and_read_by_the_worker() -> None:
    channel = make_channel(section=make_section("Sea"), zone="Asia/Tokyo", language="nb")
    house = House(channel)
    answer = house.send(item(source="Another House", versioncreated="2025-03-02T07:45:00"))
    assert answer.status_code == 202
    assert answer.json()["status"] == "waiting"
    address = answer["Location"]
    assert address == answer.json()["address"]
    assert not answer.cookies
    assert not Article.objects.exists()
    assert len(waiting_files()) == 1

    read_all()
    article = Article.objects.get()
    assert str(article.source) == "North News"
    assert str(article.section) == "Sea"
    assert article.language == "nb"
    assert article.source_time is not None
    assert article.source_time.isoformat() == "2025-03-01T22:45:00+00:00"
    story = house.ask(address).json()["stories"][0]
    assert (story["status"], story["problem"]) == ("created", "")
    assert "Ferries" not in house.ask(address).content.decode()
    assert waiting_files() == []
    channel.refresh_from_db()
    assert (channel.taken_count, channel.refused_count) == (1, 0)
    assert channel.last_sent_at == Delivery.objects.get().received_at

    # Its next version is known, and what it was is not taken for news.
    later = item(version="2", headline="Ferries sail", versioncreated="2025-03-02T08:45:00Z")
    assert [house.send(data).status_code for data in (later, later)] == [202, 202]
    read_all()
    assert Article.objects.get().headline == "Ferries sail"
    assert [one.has_news for one in Delivery.objects.order_by("pk")] == [True, True, False]


def test_what_cannot_be_read_is_refused_with_the_reason_and_kept_for_a_month() -> None:
    house = House(make_channel())
    address = house.send(b"%PDF-1.7 and so on", kind="application/pdf")["Location"]
    read_all()
    told = house.ask(address).json()
    assert told["status"] == "refused"
    assert "PDF" in told["stories"][0]["problem"]
    assert Channel.objects.get().refused_count == 1
    assert len(waiting_files()) == 1
    forget_deliveries()
    assert len(waiting_files()) == 1
    Delivery.objects.update(received_at=timezone.now() - timedelta(days=31))
    forget_deliveries()
    assert waiting_files() == []
    assert house.ask(address).status_code == 404


def test_nobody_comes_in_without_the_key_of_this_channel(publisher: User) -> None:
    channel = make_channel()
    house = House(channel)
    other = House(make_channel(name="South", short_name="south"))
    before = house.key
    assert before not in str(Channel.objects.filter(pk=channel.pk).values())
    for authorization in ("", "Bearer ", f"Basic {before}", f"Bearer {other.key}", "Bearer ü"):
        assert house.send(item(), Authorization=authorization).status_code == 401, authorization
    # Who has no key learns nothing of which channels there are.
    unknown = Client().post("/wire/in/west/", item(), content_type="text/plain")
    known = Client().post("/wire/in/north/", item(), content_type="text/plain")
    assert (unknown.status_code, unknown.content) == (known.status_code, known.content)
    # Somebody of the desk is nobody here: a login is no key.
    assert desk(publisher).post(house.address, item(), content_type="text/plain").status_code == 401
    address = house.send(item(), Authorization=f"bearer  {before}")["Location"]
    assert other.ask(address).status_code == 401
    assert other.ask(address.replace("north", "south")).status_code == 404
    house.key = House(channel).key
    assert house.send(item()).status_code == 202
    house.key = before
    assert house.send(item()).status_code == 401


def test_what_is_too_much_is_refused_with_what_to_do(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WIRE_POSTS_PER_MIN = 2
    channel = make_channel()
    house = House(channel)
    assert house.send(b" \n").status_code == 400
    form = house.client.post(
        house.address, {"x": "1"}, headers={"Authorization": f"Bearer {house.key}"}
    )
    assert form.status_code == 415
    assert house.send(b"x" * 20_000_001).status_code == 413
    assert house.ask(house.address).status_code == 405
    assert not Delivery.objects.exists()
    assert [house.send(item()).status_code for _ in range(2)] == [202, 202]
    late = house.send(item())
    assert (late.status_code, late["Retry-After"]) == (429, "60")
    assert "a minute" in late.json()["problem"]
    Delivery.objects.update(received_at=timezone.now() - timedelta(minutes=2))
    monkeypatch.setattr(posting, "MOST_WAITING", 3)
    folder = make_channel(Way.FOLDER, name="South", short_name="south")
    Delivery.objects.create(channel=folder, name="a.json", folder_file="a.json")
    assert house.send(item()).status_code == 202
    assert "Too much waits" in house.send(item()).json()["problem"]
    Channel.objects.update(is_open=False)
    assert house.send(item()).status_code == 403


def test_bytes_come_as_they_were_sent_whatever_they_are_called() -> None:
    house = House(make_channel())
    data = b"a=%00&b=\x00\xff" + b"&x=1" * 20_000
    assert house.send(data).status_code == 202
    with Delivery.objects.get().file.open("rb") as kept:
        assert kept.read() == data


def test_delivery_that_ends_its_worker_is_tried_three_times_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House(make_channel())
    address = house.send(item())["Location"]
    house.send(item(uri="urn:other", headline="Trains stop", body_html="<p>At noon.</p>"))

    def ends(*args: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("wire.channels.deliveries.pages_of", ends)
        for _ in range(3):
            with pytest.raises(SystemExit):
                read_next()
            Delivery.objects.filter(attempts__gt=0).update(claimed_until=None)
    read_all()
    assert "three times" in house.ask(address).json()["stories"][0]["problem"]
    assert Article.objects.get().headline == "Trains stop"
