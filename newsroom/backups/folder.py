"""What a backup is: a folder of the moment it was made, in a folder of backups.

It is whole by itself, and `sha256sum -c SHA256SUMS` in it says whether it still is. A file that
was in the backup before is there as a hard link: it costs no room, and either folder can go.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import IO, Self

FORM = 1
BACKSLASH = "\\"
ESCAPED = {"n": "\n", "r": "\r"}
MANIFEST, SUMS, FILES, REMOVALS = "backup.json", "SHA256SUMS", "files", "removals.jsonl"
# Its name while it is made; one that was killed is begun anew.
UNFINISHED = ".unfinished"
NAMED = "%Y-%m-%dT%H%M%SZ"


class BackupError(Exception):
    """A backup cannot be made, read or put back; says what to do."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself, as `backup.json` has it.

    `database` is the name of its file and `engine` Django's name of what it is a copy of.
    `made_at` is ISO 8601 in UTC, the moment of the database. `files` and `bytes` are those of the
    pictures and other files. `migrations` were done to the database. `settings` are those that were
    set, without a secret. `faults` are what the checks of a restored copy said, by their names;
    none where it is sound. `is_tried` says whether there were any.
    """

    form: int
    version: str
    made_at: str
    engine: str
    database: str
    files: int
    bytes: int
    settings: dict[str, str]
    migrations: list[str] = field(default_factory=list)
    is_tried: bool = False
    faults: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write it into the folder of its backup."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read that of a backup. Raises `BackupError` where it is none."""
        try:
            data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if data["form"] != FORM:
                raise BackupError(
                    f"{folder} was made by another version ({data['version']}) in a form that this"
                    " one cannot read; restore it with that version, then upgrade."
                )
            return cls(**data)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BackupError(f"{folder} is no backup: its {MANIFEST} cannot be read.") from error


def new_name(parent: Path) -> str:
    """Return the name of a backup that is made now: by it they sort."""
    while (parent / (name := datetime.now(UTC).strftime(NAMED))).exists():
        time.sleep(0.1)
    return name


def backups_in(folder: Path) -> list[Path]:
    """Return the whole backups of a folder, the oldest first."""
    return sorted(path.parent for path in folder.glob(f"[0-9]*/{MANIFEST}"))


def asked_backup(path: Path) -> Path:
    """Return the backup that somebody named: itself, or the newest of a folder of them."""
    if (path / MANIFEST).exists():
        return path
    if whole := backups_in(path):
        return whole[-1]
    raise BackupError(f"There is no backup in {path}.")


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of `SHA256SUMS`: the digest of a file and its name, from the backup's folder on.

    A name that would end the line is written as `sha256sum` does: behind a backslash.
    """

    digest: str
    name: str

    def __str__(self) -> str:
        name = self.name.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
        return f"{'' if name == self.name else BACKSLASH}{self.digest}  {name}\n"

    @classmethod
    def read(cls, line: str) -> Self:
        """Read a line, whatever is in the name."""
        digest, _, name = line.rstrip("\n").partition("  ")
        if digest.startswith(BACKSLASH):
            name = re.sub(r"\\(.)", lambda found: ESCAPED.get(found[1], found[1]), name)
        return cls(digest.removeprefix(BACKSLASH), name)


def opened_sums(folder: Path, mode: str = "r") -> IO[str]:
    """Open the list of a backup's files; names are bytes, and need not be UTF-8."""
    return (folder / SUMS).open(mode, encoding="utf-8", errors="surrogateescape", newline="\n")


def sums_of(folder: Path) -> Iterator[Sum]:
    """Yield what a backup's files were when it was made, in the order of `walk`."""
    try:
        with opened_sums(folder) as lines:
            yield from map(Sum.read, lines)
    except OSError as error:
        raise BackupError(f"{folder} is not whole: its {SUMS} cannot be read.") from error


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def walk(folder: Path, name: str = "") -> Iterator[str]:
    """Yield the names of all files below a folder, always in the same order."""
    try:
        entries = sorted(os.scandir(folder / name), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        inner = f"{name}/{entry.name}" if name else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, inner)
        elif entry.is_file():
            yield inner


def place_in_walk(name: str) -> list[str]:
    """Return what names sort by in a `walk`."""
    return name.split("/")
