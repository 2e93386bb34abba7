"""Many pictures at once: each has its own result, and none stops the others."""

import logging
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File

from media.add_photo import check_picture, take_in
from media.models import IncomingStatus, Photo
from media.zip_names import names_of, opened_zip, shown
from people.models import User

MOST_IN_ZIP = 2000
MOST_BYTES_IN_ZIP = 8 * 1024**3
PIECE_BYTES = 1 << 20
ZIP_HEAD = b"PK\x03\x04"
BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FileResult:
    """What became of one file: its photo, or why it was refused and what to do."""

    path: str
    status: IncomingStatus
    photo_id: int | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as a program reads it."""
        return asdict(self)

    def in_words(self) -> str:
        """Return it as a person reads it."""
        photo = f" photo {self.photo_id}" if self.photo_id else ""
        reason = f": {self.reason}" if self.reason else ""
        return f"{self.path}: {self.status}{photo}{reason}"


def bring_in(file: "File[bytes]", path: str, *, by: User | None) -> FileResult:
    """Put one file into the library, and say what became of it; it raises nothing."""
    try:
        photo, is_new = take_in(check_picture(file), by=by)
    except ValidationError as error:
        return refused(path, error)
    except Exception:
        logger.exception("The picture %s could not be taken in.", path)
        reason = "Something went wrong here, and nothing of it was kept. The log says what."
        return FileResult(path, IncomingStatus.REFUSED, reason=reason)
    status = IncomingStatus.CREATED if is_new else IncomingStatus.DUPLICATE
    return FileResult(path, status, photo.pk, worth_saying(photo, is_new=is_new))


def refused(path: str, error: ValidationError) -> FileResult:
    """Return the result of a file that cannot be used."""
    return FileResult(path, IncomingStatus.REFUSED, reason=" ".join(error.messages))


def worth_saying(photo: Photo, *, is_new: bool) -> str:
    """Return what whoever sent a picture has to know of it; mostly nothing."""
    if photo.is_killed:
        return "This picture was killed and may not be used."
    sentences = []
    if photo.status_reason:
        sentences.append(photo.status_reason)
    elif photo.first_alike_id and is_new:
        sentences.append(f"It looks the same as photo {photo.first_alike_id}.")
    sentences += [f"It {words}." for words in photo.worth_knowing]
    return " ".join(sentences)


def is_zip(file: IO[bytes]) -> bool:
    """Say whether a file is a ZIP, by how it begins, and rewind it."""
    file.seek(0)
    head = file.read(len(ZIP_HEAD))
    file.seek(0)
    return head == ZIP_HEAD


@dataclass(frozen=True)
class ZipMember:
    """A file within a ZIP."""

    name: str
    archive: zipfile.ZipFile
    entry: zipfile.ZipInfo

    @contextmanager
    def opened(self) -> Iterator["File[bytes]"]:
        """Give the file unpacked, no further than is allowed.

        Raises `ValidationError` where it cannot be unpacked.
        """
        with tempfile.TemporaryFile(prefix="newsroom-zip-") as copy:
            try:
                with self.archive.open(self.entry) as packed:
                    # One byte too many is enough to be refused as too large.
                    left = settings.PHOTO_MAX_BYTES + 1
                    while left > 0 and (piece := packed.read(min(PIECE_BYTES, left))):
                        copy.write(piece)
                        left -= len(piece)
            except BROKEN_ZIP as error:
                is_locked = self.entry.flag_bits & 1
                why = "needs a password" if is_locked else "is damaged within its ZIP"
                raise ValidationError(f"{self.name} {why}. Unpack it and send it again.") from error
            copy.seek(0)
            yield File(copy, name=PurePosixPath(self.name).name)


def members_of_zip(file: IO[bytes], name: str) -> Iterator[ZipMember]:
    """Yield the files of a ZIP, in its order; hidden ones and folders are left out.

    Raises `ValidationError` where it is damaged or too large.
    """
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(opened_zip(file))
        except BROKEN_ZIP as error:
            raise ValidationError(f"{name} is a damaged ZIP. Pack it again.") from error
        entries = [entry for entry in archive.infolist() if not is_left_out(entry)]
        if len(entries) > MOST_IN_ZIP:
            raise ValidationError(f"{name} has more than {MOST_IN_ZIP} files. Pack them in parts.")
        if sum(entry.file_size for entry in entries) > MOST_BYTES_IN_ZIP:
            raise ValidationError(f"{name} holds more than 8 GB. Pack them in parts.")
        if not entries:
            raise ValidationError(f"{name} is empty. Pack the pictures again.")
        for entry, names in zip(entries, names_of(entries), strict=True):
            yield ZipMember(f"{name}/{shown(names)}", archive, entry)


def is_left_out(entry: zipfile.ZipInfo) -> bool:
    """Say whether an entry is none of the pictures: a folder, or what systems hide in a ZIP."""
    parts = PurePosixPath(entry.filename).parts
    # Nothing is written under a name from a ZIP, so that `..` in one leads nowhere.
    hidden = (part for part in parts if part != "..")
    return entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in hidden)


def bring_in_zip(file: IO[bytes], name: str, *, by: User | None) -> Iterator[FileResult]:
    """Put the pictures of a ZIP into the library, and yield what became of each."""
    try:
        for member in members_of_zip(file, name):
            try:
                with member.opened() as unpacked:
                    yield bring_in(unpacked, member.name, by=by)
            except ValidationError as error:
                yield refused(member.name, error)
    except ValidationError as error:
        yield refused(name, error)
