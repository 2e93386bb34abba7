"""Making a backup: of one moment, while editors work, and tried before it counts."""

import fcntl
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles.acts.removal.removals_list import removals_list
from newsroom.backups.databases import copy_database, is_in_memory, on_trial
from newsroom.backups.files import copy_files
from newsroom.backups.folder import (
    FILES,
    FORM,
    REMOVALS,
    UNFINISHED,
    BackupError,
    Manifest,
    Sum,
    backups_in,
    digest_of,
    new_name,
    opened_sums,
)
from newsroom.settings import env

# What is asked of the copy. What readers see follows from the record, and is checked when it is
# put back.
TRIED_BY = (("verify_record", "--only-record"), ("check_files",))

# The trial has nothing to do with the site's cache, and sends nothing.
ALONE = {"CACHE_URL": "locmemcache://", "EMAIL_URL": "", "ALERT_WEBHOOK_URL": "", "WEBSUB_HUBS": ""}

# So many characters of what a check says are kept: the end has the sum.
MOST_TOLD = 4_000

type Say = Callable[[str], None]


def make_backup(parent: Path, say: Say, *, is_tried: bool = True) -> Path:
    """Make a backup in a folder of backups; return its own folder.

    First the database, then the files, so that every file that it names is there. It is tried by
    restoring it beside the site; what is wrong there it says of itself, and is kept. Raises
    `BackupError` where none could be made, and leaves nothing half.
    """
    if is_in_memory():
        raise BackupError("The database is in memory alone; there is nothing to keep.")
    store = Path(default_storage.path(""))
    if parent.resolve().is_relative_to(store.resolve()):
        raise BackupError(
            f"{parent} is within {store}, which is what is copied. Name a folder elsewhere."
        )
    try:
        with alone_in(parent):
            before = next(reversed(backups_in(parent)), None)
            name = new_name(parent)
            folder = begun_anew(parent)
            try:
                manifest = fill(folder, name, before, say)
                if is_tried:
                    say("Trying it: restored beside the site ...")
                    faults = faults_of(folder, manifest.database)
                    manifest = replace(manifest, is_tried=True, faults=faults)
                manifest.write(folder)
                os.sync()
                return folder.rename(parent / name)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}.") from error


@contextmanager
def alone_in(parent: Path) -> Iterator[None]:
    """Let one backup at a time be made in a folder."""
    # Words that readers never saw are in it.
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (parent / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup is being made in {parent}.") from error
        yield


def begun_anew(parent: Path) -> Path:
    """Return an empty folder for a backup, without what one that was killed left."""
    folder = parent / UNFINISHED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def fill(folder: Path, name: str, before: Path | None, say: Say) -> Manifest:
    """Copy the site into a folder; return what it is."""
    say("Copying the database ...")
    database = copy_database(folder)
    say("Copying the files ...")
    count = size = 0
    with opened_sums(folder, "w") as sums:
        sums.write(str(Sum(digest_of(folder / database), database)))
        if removals_list().exists():
            shutil.copy2(removals_list(), folder / REMOVALS)
            sums.write(str(Sum(digest_of(folder / REMOVALS), REMOVALS)))
        for line, bytes_ in copy_files(Path(default_storage.path("")), folder, before):
            sums.write(str(line))
            count += 1
            size += bytes_
    (folder / FILES).mkdir(exist_ok=True)
    done = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        form=FORM,
        version=version(),
        made_at=name,
        engine=settings.DATABASES["default"]["ENGINE"].rpartition(".")[2],
        database=database,
        files=count,
        bytes=size,
        migrations=sorted(named(done) & known_migrations()),
        settings=env.told(),
    )


def known_migrations() -> set[str]:
    """Return the migrations that this version knows, those of before it too (decision 0072)."""
    known = MigrationLoader(None).disk_migrations
    return named([*known, *chain.from_iterable(each.replaces for each in known.values())])


def named(migrations: Iterable[tuple[str, str]]) -> set[str]:
    """Return migrations as `backup.json` has them."""
    return {f"{app}.{name}" for app, name in migrations}


def version() -> str:
    """Return the version of Newsroom that runs here."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def faults_of(folder: Path, database: str) -> dict[str, str]:
    """Restore a backup beside the site; return what each check says that is not content there."""
    faults = {}
    try:
        with TemporaryDirectory() as name, on_trial(folder / database, Path(name)) as address:
            (Path(name) / "files").symlink_to((folder / FILES).resolve())
            environment = {**os.environ, "DATA_DIR": name, "DATABASE_URL": address, **ALONE}
            for command, *options in TRIED_BY:
                done = subprocess.run(
                    [sys.executable, settings.BASE_DIR / "manage.py", command, *options],
                    env=environment,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    errors="replace",
                    check=False,
                )
                if done.returncode:
                    faults[command] = done.stdout.strip()[-MOST_TOLD:]
    except (BackupError, DatabaseError, OSError) as error:
        # Such as no room for the trial: the backup is kept all the same.
        faults["restore"] = str(error)
    return faults
