"""A site goes on from a whole version only: one that stands between two is refused."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# The last commit that has every step which led to the tables of 0.1.0.
HAS_ALL_STEPS = "f7024e4"


def check_whole_version(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Say before `migrate` looks at them that some of the steps made one are still missing.

    Django would look for their files, which are gone, and end with what it did not find.
    """
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    problems: list[CheckMessage] = []
    for alias in databases or ():
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        for key, step in sorted(loader.disk_migrations.items()):
            missing = [former for former in step.replaces if former not in applied]
            if key not in applied and 0 < len(missing) < len(step.replaces):
                problems.append(between(alias, key[0], missing))
    return problems


def between(alias: str, app: str, missing: Sequence[tuple[str, str]]) -> Error:
    """Name what is missing of an app, and the way on."""
    names = ", ".join(name for _, name in missing)
    return Error(
        f"The database “{alias}” is at an older version than this code goes on from: of “{app}” "
        f"it has not had {names}.",
        hint=(
            f"Nothing was changed. Install commit {HAS_ALL_STEPS} of Newsroom, run `manage.py "
            "migrate` there, then come back to this version and run it again."
        ),
        id="newsroom.E001",
    )
