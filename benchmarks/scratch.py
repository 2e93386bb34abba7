"""A scratch database to measure in, and how pages are measured there.

A temporary SQLite file, or the empty PostgreSQL database that DATABASE_URL names.
"""

import os
import statistics
import tempfile
import time

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client

TIMES = 5
FOLDER = tempfile.TemporaryDirectory()
# Pages name their style sheets as they stand in the rooms: nothing is collected for this.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def set_up() -> None:
    """Read the settings for a scratch database; models can be imported afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    os.environ["DATA_DIR"] = FOLDER.name
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/scratch.sqlite3")
    django.setup()


def empty_tables() -> None:
    """Make the tables. Ends all where stories are there already."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM articles_article LIMIT 1")
        if cursor.fetchone():
            raise SystemExit("This database has stories in it. Give an empty one.")


def count_anew() -> None:
    """Let the planner know what the tables hold now, as the database itself does in time."""
    with connection.cursor() as cursor:
        # Where autovacuum was, an index answers without a look at its table.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "sqlite":
            # What was written in bulk stands beside the database until then.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def median_ms(client: Client, address: str) -> float:
    """Return the median time of a page in milliseconds, the first answer left out."""
    return statistics.median(times_ms(client, address))


def least_ms(client: Client, address: str) -> float:
    """Return the least time of a page: what else goes on at a machine only adds to it."""
    return min(times_ms(client, address))


def times_ms(client: Client, address: str) -> list[float]:
    """Return the times of a page in milliseconds, the first answer left out."""
    spent = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        response = client.get(address)
        b"".join(response)
        spent.append((time.perf_counter() - begun) * 1000)
        if response.status_code not in {200, 302}:
            raise SystemExit(f"{address} answered {response.status_code}.")
    return spent[1:]


def print_table(sizes: tuple[int, ...], found: dict[str, list[float]]) -> None:
    """Print each page's times, and how they grew."""
    print(f"{'ms':<34}" + "".join(f"{size:>10,}" for size in sizes) + f"{'growth':>9}")
    for what, spent in found.items():
        times = "".join(f"{one:>10.1f}" for one in spent)
        print(f"{what:<34}{times}{spent[-1] / spent[0]:>8.1f}×")
