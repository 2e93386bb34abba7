"""The full-text index over `SearchDocument`, kept by the database itself.

On SQLite an FTS5 table that follows the documents by triggers, on PostgreSQL a GIN index. Set
after every `migrate`, like the guards of the record.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "editions_searchdocument"
SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE}_words USING fts5("
    f"text, content='{TABLE}', content_rowid='id', tokenize='unicode61')",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_added AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {TABLE}_words(rowid, text) VALUES (NEW.id, NEW.text); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_gone AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {TABLE}_words({TABLE}_words, rowid, text) "
    f"VALUES ('delete', OLD.id, OLD.text); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_changed AFTER UPDATE ON {TABLE} BEGIN "
    f"INSERT INTO {TABLE}_words({TABLE}_words, rowid, text) "
    f"VALUES ('delete', OLD.id, OLD.text); "
    f"INSERT INTO {TABLE}_words(rowid, text) VALUES (NEW.id, NEW.text); END",
)
POSTGRESQL = (
    f"CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin(to_tsvector('simple', text))",
)


def set_search_index(connection: BaseDatabaseWrapper) -> None:
    """Make the index stand; where it does already, nothing happens."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)
