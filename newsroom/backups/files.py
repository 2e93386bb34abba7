"""The files of a site: pictures, and what waits to come in. Copied once, linked ever after."""

import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from newsroom.backups.folder import FILES, BackupError, Sum, digest_of, place_in_walk, sums_of, walk

PIECE_BYTES = 1024 * 1024


def copy_files(store: Path, into: Path, before: Path | None) -> Iterator[tuple[Sum, int]]:
    """Copy a site's files into a new backup; yield the sum and the bytes of each.

    One that the backup before has, as long and last changed in the same moment, is linked from
    there. One that is deleted meanwhile is left out.
    """
    known = sums_of(before) if before else iter(())
    known = (line for line in known if line.name.startswith(f"{FILES}/"))
    next_known = next(known, None)
    for name in walk(store):
        inside = f"{FILES}/{name}"
        while next_known and place_in_walk(next_known.name) < place_in_walk(inside):
            next_known = next(known, None)
        source, target = store / name, into / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            size = source.stat().st_size
            if (
                before
                and next_known
                and next_known.name == inside
                and is_linked(source, before / inside, target)
            ):
                yield next_known, size
            else:
                digest, size = copy(source, target)
                yield Sum(digest, inside), size
        except FileNotFoundError:
            continue


def is_linked(source: Path, before: Path, target: Path) -> bool:
    """Link a file from the backup before where it is the same; say whether that was done."""
    here, there = source.stat(), before.stat()
    if (here.st_size, here.st_mtime_ns) != (there.st_size, there.st_mtime_ns):
        return False
    try:
        os.link(before, target)
    except OSError:
        # A file system without links, or with too many of this file.
        return False
    return True


def copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file with its time of change; return its SHA-256 in hexadecimal, and its bytes."""
    digest, size = sha256(), 0
    with source.open("rb") as old, target.open("wb") as new:
        while piece := old.read(PIECE_BYTES):
            digest.update(piece)
            new.write(piece)
            size += len(piece)
    shutil.copystat(source, target)
    return digest.hexdigest(), size


def put_back_files(backup: Path, store: Path) -> int:
    """Copy the files of a backup into a site's store; return how many it has.

    What a restore before this one brought there is kept. Raises `BackupError` for a file that is
    not what it was when the backup was made, or where the store holds another.
    """
    count = 0
    for line in sums_of(backup):
        inside, _, name = line.name.partition("/")
        if inside != FILES or not name:
            continue
        count += 1
        source, target = backup / line.name, inner_path(store, name)
        if target.exists():
            if digest_of(target) != line.digest:
                raise BackupError(
                    f"{target} is there already, and is another file than the backup has."
                    " Move the folder away, then restore again."
                )
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f"{target.name}.half")
        try:
            digest, _ = copy(source, half)
        except FileNotFoundError as error:
            raise BackupError(f"{backup} is not whole: {line.name} is not there.") from error
        if digest != line.digest:
            half.unlink()
            raise BackupError(f"{backup} is not whole: {line.name} was changed since it was made.")
        half.replace(target)
    return count


def inner_path(folder: Path, name: str) -> Path:
    """Return where a name of a list leads within a folder, never out of it."""
    path = Path(os.path.normpath(folder / name))
    if not path.is_relative_to(folder):
        raise BackupError(f"The backup names a file outside its folder: {name}.")
    return path
