"""The migrated SQLite database, kept of the one in memory that the tests of a process have anyway.

To migrate a file takes five seconds of a process of its own, and several tests want one. To empty
all tables after a test that commits, and to fill in again what a migration does, takes longer than
to copy the whole database back.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

# The database as it was before the first test, where it is one of SQLite.
migrated: list[bytes] = []


def keep_migrated() -> None:
    """Keep the database as it is now: migrated, and without a row of any test."""
    connection.ensure_connection()
    migrated.append(connection.connection.serialize())


def bring_back_migrated() -> None:
    """Let the database in memory be again as it was kept, with nothing that a test committed."""
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
