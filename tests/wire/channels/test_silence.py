"""A channel that falls silent for longer than usual is shown at the desk, and told of once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Notice
from people.models import User
from tests.desk.client import desk, form_values
from tests.wire.channels.channels import House, item, make_channel, read_all
from wire.channels import silence
from wire.channels.deliveries import read_again
from wire.channels.silence import tell_of_silence
from wire.models import Channel, Delivery, DeliveryStatus

pytestmark = pytest.mark.django_db


def came(channel: Channel, *pauses_h: float) -> None:
    """Let something new have come after each of these pauses, the last of them until now."""
    moment = timezone.now() - timedelta(hours=sum(pauses_h))
    for pause_h in pauses_h:
        Delivery.objects.create(
            channel=channel, received_at=moment, has_news=True, status=DeliveryStatus.TAKEN
        )
        moment += timedelta(hours=pause_h)


def now_comes(channel: Channel, **changes: str) -> datetime | None:
    """Let something new come now, and return by when the next is expected."""
    House(channel).send(item(**changes))
    read_all()
    channel.refresh_from_db()
    return channel.expected_by


def test_longer_than_usual_is_half_as_long_again_as_its_nights() -> None:
    channel = make_channel()
    came(channel, 2, 2, 2, 2, 2, 2)
    assert now_comes(channel) is None, "six pauses say nothing"
    Delivery.objects.all().delete()
    # A night of ten hours, and a time when it was out for three days, which is not usual.
    came(channel, 2, 2, 72, 2, 10, 2, 2, 2)
    expected = now_comes(channel, headline="Ferries sail", version="2")
    assert channel.last_sent_at is not None
    assert expected is not None
    silence = expected - channel.last_sent_at
    assert timedelta(hours=14, minutes=59) < silence < timedelta(hours=15, minutes=1)
    # What is sent again and was known says nothing of whether the house still works.
    sent_at = channel.last_sent_at
    now_comes(channel, headline="Ferries sail", version="2")
    assert channel.last_sent_at == sent_at


def test_silent_channel_is_shown_and_told_of_once_until_it_sends(
    publisher: User, web_editor: User, reporter: User
) -> None:
    channel = make_channel(silent_after_h=3)
    assert now_comes(channel) is not None
    tell_of_silence()
    assert not Notice.objects.exists()
    assert "Does not come" not in desk(web_editor).get("/admin/").content.decode()

    Channel.objects.update(expected_by=timezone.now() - timedelta(minutes=1))
    tell_of_silence()
    tell_of_silence()
    notice = Notice.objects.get()
    assert (notice.user, notice.is_urgent) == (publisher, False)
    assert "“North”" in notice.words
    assert "Does not come" in desk(web_editor).get("/admin/").content.decode()
    assert "Does not come" not in desk(reporter).get("/admin/").content.decode()
    assert "Silent" in desk(web_editor).get("/admin/wire/channel/").content.decode()

    now_comes(channel, headline="Ferries sail", version="2")
    tell_of_silence()
    assert Notice.objects.count() == 1
    assert "Does not come" not in desk(web_editor).get("/admin/").content.decode()
    # Told anew when it falls silent again; but a closed one is not expected to say anything.
    Channel.objects.update(expected_by=timezone.now(), is_open=False)
    tell_of_silence()
    assert Notice.objects.count() == 1
    Channel.objects.update(is_open=True)
    tell_of_silence()
    assert Notice.objects.count() == 2


def test_what_is_refused_or_came_long_ago_breaks_no_silence(
    publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = make_channel(silent_after_h=3, format="nitf")
    House(channel).send(item())
    read_all()
    Delivery.objects.update(received_at=timezone.now() - timedelta(days=10))
    Channel.objects.update(format="auto")
    expected = now_comes(channel, uri="urn:trains", headline="Trains stop")
    assert read_again(Delivery.objects.earliest("pk"))
    read_all()
    channel.refresh_from_db()
    assert (channel.taken_count, channel.expected_by) == (2, expected)
    House(channel).send(b"%PDF-1.7 and so on")
    read_all()
    channel.refresh_from_db()
    assert channel.expected_by == expected
    Channel.objects.update(expected_by=timezone.now())
    with monkeypatch.context() as patched:
        patched.setattr(silence, "tell", None)
        with pytest.raises(TypeError):
            tell_of_silence()
    tell_of_silence()
    assert "What came was refused." in Notice.objects.get(user=publisher).words


def test_channel_on_which_nothing_ever_came_is_expected_from_when_it_was_made(
    publisher: User,
) -> None:
    client = desk(publisher)
    add = "/admin/wire/channel/add/"
    values = form_values(client.get(add).content, "channel_form")
    values |= {"name": "North", "short_name": "north", "way": "post", "silent_after_h": "6"}
    assert client.post(add, values).status_code == 302
    channel = Channel.objects.get()
    assert channel.expected_by is not None
    assert channel.expected_by - timezone.now() > timedelta(hours=5)
    # Opened again after a week it has its time.
    Channel.objects.update(is_open=False, expected_by=timezone.now() - timedelta(days=7))
    page = f"/admin/wire/channel/{channel.pk}/change/"
    values = form_values(client.get(page).content, "channel_form")
    assert client.post(page, {**values, "is_open": "on"}).status_code == 302
    tell_of_silence()
    assert not Notice.objects.exists()
