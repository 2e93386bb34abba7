"""The migrated SQLite database, kept in a file from which the tests of all processes copy it.

To migrate a file takes five seconds of a process of its own, and several tests want one. To empty
all tables after a test that commits, and to fill in again what a migration does, takes longer than
to copy the whole database back.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection

# The database as it was before the first test, where it is one of SQLite.
migrated: list[Path] = []


@contextmanager
def migrated_once(shared: Path) -> Iterator[None]:
    """Let the first of the processes that share a folder migrate, and the others copy from it.

    Within, this process's database is made; after that it is kept as it is: migrated, and without
    a row of any test.
    """
    file = shared / "migrated.sqlite3"
    with (shared / "migrated.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            migrated.append(file)
            patch.setattr(Migrate, "handle", lambda *_, **__: bring_back_migrated())
            yield
        else:
            yield
            write_copy(file)
            migrated.append(file)


def write_copy(path: Path) -> None:
    """Write this process's database into a file, as `migrate` leaves it."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        # Processes that begin together may not each want to change it.
        copy.execute("PRAGMA journal_mode=WAL")


def bring_back_migrated() -> None:
    """Let this process's database be as it was kept, with nothing that a test committed."""
    connection.ensure_connection()
    with closing(sqlite3.connect(migrated[0])) as kept:
        kept.backup(connection.connection)


def write_migrated(path: Path) -> bool:
    """Write the migrated database into a file; say whether there is one to write."""
    if not migrated:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    copyfile(migrated[0], path)
    return True
