"""Four workers at once, some of them killed: every due story goes out once, and only once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import environ
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler

STORIES = 40
WORKERS = 4
KILLS = 3
# Far more than it takes: a machine may be busy.
WITHIN_S = 90
PLANT = f"""
from datetime import timedelta
from django.utils import timezone
from articles.models import Article
from articles.stages import move, schedule
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


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database that several processes can share."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    name = f"clock_{os.getpid()}"
    host, port = given["HOST"] or "127.0.0.1", given["PORT"] or 5432
    user, password = given["USER"], given["PASSWORD"]
    with psycopg.connect(
        host=host, port=port, user=user, password=password, dbname="postgres", autocommit=True
    ) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"postgres://{quote(user)}:{quote(password)}@{quote(host)}:{port}/{name}"
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Newsroom:
    """A newsroom of several processes on one database."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.environment = {
            **os.environ,
            "DATA_DIR": str(folder / "var"),
            "DATABASE_URL": database_url,
            "LOG_LEVEL": "ERROR",
        }
        self.database = ConnectionHandler({"default": environ.Env.db_url_config(database_url)})
        self.workers: list[subprocess.Popen[bytes]] = []

    def manage(self, *args: str) -> None:
        """Run a command to its end."""
        command = [sys.executable, "manage.py", *args]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start_worker(self) -> None:
        """Start a worker."""
        command = [sys.executable, "manage.py", "worker"]
        self.workers.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment))

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
def newsroom(tmp_path: Path, database_url: str) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path, database_url)
    room.manage("migrate", "--verbosity=0")
    yield room
    room.close()


@pytest.mark.django_db
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
