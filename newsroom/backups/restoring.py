"""Putting a backup back into an empty site: all that is in it, and every removal since."""

from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles.acts.removal.removals_list import ListedOrder, removals_list, sync_folder
from newsroom.backups.databases import KINDS, is_empty, is_in_memory, put_back_database
from newsroom.backups.files import put_back_files
from newsroom.backups.folder import (
    REMOVALS,
    BackupError,
    Manifest,
    asked_backup,
    backups_in,
    digest_of,
    sums_of,
)
from newsroom.backups.making import Say, known_migrations


def restore(path: Path, say: Say, removals: Iterable[Path] = ()) -> Path:
    """Put a backup, or the newest of a folder, into this site; return which it was.

    The site has to be empty: nothing is ever overwritten. What a restore that was stopped brought
    is gone on from. Raises `BackupError`; the database is put back whole or not at all.
    """
    backup = asked_backup(path)
    manifest = Manifest.read(backup)
    check_can_take(manifest)
    check_database(backup, manifest.database)
    known = newest_removals(backup, removals)
    try:
        say(f"Putting back the files of {backup.name} ...")
        count = put_back_files(backup, Path(default_storage.path("")))
        if count != manifest.files:
            raise BackupError(f"{backup} is not whole: it has {count} of {manifest.files} files.")
        write_removals(known)
        say("Putting back the database ...")
        put_back_database(backup / manifest.database)
    except OSError as error:
        raise BackupError(f"Nothing of the database was put back: {error}.") from error
    make_ready(say)
    return backup


def make_ready(say: Say) -> None:
    """Bring a database that was put back to what this version and the removals make of it.

    Raises `CommandError` as its commands do.
    """
    say("Bringing it up to date ...")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("apply_removals")
    # Numbers of changes that came after the backup are given again.
    call_command("begin_mirrors_anew")
    say("Checking the record, and what readers see ...")
    try:
        call_command("verify_record")
    except CommandError:
        say("Making what readers see anew ...")
        call_command("rebuild_site")
        call_command("verify_record")
    call_command("check_files")
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)
    call_command("check_leaks")


def check_can_take(manifest: Manifest) -> None:
    """Raise `BackupError` where this site cannot take a backup."""
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    kinds = {"sqlite3": KINDS["sqlite"], "postgresql": KINDS["postgresql"]}
    if engine != manifest.engine:
        raise BackupError(
            f"The backup is of {kinds.get(manifest.engine, manifest.engine)}, and DATABASE_URL"
            f" names {kinds.get(engine, engine)}. Name a new, empty database of the same kind."
        )
    if is_in_memory():
        raise BackupError("DATABASE_URL names a database in memory; name a file.")
    if unknown := set(manifest.migrations) - known_migrations():
        raise BackupError(
            f"The backup is of a newer version ({manifest.version}) than this one: it has"
            f" {min(unknown)}. Nothing was changed. Restore it with that version."
        )
    if not is_empty():
        raise BackupError(
            "This site is not empty: its database has tables. Nothing was changed. Name a new,"
            " empty database in DATABASE_URL and a new folder in DATA_DIR, then restore again."
        )


def check_database(backup: Path, name: str) -> None:
    """Raise `BackupError` where the copy of the database is not what it was when it was made."""
    digest = next((line.digest for line in sums_of(backup) if line.name == name), "")
    file = backup / name
    if not file.exists() or digest_of(file) != digest:
        raise BackupError(
            f"{backup} is not whole: {name} was changed since it was made, or is gone."
        )


def newest_removals(backup: Path, named: Iterable[Path]) -> list[str]:
    """Return every line of all lists of removals that are at hand, each once, in their order.

    An order that was given after the backup was made is carried out again: it may stand in a
    backup made later, in a list kept apart, or in that of the site that takes the backup.
    """
    beside = [one / REMOVALS for one in backups_in(backup.parent)]
    lists = [backup / REMOVALS, *beside, removals_list()]
    # The last letter of a torn line may be half.
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in lists if path.exists()]
    try:
        texts += [path.read_text(encoding="utf-8", errors="ignore") for path in named]
    except OSError as error:
        raise BackupError(f"The list of removals cannot be read: {error}.") from error
    # An order may have in it what else ends a line, such as U+2028.
    return whole_lines(chain.from_iterable(text.split("\n") for text in texts))


def whole_lines(lines: Iterable[str]) -> list[str]:
    """Return lines in their order, each once, without those with which another only begins.

    A list that is copied while an order is written down ends in the midst of it.
    """
    known = dict.fromkeys(line.strip("\x00 \t\r") for line in lines)
    begun = {line for line, after in pairwise(sorted(known)) if after.startswith(line)}
    return [line for line in known if line and not (line in begun and is_torn(line))]


def is_torn(line: str) -> bool:
    """Say whether a line of a list of removals is no whole order."""
    try:
        ListedOrder.read(line)
    except (ValueError, TypeError, RecursionError):
        return True
    return False


def write_removals(lines: list[str]) -> None:
    """Let the site's own list of removals have these orders."""
    if not lines:
        return
    path = removals_list()
    half = path.with_name(f"{path.name}.half")
    half.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    half.replace(path)
    sync_folder(path.parent)
