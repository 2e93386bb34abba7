"""What is counted, and what whoever watches the site reads."""

import os
import re
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.door.publishing import withdraw
from articles.draft.revisions import newest_revision
from articles.models import Article
from counting.book import ROOM_BYTES, make_room, take_number
from counting.counters import REQUEST_SECONDS, REQUESTS
from desk.workers import gauges
from desk.workers.queues import QUEUES, waiting
from people.actors import SHELL
from tests.builders import live_article, make_article
from tests.wire.channels.channels import House, item, make_channel, read_all

TOKEN = "a-token-of-some-length-0123456789"
# How SQLite says that it looks at all rows of a table.
WALK = re.compile(r"^SCAN (?!\(|subquery)(?!.* USING )", re.M)
pytestmark = pytest.mark.django_db


@pytest.fixture
def watcher(settings: Settings) -> Client:
    settings.METRICS_TOKEN = TOKEN
    return Client(headers={"Authorization": f"Bearer {TOKEN}"})


def numbers(watcher: Client) -> dict[str, float]:
    """Return all series with their numbers."""
    lines = watcher.get("/metrics").content.decode().splitlines()
    rows = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {series: float(number) for series, _, number in rows}


class Since:
    """What was counted since this was made."""

    def __init__(self, watcher: Client) -> None:
        self.watcher = watcher
        self.before = numbers(watcher)

    def more(self, series: str) -> float:
        return numbers(self.watcher).get(series, 0) - self.before.get(series, 0)


def test_nobody_reads_it_without_the_token(watcher: Client, settings: Settings) -> None:
    assert watcher.get("/metrics").status_code == 200
    wrong = {"Authorization": f"Bearer {TOKEN[:-1]}"}
    for headers in ({}, wrong, {"Authorization": f"Basic {TOKEN}"}):
        answer = Client(headers=headers).get("/metrics")
        assert answer.status_code == 401
        assert b"newsroom_" not in answer.content
    settings.METRICS_TOKEN = ""
    for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}"}):
        assert Client(headers=headers).get("/metrics").status_code == 404


def test_requests_are_counted_by_type_of_page_and_never_by_address(
    watcher: Client, reader: Client
) -> None:
    article = live_article()
    since = Since(watcher)
    for _ in range(3):
        reader.get(article.live_path)
    reader.get("/2026/01/01/nothing-here/")
    reader.get("/admin/login-of-mine/")
    reader.get("/no/such/page")
    series = 'newsroom_requests_total{kept="%s",page="%s",status="%s"}'
    assert since.more(series % ("no", "article", "200")) == 1
    assert since.more(series % ("yes", "article", "200")) == 2
    assert since.more(series % ("no", "article", "404")) == 1
    assert since.more(series % ("no", "none", "404")) == 1
    assert since.more('newsroom_request_seconds_count{page="article"}') == 4
    assert since.more('newsroom_request_seconds_bucket{le="+Inf",page="desk"}') == 1
    told = watcher.get("/metrics").content.decode()
    for said in (article.live_path, article.public_id, "nothing-here", "login-of-mine", "such"):
        assert said not in told


def test_a_kept_page_asks_no_more_for_being_counted(reader: Client) -> None:
    article = live_article()
    reader.get(article.live_path)
    with CaptureQueriesContext(connection) as asked:
        reader.get(article.live_path)
    assert len(asked) == 1


def test_acts_at_the_door_are_counted_once_they_hold(
    watcher: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    since = Since(watcher)
    with django_capture_on_commit_callbacks(execute=False) as waiting_ones:
        article = live_article()
        withdraw(article, reason="The court asked us to.", by=SHELL)
    first, gone = (f'newsroom_door_acts_total{{kind="{kind}"}}' for kind in ("first", "withdrawal"))
    assert since.more(first) == since.more(gone) == 0
    for each in waiting_ones:
        each()
    assert since.more(first) == since.more(gone) == 1


def test_what_comes_on_the_wire_is_counted_by_what_became_of_it(watcher: Client) -> None:
    since = Since(watcher)
    house = House(make_channel())
    for data in (item(), item(), b"no such format"):
        house.send(data)
    read_all()
    series = 'newsroom_wire_%s_total{outcome="%s"}'
    assert since.more(series % ("deliveries", "taken")) == 2
    assert since.more(series % ("deliveries", "refused")) == 1
    assert since.more(series % ("stories", "created")) == 1
    assert since.more(series % ("stories", "unchanged")) == 1


def test_checks_note_what_they_found_and_when_and_are_no_readers(watcher: Client) -> None:
    live_article()
    since = Since(watcher)
    call_command("check_leaks")
    call_command("verify_record")
    now = numbers(watcher)
    for check in ("leaks", "record"):
        assert now[f'newsroom_faults{{check="{check}"}}'] == 0
        looked = now[f'newsroom_faults_looked_timestamp_seconds{{check="{check}"}}']
        assert abs(looked - timezone.now().timestamp()) < 60
    told = [series for series in now if "_requests_total" in series and "metrics" not in series]
    assert not any(since.more(series) for series in told)


def test_stories_that_should_be_out_are_late_and_wait(watcher: Client) -> None:
    overdue = timezone.now() - timedelta(minutes=5)
    article = make_article()
    Article.objects.filter(pk=article.pk).update(
        publish_at=overdue, approved_revision=newest_revision(article)
    )
    now = numbers(watcher)
    assert now["newsroom_schedules_late"] == 1
    assert now['newsroom_queue_length{kind="clock"}'] == 1
    assert 299 < now['newsroom_queue_age_seconds{kind="clock"}'] < 360
    assert now["newsroom_database_up"] == 1


@pytest.mark.parametrize("number", [0, 12])
def test_it_asks_the_same_of_a_larger_paper(watcher: Client, number: int) -> None:
    for _ in range(number):
        live_article()
    with CaptureQueriesContext(connection) as asked:
        watcher.get("/metrics")
    # One that no kept page is asked of, each queue's, and of clock, channels and mail.
    assert len(asked) == len(QUEUES) + 5


def test_every_queue_goes_along_an_index_and_ends_somewhere() -> None:
    with CaptureQueriesContext(connection) as asked:
        list(waiting())
    plans = {queue.kind: plan_of(each["sql"]) for queue, each in zip(QUEUES, asked, strict=True)}
    # There are as many as an operator named, or as somebody made a moment ago.
    few = {"fetching", "names", "hubs", "proxy"}
    walks = {kind for kind, plan in plans.items() if WALK.search(plan)}
    assert walks <= few, {kind: plans[kind] for kind in walks - few}
    assert all("LIMIT" in each["sql"] for each in asked)


def plan_of(sql: str) -> str:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL walks what is as small as this")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall())


def test_what_was_counted_is_told_while_the_database_is_away(
    watcher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    REQUESTS.add("article", "200", "no")

    def away() -> Iterator[object]:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(gauges, "waiting", away)
    now = numbers(watcher)
    assert now["newsroom_database_up"] == 0
    assert now["newsroom_disk_free_bytes"] > 0
    assert now['newsroom_requests_total{kept="no",page="article",status="200"}'] >= 1


# --- The files ------------------------------------------------------------------------------------


def count_once(place: Path) -> str:
    """Count in a process of its own, and return its number there."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            held, number = take_number(place)
            os.write(writing, number.encode())
            signal.pause() if place.name == "stays" else None
            held.close()
        finally:
            os._exit(0)
    os.close(writing)
    number = os.read(reading, 10).decode()
    os.close(reading)
    os.waitpid(child, 0)
    return number


def test_a_process_goes_on_under_the_number_of_one_that_ended(tmp_path: Path) -> None:
    first, one = take_number(tmp_path)
    second, two = take_number(tmp_path)
    assert [one, two] == ["0", "1"]
    # In another process no number of a living one is free; what ended leaves its own.
    assert count_once(tmp_path) == count_once(tmp_path) == "2"
    first.close()
    assert count_once(tmp_path) == "0"
    second.close()


def test_all_that_can_be_counted_has_room_on_the_disk(settings: Settings) -> None:
    """Else a full disk would end a process that counts."""
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    names += [f"api:{n}" for n in range(30)]
    assert len(names) > 50
    for name in names:
        for status in ("200", "301", "304", "404", "405", "410", "500", "503"):
            REQUESTS.add(name, status, "no")
        REQUESTS.add(name, "200", "yes")
        REQUESTS.add(name, "304", "yes")
        REQUEST_SECONDS.add(0.1, name)
    sizes = {path.stat().st_size for path in settings.METRICS_DIR.glob("*.db")}
    assert sizes == {ROOM_BYTES}
    for path in settings.METRICS_DIR.glob("*.db"):
        assert path.stat().st_blocks * 512 >= ROOM_BYTES, "no hole in it"


def test_a_damaged_file_hinders_nobody_and_is_begun_anew(
    watcher: Client, settings: Settings
) -> None:
    REQUESTS.add("article", "200", "no")
    damaged = settings.METRICS_DIR / "counter_9.db"
    damaged.write_bytes(b"\xff" * ROOM_BYTES)
    assert numbers(watcher)['newsroom_requests_total{kept="no",page="article",status="200"}'] >= 1
    make_room(damaged)
    assert damaged.read_bytes() == bytes(ROOM_BYTES)
    damaged.unlink()
