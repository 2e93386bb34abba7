"""What becomes of what comes on a channel: where it goes, and whether its kills act at once."""

import pytest

from articles.models import Article, Notice
from articles.models.article import Live
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from tests.wire.channels.channels import House, item, make_channel, make_house, read_all
from wire.models import Batch, Delivery, Route

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("route", "waits", "live"),
    [
        (Route.INBOX, True, Live.NOT_YET),
        (Route.DRAFT, False, Live.NOT_YET),
        (Route.STRAIGHT, False, Live.LIVE),
    ],
)
def test_new_story_goes_where_its_channel_says(
    route: Route, waits: bool, live: Live, web_editor: User
) -> None:
    make_section()
    channel = make_channel(route=route)
    House(channel).send(item())
    read_all()
    article = Article.objects.get()
    assert article.live == live
    first_page = desk(web_editor).get("/admin/").content.decode()
    assert ("From the wire" in first_page) == waits
    batch = Batch.objects.get()
    assert (str(batch), batch.channel) == ("North", channel)
    # A removal by order does not look through what is kept of a delivery.
    assert "ferries" not in str(Delivery.objects.get().outcomes)


def test_what_does_not_pass_the_checks_waits_for_somebody(web_editor: User) -> None:
    make_section()
    House(make_channel(route=Route.STRAIGHT)).send(item(pubstatus="withheld"))
    read_all()
    assert Article.objects.get().live == Live.NOT_YET
    assert "From the wire" in desk(web_editor).get("/admin/").content.decode()


@pytest.mark.parametrize("at_once", [True, False])
def test_kill_withdraws_at_once_where_its_channel_says_so(at_once: bool, publisher: User) -> None:
    make_section()
    house = House(make_channel(route=Route.STRAIGHT, kills_at_once=at_once))
    house.send(item())
    read_all()
    path = Article.objects.get().live_path
    house.send(item(pubstatus="canceled", version="2", versioncreated="2025-03-02T09:00:00Z"))
    read_all()
    article = Article.objects.get()
    answer = desk(publisher).get(path)
    if at_once:
        assert (article.live, answer.status_code) == (Live.WITHDRAWN, 410)
        assert "taken this story back" in answer.content.decode()
        assert Notice.objects.filter(user=publisher, words__contains="withdrew").exists()
    else:
        assert (article.live, answer.status_code) == (Live.LIVE, 200)
        assert Notice.objects.filter(user=publisher, words__contains="still see it").exists()
    # What was killed does not come back by itself.
    house.send(item(version="3", versioncreated="2025-03-02T10:00:00Z", headline="Ferries again"))
    read_all()
    assert Article.objects.get().live == (Live.WITHDRAWN if at_once else Live.LIVE)


def test_kill_of_one_house_withdraws_no_story_of_another() -> None:
    make_section()
    House(make_channel(route=Route.STRAIGHT)).send(item())
    read_all()
    other = make_channel(
        name="South", short_name="south", kills_at_once=True, house=make_house("South Press")
    )
    House(other).send(item(source="North News", pubstatus="canceled", version="2"))
    read_all()
    assert [one.live for one in Article.objects.order_by("pk")] == [Live.LIVE, Live.NOT_YET]
