"""What a machine asks to know whether the site runs, and which part of it is ill if not.

What is told are words of ours alone: what a part itself says of its trouble, such as an address
with a password, goes to the log.
"""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from editions.models import PublishedArticle
from leases.heartbeat import alive as living_workers

PROBE = "is-the-cache-there"
logger = logging.getLogger(__name__)


class Ill(Exception):
    """What ails a part, in words that anybody may read."""


@dataclass(frozen=True)
class Part:
    """A part of the site, how it is looked at, and whether readers get no pages without it.

    `look` raises `Ill`, or whatever the part itself does: then `silent` is said.
    """

    name: str
    look: Callable[[], None]
    silent: str
    is_needed: bool = False


def look_at_database() -> None:
    """Ask for one row of what readers see."""
    PublishedArticle.objects.exists()


@once
def newest_migrations() -> frozenset[tuple[str, str]]:
    """Return the last migration of each app, as this process's code has them."""
    loader = MigrationLoader(None)
    return frozenset(loader.graph.leaf_nodes())


def look_at_migrations() -> None:
    """Compare what the code knows with what was done; what is newer than the code does no harm."""
    done = MigrationRecorder(connection).migration_qs.values_list("app", "name")
    if not newest_migrations() <= set(done):
        raise Ill("Migrations wait: run manage.py migrate.")


def look_at_cache() -> None:
    """Put something in and get it out."""
    cache.set(PROBE, "yes", 60)
    if cache.get(PROBE) != "yes":
        raise Ill("The cache keeps nothing.")


def look_at_storage() -> None:
    """See whether files can be found, and written where they lie on a disk of ours."""
    default_storage.exists(PROBE)
    folder = Path(getattr(default_storage, "location", settings.DATA_DIR))
    if not os.access(folder if folder.exists() else settings.DATA_DIR, os.R_OK | os.W_OK | os.X_OK):
        raise Ill("The folder of files cannot be written to.")


def look_at_workers() -> None:
    """See whether one was heard lately."""
    if not living_workers().exists():
        raise Ill("No worker was heard for a minute: start one.")


PARTS = (
    Part("database", look_at_database, "The database does not answer.", is_needed=True),
    Part("migrations", look_at_migrations, "What was migrated is not known.", is_needed=True),
    Part("cache", look_at_cache, "The cache does not answer."),
    Part("storage", look_at_storage, "The store of files does not answer."),
    Part("workers", look_at_workers, "Whether a worker lives is not known."),
)


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Say that the process answers, whatever becomes of the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether readers can be served, and of each part whether it is well."""
    ills = dict(ailing())
    parts = {
        part.name: {"status": "ill", "what": ills[part.name]}
        if part.name in ills
        else {"status": "well"}
        for part in PARTS
    }
    is_down = any(part.is_needed and part.name in ills for part in PARTS)
    status = "down" if is_down else "ill" if ills else "ready"
    return JsonResponse({"status": status, "parts": parts}, status=503 if is_down else 200)


def ailing() -> Iterator[tuple[str, str]]:
    """Yield the parts that are ill, each with what ails it."""
    for part in PARTS:
        try:
            part.look()
        except Ill as error:
            yield part.name, str(error)
        except Exception:
            # Each kind of database, cache and store has errors of its own.
            logger.warning("The part %s is ill.", part.name, exc_info=True)
            yield part.name, part.silent
