"""The calendar: what goes out by the clock and what embargoes end, day by day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from articles.acts.clock import publish_due
from articles.acts.embargo import embargo
from articles.acts.hold import hold
from articles.acts.stages import move, schedule
from articles.models import Article
from desk.going_out import page as calendar
from people.actors import SHELL
from people.models import User
from tests.builders import make_article
from tests.desk.client import desk

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> datetime:
    """Two days before clocks go back in Berlin, at noon."""
    moment = datetime(2030, 10, 25, 12, tzinfo=BERLIN)
    settings.TIME_ZONE = "Europe/Berlin"
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


def scheduled(headline: str, at: datetime) -> Article:
    article = make_article(headline=headline)
    move(article, "approve", by=SHELL)
    schedule(article, at=at, by=SHELL)
    return article


def embargoed(headline: str, until: datetime) -> Article:
    article = make_article(headline=headline)
    embargo(article, until=until, by=SHELL)
    return article


def lines(page: bytes) -> list[str]:
    """Return the headings of the days and their rows, in order."""
    root = html.fromstring(page)
    found = root.xpath("//section[@class='card']//h2 | //section[@class='card']//li")
    return [" ".join(line.text_content().split()) for line in found]


def onward(page: bytes) -> str:
    found = html.fromstring(page).xpath("//p[@class='more']/a[text()='Onward']/@href")
    return str(found[0]) if found else ""


def test_moments_stand_in_order_under_the_newsrooms_days(reporter: User, noon: datetime) -> None:
    scheduled("Late", datetime(2030, 10, 26, 23, 30, tzinfo=BERLIN))
    embargoed("Kept", datetime(2030, 10, 26, 9, 0, tzinfo=BERLIN))
    scheduled("At night", datetime(2030, 10, 27, 2, 30, fold=1, tzinfo=BERLIN))
    page = desk(reporter).get("/admin/going-out/").content
    assert lines(page) == [
        "Saturday, 26 October",
        "09:00 Kept Embargo ends Not yet City",
        "23:30 Late Goes out Not yet City",
        "Sunday, 27 October Clocks change: UTC+02:00, then UTC+01:00",
        "02:30 At night Goes out Not yet City",
    ]
    assert b"(Europe/Berlin, now UTC+02:00)" in page


def test_a_page_has_fourteen_days_and_leads_on(reporter: User, noon: datetime) -> None:
    scheduled("Soon", noon + timedelta(days=13))
    scheduled("Later", noon + timedelta(days=20))
    client = desk(reporter)
    first = client.get("/admin/going-out/").content
    assert b"Soon" in first
    assert b"Later" not in first
    second = client.get(f"/admin/going-out/{onward(first)}").content
    assert b"Later" in second
    assert b"Soon" not in second
    assert not onward(second)


def test_a_crowded_page_ends_earlier_and_leaves_nothing_out(
    reporter: User, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "MOST", 4)
    for hour in range(10):
        scheduled(f"Ship {hour}.", noon + timedelta(hours=hour + 1))
    embargoed("Kept.", noon + timedelta(hours=7, minutes=30))
    client = desk(reporter)
    shown: list[str] = []
    address = "/admin/going-out/"
    while True:
        page = client.get(address).content
        shown += [line.split(" ", 1)[1].split(".")[0] for line in lines(page) if ":" in line[:5]]
        if not onward(page):
            break
        address = f"/admin/going-out/{onward(page)}"
    ships = [f"Ship {hour}" for hour in range(10)]
    assert shown == [*ships[:7], "Kept", *ships[7:]]


def test_what_failed_stands_at_the_top_with_its_reason(reporter: User, noon: datetime) -> None:
    article = scheduled("Broken", noon + timedelta(minutes=1))
    Article.objects.filter(pk=article.pk).update(merge_conflicts=[{"field": "body", "live": "x"}])
    list(publish_due(noon + timedelta(hours=1)))
    page = desk(reporter).get("/admin/going-out/").content.decode()
    assert "Could not go out" in page
    assert "Settle the differences" in page


def test_story_on_hold_stands_for_nobody_but_those_named(
    reporter: User, web_editor: User, noon: datetime
) -> None:
    article = make_article(headline="Obituary")
    tomorrow = (noon + timedelta(days=1)).date()
    hold(article, name="Jo", people=[], look_again_on=tomorrow, by=web_editor)
    Article.objects.filter(pk=article.pk).update(embargo_until=noon + timedelta(hours=1))
    assert b"Obituary" in desk(web_editor).get("/admin/going-out/").content
    assert b"Obituary" not in desk(reporter).get("/admin/going-out/").content


def test_calendar_is_for_those_who_read_the_desk(moderator: User, reporter: User) -> None:
    assert desk(moderator).get("/admin/going-out/").status_code == 404
    page = desk(reporter).get("/admin/going-out/").content.decode()
    assert "Nothing goes out by the clock in these days" in page
    here = html.fromstring(page).xpath("//nav//a[@aria-current='true']")
    assert {(link.get("href"), link.text) for link in here} == {("/admin/going-out/", "Calendar")}


@pytest.mark.parametrize("asked", ["x", "2030-10-25", "9999-12-31T00:00+00:00", "2030-10-25T09:00"])
def test_page_from_nowhere_is_not_there(reporter: User, asked: str) -> None:
    assert desk(reporter).get("/admin/going-out/", {"from": asked}).status_code == 404


def test_calendar_costs_the_same_with_three_rows_and_with_thirty(
    reporter: User, noon: datetime
) -> None:
    client = desk(reporter)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/going-out/")
        return len(queries)

    def fill(count: int) -> None:
        for number in range(count):
            scheduled(f"Ship {number}", noon + timedelta(hours=number + 1))
            embargoed(f"Kept {number}", noon + timedelta(hours=number + 1))

    fill(3)
    few = cost()
    fill(27)
    assert cost() <= few <= 16
