"""The two nights a year on which the newsroom's clock plays tricks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.acts.stages import move
from articles.models import Article
from desk.frame.wall_clock import change_at, readings
from people.actors import SHELL
from people.models import User
from tests.builders import make_article
from tests.desk.client import action_url, desk

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")]
moments = st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))
# Half of the times fall into the nights on which a clock of these zones changes.
near_a_change = st.builds(
    lambda zone, wall, minutes: (zone, wall + timedelta(minutes=minutes)),
    st.sampled_from(ZONES),
    st.sampled_from(
        [
            datetime(2024, 3, 31, 2),
            datetime(2024, 10, 27, 2),
            datetime(2024, 3, 10, 2),
            datetime(2024, 11, 3, 1),
            datetime(2024, 10, 6, 2),
            datetime(2024, 4, 7, 1, 30),
        ]
    ),
    st.integers(-60, 120),
)
anywhere = st.tuples(
    st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1))
)


@given(st.sampled_from(ZONES), moments)
def test_what_the_clock_shows_leads_back_to_the_moment(zone: ZoneInfo, moment: datetime) -> None:
    assert moment in readings(moment.astimezone(zone).replace(tzinfo=None, fold=0), zone)


@given(near_a_change | anywhere)
def test_a_time_that_is_not_there_has_neighbours_that_are(
    asked: tuple[ZoneInfo, datetime],
) -> None:
    zone, wall = asked
    moments = readings(wall, zone)
    if len(moments) == 1:
        return
    change = change_at(wall, zone)
    if moments:
        assert moments[1] - moments[0] == -change.step > timedelta()
        assert change.after <= wall < change.before
        return
    assert change.before <= wall < change.after
    assert len(readings(wall - change.step, zone)) == 1
    assert len(readings(wall + change.step, zone)) == 1


@pytest.fixture
def story(web_editor: User, settings: object) -> Article:
    article = make_article(by=web_editor)
    move(article, "approve", by=SHELL)
    return article


def post(client: Client, article: Article, **values: str) -> str:
    response = client.post(action_url(article, "schedule"), values, follow=True)
    return response.content.decode()


def planned(article: Article) -> datetime | None:
    return Article.objects.get(pk=article.pk).publish_at


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "typed", "words"),
    [
        (
            "Europe/Berlin",
            "2030-03-31T02:30",
            "02:30 does not exist on 31 March: clocks go from 02:00 to 03:00. "
            "Choose 01:30 or 03:30.",
        ),
        (
            "America/New_York",
            "2030-03-10T02:05",
            "02:05 does not exist on 10 March: clocks go from 02:00 to 03:00. "
            "Choose 01:05 or 03:05.",
        ),
        (
            "Australia/Lord_Howe",
            "2030-10-06T02:15",
            "02:15 does not exist on 6 October: clocks go from 02:00 to 02:30. "
            "Choose 01:45 or 02:45.",
        ),
    ],
)
def test_a_time_that_does_not_exist_is_refused_with_those_beside_it(
    web_editor: User, story: Article, zone: str, typed: str, words: str
) -> None:
    with timezone.override(zone):
        page = post(desk(web_editor), story, at=typed)
    assert words in page
    assert f'value="{typed}"' in page
    assert planned(story) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "typed", "readings_asked"),
    [
        (
            "Europe/Berlin",
            "2030-10-27T02:30",
            {
                "The first: summer time, UTC+02:00": "2030-10-27T00:30:00+00:00",
                "The second: winter time, UTC+01:00": "2030-10-27T01:30:00+00:00",
            },
        ),
        (
            "Europe/London",
            "2030-10-27T01:30",
            {
                "The first: summer time, UTC+01:00": "2030-10-27T00:30:00+00:00",
                "The second: winter time, UTC": "2030-10-27T01:30:00+00:00",
            },
        ),
        (
            "America/New_York",
            "2030-11-03T01:10",
            {
                "The first: summer time, UTC-04:00": "2030-11-03T05:10:00+00:00",
                "The second: winter time, UTC-05:00": "2030-11-03T06:10:00+00:00",
            },
        ),
        (
            "Australia/Lord_Howe",
            "2030-04-07T01:45",
            {
                "The first: summer time, UTC+11:00": "2030-04-06T14:45:00+00:00",
                "The second: winter time, UTC+10:30": "2030-04-06T15:15:00+00:00",
            },
        ),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_time_that_comes_twice_is_asked_about(
    web_editor: User,
    story: Article,
    zone: str,
    typed: str,
    readings_asked: dict[str, str],
    place: int,
) -> None:
    client = desk(web_editor)
    with timezone.override(zone):
        page = post(client, story, at=typed)
        assert "comes twice" in page
        assert planned(story) is None
        radios = html.fromstring(page).xpath("//label[input[@name='at_which']]")
        assert [radio.text_content().strip() for radio in radios] == list(readings_asked)
        values = [radio.xpath("./input/@value")[0] for radio in radios]
        assert values == list(readings_asked.values())
        page = post(client, story, at=typed, at_which=values[place])
    assert planned(story) == datetime.fromisoformat(list(readings_asked.values())[place])
    assert list(readings_asked)[place].split()[-1] in page


@pytest.mark.django_db
def test_an_embargo_is_asked_about_too(web_editor: User, story: Article) -> None:
    client = desk(web_editor)
    values = {"at": "2030-10-27T02:30", "note": "The ministry's."}
    with timezone.override("Europe/Berlin"):
        page = client.post(action_url(story, "embargo"), values).content.decode()
        assert "comes twice" in page
        assert "The ministry&#x27;s." in page
        client.post(
            action_url(story, "embargo"), values | {"at_which": "2030-10-27T01:30:00+00:00"}
        )
    kept = Article.objects.get(pk=story.pk).embargo_until
    assert kept == datetime(2030, 10, 27, 1, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_an_answer_for_one_time_is_none_for_another(web_editor: User, story: Article) -> None:
    with timezone.override("Europe/Berlin"):
        page = post(
            desk(web_editor), story, at="2030-10-27T02:40", at_which="2030-10-27T00:30:00+00:00"
        )
    assert "comes twice" in page
    assert planned(story) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["tomorrow", "0001-01-01T00:00", "9999-12-31T23:59", "2030-13-01"]
)
def test_what_is_no_time_is_named(web_editor: User, story: Article, typed: str) -> None:
    assert "Give a day and a time" in post(desk(web_editor), story, at=typed)
    assert planned(story) is None
