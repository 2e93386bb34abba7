"""Commands of the paper go by its own clock, as the desk does."""

from collections.abc import Sequence

import django
from django.conf import settings
from django.core.management import execute_from_command_line, get_commands
from django.utils.module_loading import import_string

# Those that only begin others, and those that must not ask a database.
OTHERS = frozenset({"serve", "worker", "demo"})


def run(arguments: Sequence[str]) -> None:
    """Run the command that these arguments name."""
    if not is_the_papers(arguments[1] if len(arguments) > 1 else ""):
        execute_from_command_line([*arguments])
        return
    # Models can be read from here on.
    django.setup()
    with import_string("paper.now.by_the_papers_clock")():
        execute_from_command_line([*arguments])


def is_the_papers(name: str) -> bool:
    """Say whether a command is one of ours that asks what day it is."""
    try:
        # Until settings are read Django knows its own commands alone, and remembers them so.
        settings.INSTALLED_APPS  # noqa: B018
        app = get_commands().get(name, "")
    except Exception:
        # Whatever is wrong with the settings, Django's own way says it better.
        return False
    is_ours = bool(app) and not str(app).startswith("django")
    return is_ours and name not in OTHERS
