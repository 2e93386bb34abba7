"""Bringing erased words out of SQLite's file: a row that is gone leaves its bytes behind.

The full-text index keeps the words of a changed row until its parts are merged; pages that are
free, and the write-ahead log, keep what stood in them. On PostgreSQL the operator does this
(`docs/operators.md`).
"""

from django.db.backends.base.base import BaseDatabaseWrapper

# A piece of merging is so many pages: other writers come in between the pieces.
PAGES_A_PIECE = 2_000
MOST_PIECES = 100_000


def shred(connection: BaseDatabaseWrapper) -> None:
    """Merge the full-text indexes whole, rewrite the file, and empty the write-ahead log.

    Nothing happens on PostgreSQL, for a database in memory, or within a transaction. It needs as
    much free space as the database has, and no other writer while it rewrites the file.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        if not any(file for _, name, file in cursor.fetchall() if name == "main"):
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
        )
        for (table,) in cursor.fetchall():
            merge_whole(connection, table)
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def merge_whole(connection: BaseDatabaseWrapper, table: str) -> None:
    """Merge an FTS5 index into one part, piece by piece; words of gone rows are left out."""
    pages = -PAGES_A_PIECE
    with connection.cursor() as cursor:
        for _ in range(MOST_PIECES):
            cursor.execute("SELECT total_changes()")
            before = cursor.fetchone()[0]
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', {pages})")
            cursor.execute("SELECT total_changes()")
            # https://sqlite.org/fts5.html#the_merge_command: fewer than two mean that it is done.
            if cursor.fetchone()[0] - before < 2:
                return
            pages = PAGES_A_PIECE
