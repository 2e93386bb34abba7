"""A copy of the database, of one moment, while editors work on; and back.

SQLite copies itself page by page (https://www.sqlite.org/backup.html), PostgreSQL by `pg_dump`.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

from newsroom.backups.folder import BackupError

SQLITE, POSTGRESQL = "sqlite", "postgresql"
NAMES = {SQLITE: "database.sqlite3", POSTGRESQL: "database.dump"}
KINDS = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
MADE_BY_SQLITE = ("-wal", "-shm", "-journal")


def copy_database(folder: Path) -> str:
    """Write a copy of the site's database into a folder; return the name of the file."""
    name = NAMES[connection.vendor]
    if connection.vendor == SQLITE:
        try:
            copy_sqlite(folder / name)
        except sqlite3.Error as error:
            raise BackupError(f"The database could not be copied: {error}.") from error
    else:
        dump = ("--format=custom", "--no-owner", "--no-privileges", f"--file={folder / name}")
        on_postgresql("pg_dump", *dump)
    return name


def copy_sqlite(to: Path) -> None:
    """Copy a database of SQLite into a new file."""
    # A connection of its own: it waits for nobody who writes, not even in this process.
    here = sqlite3.connect(f"{sqlite_path().resolve().as_uri()}?mode=ro", uri=True)
    with closing(here), closing(sqlite3.connect(to)) as copy:
        here.backup(copy)
        # One file, without the log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


def put_back_database(file: Path) -> None:
    """Make the site's database, which is empty, that of a backup: whole or not at all."""
    if connection.vendor == SQLITE:
        path = sqlite_path()
        connection.close()
        half = path.with_name(f"{path.name}.half")
        shutil.copyfile(file, half)
        for ending in MADE_BY_SQLITE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        half.replace(path)
    else:
        restore_dump(file, connection.settings_dict["NAME"])
        connection.close()


def restore_dump(file: Path, database: str) -> None:
    """Bring a dump into an empty database of PostgreSQL."""
    how = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    on_postgresql("pg_restore", *how, str(file), database=database)


def is_in_memory() -> bool:
    """Whether the database ends with its process."""
    return connection.vendor == SQLITE and bool(connection.is_in_memory_db())  # type: ignore[attr-defined]


def is_empty() -> bool:
    """Whether the site's database has no table yet."""
    tables = connection.introspection.table_names()
    connection.close()
    return not tables


def sqlite_path() -> Path:
    """Return the file of a site on SQLite."""
    path: Any = connection.settings_dict["NAME"]
    return Path(path)


@contextmanager
def on_trial(file: Path, scratch: Path) -> Iterator[str]:
    """Yield the `DATABASE_URL` of a database made of a copy, gone afterwards."""
    if connection.vendor == SQLITE:
        copy = scratch / "db.sqlite3"
        shutil.copyfile(file, copy)
        yield f"sqlite:///{copy}"
        return
    name = f"newsroom_trial_{os.getpid()}"
    with connection.cursor() as cursor:
        quoted = connection.ops.quote_name(name)
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
        try:
            restore_dump(file, name)
            yield url_of(name)
        finally:
            cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def url_of(name: str) -> str:
    """Return the address of another database on the site's server, asked in the same way."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def on_postgresql(program: str, *arguments: str, database: str = "") -> None:
    """Run a program of PostgreSQL's on the site's server, as the site itself comes there.

    Raises `BackupError` with its words. The password is given by the environment: what a program
    is called with, all users see.
    """
    known = {each.keyword.decode() for each in pq.Conninfo.get_defaults()}
    asked: dict[str, Any] = connection.get_connection_params()
    where = {name: value for name, value in asked.items() if name in known and value is not None}
    where |= {"dbname": database} if database else {}
    password = where.pop("password", "")
    try:
        done = subprocess.run(
            [program, "--no-password", f"--dbname={make_conninfo(**where)}", *arguments],
            env={**os.environ, **({"PGPASSWORD": str(password)} if password else {})},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise BackupError(
            f"{program} is not there. Install PostgreSQL's client programs, of the server's version"
            " or a newer one."
        ) from error
    if done.returncode:
        raise BackupError(f"{program} could not do it: {done.stderr.strip()}")
