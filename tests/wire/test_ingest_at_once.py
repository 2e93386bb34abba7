"""Several readers at once: one story is one article, one agency one house."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, connections

from articles.models import Article
from people.models import Organisation, Person
from tests.processes import sqlite_site
from tests.wire.samples import BODY, HEADLINE, page_text
from wire.ingest import ingest
from wire.models import WireItem
from wire.wanted import Wanted

READERS = 4
TEXTS = {
    "the same page": [page_text()] * READERS,
    "one text under several headlines": [
        page_text(headline=f"{HEADLINE}, say {name}") for name in ("two", "four", "six", "eight")
    ],
    "stories of one new agency": [
        page_text(headline=f"Boat {n} is out", body=BODY[n : n + 1]) for n in range(READERS)
    ],
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("texts", TEXTS.values(), ids=list(TEXTS))
def test_readers_at_once_make_nothing_twice(texts: list[str]) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one writer and no queue; the test below has a file")
    if texts is not TEXTS["stories of one new agency"]:
        # Names that are new would make the readers wait for each other anyhow.
        Organisation.objects.create(name="Xinhua")
        for name in ("Bai Yun", "Ma Lin", "Tang Wei"):
            Person.objects.create(name=name)
    start = Barrier(READERS)

    def read(number: int) -> str:
        try:
            start.wait()
            return ingest(texts[number], Wanted(name=f"{number}.txt")).status
        finally:
            connections.close_all()

    with ThreadPoolExecutor(READERS) as pool:
        statuses = sorted(pool.map(read, range(READERS)))
    is_one_story = len(set(texts)) == 1 or HEADLINE in texts[0]
    assert statuses.count("created") == (1 if is_one_story else READERS)
    assert Article.objects.count() == statuses.count("created")
    assert WireItem.objects.count() == len(set(texts))
    assert [house.name for house in Organisation.objects.all()] == ["Xinhua"]
    assert sorted(person.name for person in Person.objects.all()) == [
        "Bai Yun",
        "Ma Lin",
        "Tang Wei",
    ]


@pytest.mark.any_database
def test_commands_at_once_on_one_sqlite_file_make_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(5):
        text = page_text(headline=f"Boat {number} is out", body=[f"Boat {number} is out again."])
        (tmp_path / "pages" / f"{number}.txt").write_text(text)
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "var")}
    environment["DATABASE_URL"] = sqlite_site(tmp_path / "db.sqlite3", environment)

    def manage(*args: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "manage.py", *args],
            cwd=settings.BASE_DIR,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
        )

    readers = [manage("ingest", "--json", str(tmp_path / "pages")) for _ in range(2)]
    lines = [line for reader in readers for line in reader.communicate(timeout=60)[0].splitlines()]
    assert [reader.returncode for reader in readers] == [0, 0]
    assert sum('"status": "created"' in line for line in lines) == 5
    assert sum('"status": "unchanged"' in line for line in lines) == 5
