"""Tests that need processes of their own: a database that several can open, and their settings."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

from tests.migrated import write_migrated

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def own_site(folder: Path, *, is_migrated: bool = True) -> Iterator[dict[str, str]]:
    """Yield the environment of an empty site that other processes can open, migrated or bare.

    Its database is of the kind the tests run on: a file, or one made for this on the server.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "CI"},
        "DATA_DIR": str(folder),
        "SECRET_KEY": "only-for-tests-" + "x" * 40,
    }
    if connection.vendor == "sqlite":
        file = folder / "site.sqlite3"
        url = sqlite_site(file, environment) if is_migrated else f"sqlite:///{file}"
        yield {**environment, "DATABASE_URL": url}
        return
    settings = connection.settings_dict
    server = psycopg.conninfo.make_conninfo(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
    )
    name = f"test_site_{secrets.token_hex(6)}"
    with psycopg.connect(server, dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
        try:
            who = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
            where = f"{quote(settings['HOST'] or '127.0.0.1')}:{settings['PORT'] or 5432}"
            environment["DATABASE_URL"] = f"postgres://{who}@{where}/{name}"
            if is_migrated:
                migrate(environment)
            yield environment
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def sqlite_site(path: Path, environment: dict[str, str]) -> str:
    """Make an empty, migrated database in this file, and return its URL."""
    url = f"sqlite:///{path}"
    if not write_migrated(path):
        migrate({**environment, "DATABASE_URL": url})
    return url


def migrate(environment: dict[str, str]) -> None:
    """Bring the site's database up to date."""
    run(environment, "manage.py", "migrate", "--verbosity", "0")


def run_function(environment: dict[str, str], call: str, *, timeout_s: int) -> str:
    """Call a function of a module, `tests.process_kill.main(3)`, and return what it printed.

    What it returns is the exit code.
    """
    module = call.partition("(")[0].rpartition(".")[0]
    code = f"import sys, django; django.setup(); import {module}; sys.exit({call})"
    settings = {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    return run({**environment, **settings}, "-c", code, timeout_s=timeout_s).stdout


def run(
    environment: dict[str, str], *arguments: str, timeout_s: int = 120
) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments on the site; a failure shows what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}\n{done.stderr}"
    return done
