"""Several workers at once, some of them killed: every due story goes out once, and only once."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import environ
import pytest
from django.db.utils import ConnectionHandler

from tests.lengths import short_or_long
from tests.processes import ROOT, own_site, run

STORIES = short_or_long(20, 40)
WORKERS = short_or_long(3, 4)
KILLS = short_or_long(1, 3)
# Far more than it takes: a machine may be busy.
WITHIN_S = 90
PLANT = f"""
from datetime import timedelta
from django.utils import timezone
from articles.models import Article
from articles.acts.stages import move, schedule
from people.actors import SHELL
from people.models import User
from tests.builders import make_article
editor = User.objects.create_user("editor", email="editor@news.example")
for number in range({STORIES} + 1):
    article = make_article(by=editor)
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=SHELL)
# One of them cannot go out.
Article.objects.filter(pk=article.pk).update(merge_conflicts=[{{"field": "headline", "live": "x"}}])
Article.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
"""


class Newsroom:
    """A newsroom of several processes on one database."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = {**environment, "LOG_LEVEL": "ERROR"}
        database = environ.Env.db_url_config(environment["DATABASE_URL"])
        self.database = ConnectionHandler({"default": database})
        self.workers: list[subprocess.Popen[bytes]] = []

    def manage(self, *args: str) -> None:
        """Run a command to its end."""
        run(self.environment, "manage.py", *args)

    def start_worker(self) -> None:
        """Start a worker."""
        command = [sys.executable, "manage.py", "worker"]
        self.workers.append(subprocess.Popen(command, cwd=ROOT, env=self.environment))

    def ask(self, sql: str) -> list[tuple[int, ...]]:
        """Ask the database."""
        with self.database["default"].cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    def number(self, sql: str) -> int:
        """Return the one number that is asked for."""
        return self.ask(sql)[0][0]

    def close(self) -> None:
        """End what is still there."""
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.database.close_all()


@pytest.fixture
def newsroom(db: None, tmp_path: Path) -> Iterator[Newsroom]:
    with own_site(tmp_path) as environment:
        room = Newsroom(environment)
        yield room
        room.close()


@pytest.mark.long
def test_each_due_story_goes_out_once_though_workers_are_killed(newsroom: Newsroom) -> None:
    chance = random.Random()
    newsroom.manage("shell", "--verbosity=0", "-c", PLANT)
    for _ in range(WORKERS):
        newsroom.start_worker()
    out, killed = 0, 0
    until = time.monotonic() + WITHIN_S
    while out < STORIES and time.monotonic() < until:
        time.sleep(chance.uniform(0.0, 0.05))
        out = newsroom.number("SELECT COUNT(*) FROM editions_edition")
        if out and killed < KILLS:
            worker = chance.choice([one for one in newsroom.workers if one.poll() is None])
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            killed += 1
            newsroom.start_worker()
    # Those who came last get their look at the clock too.
    time.sleep(1)
    for worker in newsroom.workers:
        worker.terminate()
    ended = [worker.wait(timeout=30) for worker in newsroom.workers]
    assert killed == ended.count(-signal.SIGKILL) == KILLS
    assert set(ended) <= {0, -signal.SIGKILL, -signal.SIGTERM}
    editions = newsroom.ask("SELECT article_id, COUNT(*) FROM editions_edition GROUP BY article_id")
    assert sorted(count for _, count in editions) == [1] * STORIES
    assert newsroom.number("SELECT COUNT(*) FROM editions_publishedarticle") == STORIES
    waiting = "SELECT COUNT(*) FROM articles_article WHERE publish_at IS NOT NULL"
    assert newsroom.number(waiting) == 1
    for row in ("articles_event WHERE action = 'could not go out'", "articles_notice"):
        assert newsroom.number(f"SELECT COUNT(*) FROM {row}") == 1
    newsroom.manage("verify_record")
