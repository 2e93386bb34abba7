"""The static files of production, collected once for all processes of a run of tests.

To collect them takes ten seconds of a processor, most of which goes into packing: no test asks for
a packed one.
"""

import fcntl
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings

from newsroom import settings as production

# Kinds of files that are not packed.
PLAIN = ("css", "html", "js", "json", "map", "md", "mjs", "svg", "txt", "xml")


def collect_once(shared: Path) -> Path:
    """Return the folder of collected files in one that all processes share, made by the first."""
    folder = shared / "static"
    with (shared / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            new = shared / "static.new"
            with override_settings(
                STATIC_ROOT=new,
                STORAGES=production.STORAGES,
                WHITENOISE_SKIP_COMPRESS_EXTENSIONS=PLAIN,
            ):
                call_command("collectstatic", interactive=False, verbosity=0)
            new.rename(folder)
    return folder
