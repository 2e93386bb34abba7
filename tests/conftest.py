"""The cast and the stage that every test has."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management.color import Style
from django.db import connection
from django.template import Context, Template
from django.test import Client, TransactionTestCase
from django.utils.safestring import SafeString
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from articles.apps import TIMELINE
from editions.append_only import RECORD, lift_triggers
from freshness import validation
from media.darkroom import sandbox
from people.models import User
from people.roles import Role
from tests.browser import Complaints, Windows, answers_known, hurry, launched
from tests.builders import count_anew
from tests.collected import collect_once
from tests.developed import ready, run_once
from tests.migrated import bring_back_migrated, migrated_once
from website.api.limits import forget_uses
from website.caching import forget_pages

# How long an example takes is the machine's matter, and what else it does; that work does not grow
# too fast is counted in steps (tests/growth.py).
hypothesis_settings.register_profile("newsroom", deadline=None)
hypothesis_settings.load_profile("newsroom")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what asks for no database: it is the same on any."""
    asks_for = {*getattr(item, "fixturenames", ())} & {"db", "transactional_db", "live_server"}
    if not asks_for and not item.get_closest_marker("django_db"):
        item.add_marker("any_database")


def may_be_tried_twice(item: pytest.Item) -> bool:
    """Say whether a test hangs on how busy the machine is: in CI one such may not refuse all."""
    return os.environ.get("CI") == "true" and item.get_closest_marker("browser") is not None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker has it left when the others are done.

    A browser's tests wait more than they work: one worker begins with them, and the others with
    what works, until they come to help.
    """
    items.sort(key=lambda item: [not item.get_closest_marker(name) for name in ("browser", "long")])
    for item in filter(may_be_tried_twice, items):
        item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_collection_finish() -> None:
    """Let the collector of garbage look no more at what stays until the end: all the tests."""
    gc.freeze()


@pytest.fixture(autouse=True)
def private_store(
    settings: Settings, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Give each test a store of its own, plain static files, quick passwords and a cold cache.

    What is counted goes on from test to test: a process begins with that once.
    """
    settings.DATA_DIR = tmp_path
    settings.METRICS_DIR = tmp_path_factory.getbasetemp() / "metrics"
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    count_anew()
    cache.clear()
    forget_pages()
    yield
    cache.clear()
    forget_uses()
    forget_pages()


@pytest.fixture(autouse=True)
def changes_within_a_test(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Number changes as they are made where a test is one transaction, which commits nothing.

    No snapshot of PostgreSQL shows any of them, so that nothing would ever count as kept there.
    Tests whose transactions are real look at the changes as a site does.
    """
    mark = request.node.get_closest_marker("django_db")
    is_real = {"transactional_db", "live_server"} & {*request.fixturenames}
    if connection.vendor != "postgresql" or is_real or (mark and mark.kwargs.get("transaction")):
        return
    newest = f"(SELECT COALESCE(MAX(id), 0)::text FROM {validation.TABLE})"
    after = f"SELECT 1 FROM {validation.TABLE} c WHERE c.subject = ANY(%s) AND c.id > %s"
    monkeypatch.setattr(validation, "POSTGRESQL_POSITION", newest)
    monkeypatch.setattr(validation, "POSTGRESQL_CHANGED", f"EXISTS ({after} AND %s <> '')")


@pytest.fixture(autouse=True)
def darkroom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Develop no picture twice in a process; tests of the darkroom itself have another fixture."""
    monkeypatch.setattr(sandbox, "run", run_once)


@pytest.fixture(autouse=True, scope="session")
def noted_once(django_test_environment: None) -> None:
    """Let `response.context` know of a page's own template, and of no part or parent of it.

    For each of these, hundreds on a page of the desk, all that the page knows would be copied.
    """
    note = Template._render  # type: ignore[attr-defined]

    def render(self: Template, context: Context) -> SafeString:
        made: SafeString = (
            note(self, context) if context.template is self else self.nodelist.render(context)
        )
        return made

    Template._render = render  # type: ignore[attr-defined]


@pytest.fixture(autouse=True, scope="session")
def ready_darkroom() -> Iterator[None]:
    """End at last the process that develops pictures."""
    yield
    ready.close()


@pytest.fixture(autouse=True, scope="session")
def emptied_at_once() -> Iterator[None]:
    """Let tests that commit leave nothing behind, in no time and whatever guards the record.

    SQLite's database is copied from the one that was migrated. On PostgreSQL the guards
    are lifted for the flush, which ends with `post_migrate`, which sets them again. Rows are
    deleted there: to truncate a hundred tables, most of them empty, takes seconds after each test.
    """
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def leave_nothing(self: TransactionTestCase) -> None:
        if connection.vendor == "sqlite":
            bring_back_migrated()
            return
        lift_triggers(connection, (*RECORD, *TIMELINE))
        flush(self)

    def delete_rows(
        _ops: object, _style: Style, tables: Sequence[str], **_options: object
    ) -> list[str]:
        return [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", leave_nothing)
    if connection.vendor == "postgresql":
        # Of the class: where a browser runs, the connection is another.
        patch.setattr(type(connection.ops), "sql_flush", delete_rows)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def collected(shared_folder: Path) -> Path:
    """The static files of production, as a site has them."""
    return collect_once(shared_folder)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's database in a file, as a site does: the live server's threads and a test meet.

    In memory they would share it so that what one reads, another may not write meanwhile. On
    PostgreSQL each process has a database of its own by the name that pytest-django gives it.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.getbasetemp() / "site.sqlite3"
        )


@pytest.fixture(scope="session")
def turn_to_migrate(shared_folder: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ExitStack]:
    """What is closed when the database is made: on SQLite one process migrates for all."""
    with ExitStack() as turn:
        if connection.vendor == "sqlite":
            turn.enter_context(django_db_blocker.unblock())
            turn.enter_context(migrated_once(shared_folder))
        yield turn


@pytest.fixture(scope="session")
def django_db_setup(
    turn_to_migrate: ExitStack, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Keep the database as migrated, and let PostgreSQL drop it at the end.

    It would not while a thread of the live server has left a connection open.
    """
    turn_to_migrate.close()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: LiveServer) -> LiveServer:
    """The running site, begun when its database is there: one in memory its threads would share."""
    return live_server


def make_user(name: str, *roles: Role) -> User:
    """Return a user of these roles; the password is the user name, eight times over."""
    first, _, last = name.partition(" ")
    user = User.objects.create_user(
        first.lower(), password=first.lower() * 8, first_name=first, last_name=last, is_staff=True
    )
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return user


@pytest.fixture
def reporter(db: None) -> User:
    """A reporter."""
    return make_user("Rana Idris", Role.REPORTER)


@pytest.fixture
def other_reporter(db: None) -> User:
    """A second reporter, who has nothing to do with the first."""
    return make_user("Otto Brandt", Role.REPORTER)


@pytest.fixture
def web_editor(db: None) -> User:
    """A web editor."""
    return make_user("Wen Jia", Role.WEB_EDITOR)


@pytest.fixture
def photo_editor(db: None) -> User:
    """A photo editor."""
    return make_user("Fen Photo", Role.PHOTO_EDITOR)


@pytest.fixture
def moderator(db: None) -> User:
    """A moderator."""
    return make_user("Mona Lind", Role.MODERATOR)


@pytest.fixture
def publisher(db: None) -> User:
    """A publisher."""
    return make_user("Paula Reyes", Role.PUBLISHER)


@pytest.fixture
def second_publisher(db: None) -> User:
    """A second publisher, without whom nothing is removed by order."""
    return make_user("Piet Vos", Role.PUBLISHER)


@pytest.fixture
def superuser(db: None) -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("root", password="root" * 8)


@pytest.fixture(scope="session")
def browser(live_server: LiveServer) -> Iterator[Browser]:
    """A real Chromium, one for all tests of a process; it ends before the site that it asks."""
    # Playwright runs an event loop in this thread; Django would refuse the database for it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # A machine with few cores answers late when several tests run on it.
    expect.set_options(timeout=15_000)
    with answers_known(), launched() as chromium:
        yield chromium


@pytest.fixture
def complaints() -> Complaints:
    """What the browser's console complains of during a test."""
    return Complaints()


@pytest.fixture(scope="session")
def all_windows(browser: Browser, live_server: LiveServer) -> Iterator[Windows]:
    """The windows of this process."""
    windows = Windows(browser, live_server.url)
    yield windows
    windows.close()


@pytest.fixture
def windows(all_windows: Windows, live_server: LiveServer) -> Iterator[Windows]:
    """Windows of the browser on the running site, closed after the test."""
    yield all_windows
    all_windows.leave()


@pytest.fixture
def page(windows: Windows, complaints: Complaints) -> Page:
    """A page of the browser on the running site, at desktop width."""
    fresh = windows.page()
    fresh.on("console", complaints.hear)
    return fresh


@pytest.fixture
def hurried(page: Page) -> Iterator[None]:
    """For a test that waits for what the page does every few seconds."""
    with hurry(page.context):
        yield


@pytest.fixture
def reader() -> Client:
    """Somebody who is not logged in."""
    return Client()
