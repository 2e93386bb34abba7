"""Many editors save one story in the same moment: one is first, and nobody loses a word."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections
from django.test import Client

from articles.models import Article, Autosave, Revision
from people.models import User
from people.roles import Role
from tests.builders import make_article
from tests.desk.client import Values, desk, open_story, story_url
from tests.lengths import short_or_long
from tests.processes import run_function, sqlite_site

EDITORS = short_or_long(15, 50)


def words_of(number: int) -> str:
    return f"<p>Paragraph of editor {number}.</p>"


def save_at_once(article: Article, editors: list[User]) -> Iterator[str]:
    """Let all open the story, then all save at once; yield where each is led."""
    pages = [(client := desk(user), open_story(client, article)) for user in editors]
    start = Barrier(len(pages))

    def save(number: int, client: Client, values: Values) -> str:
        start.wait()
        try:
            return client.post(story_url(article), values | {"body": words_of(number)})["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(pages)) as pool:
        saves = [pool.submit(save, number, *page) for number, page in enumerate(pages)]
        yield from (one.result(timeout=60) for one in saves)


def check_many() -> None:
    """Let all save at once; one saves, the others are asked, every text is there."""
    article = make_article(body="<p>One paragraph.</p>")
    # Without passwords: so many good hashes would take longer than the saves.
    editors = [
        User.objects.create(username=f"editor{number}", is_staff=True) for number in range(EDITORS)
    ]
    Group.objects.get(name=Role.WEB_EDITOR.value).user_set.set(editors)
    led = list(save_at_once(article, editors))
    assert sum(address == story_url(article) for address in led) == 1
    assert sum("/merge/" in address for address in led) == EDITORS - 1
    kept = [copy.story.body for copy in Autosave.objects.all()]
    kept += [revision.story.body for revision in Revision.objects.filter(number=2)]
    assert sorted(kept) == sorted(words_of(number) for number in range(EDITORS))
    assert article.revisions.count() == 2


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_many_saves_at_once_are_one_save_and_a_question_to_each_of_the_others() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one writer and no queue; the test below has a file")
    check_many()


@pytest.mark.long
@pytest.mark.any_database
def test_many_saves_at_once_on_one_sqlite_file(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "var"),
        "ALLOWED_HOSTS": "testserver",
        # Style sheets are not collected for this.
        "DEBUG": "true",
    }
    environment["DATABASE_URL"] = sqlite_site(tmp_path / "db.sqlite3", environment)
    run_function(environment, f"{__name__}.check_many()", timeout_s=120)
