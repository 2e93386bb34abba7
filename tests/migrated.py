"""The migrated SQLite database, kept of the one in memory that the tests of a process have anyway.

To migrate a file takes five seconds of a process of its own, and several tests want one. To empty
all tables after a test that commits, and to fill in again what a migration does, takes longer than
to copy the whole database back.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection

# The database as it was before the first test, where it is one of SQLite.
migrated: list[bytes] = []


@contextmanager
def migrated_once(shared: Path) -> Iterator[None]:
    """Let the first of the processes that share a folder migrate, and the others copy from it.

    Within, the database in memory is made; after that it is kept as it is: migrated, and without a
    row of any test.
    """
    file = shared / "migrated.sqlite3"
    with (shared / "migrated.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            migrated.append(file.read_bytes())
            patch.setattr(Migrate, "handle", lambda *_, **__: bring_back_migrated())
            yield
        else:
            yield
            connection.ensure_connection()
            migrated.append(connection.connection.serialize())
            file.write_bytes(migrated[0])


def bring_back_migrated() -> None:
    """Let the database in memory be as it was kept, with nothing that a test committed."""
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.deserialize(migrated[0])
        kept.backup(connection.connection)


def write_migrated(path: Path) -> bool:
    """Write the migrated database into a file; say whether there is one to write."""
    if not migrated:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(migrated[0])
    # As `migrate` leaves it: processes that begin together may not each want to change it.
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode=WAL")
    return True
