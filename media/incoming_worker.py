"""The worker's side of what was sent to the desk: one file after the other comes in.

What waits is data (decision 0005): a file without a result, leased by the worker that takes it in.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from leases.lease import CountedLease
from media.bulk import ZipMember, bring_in, is_zip, members_of_zip
from media.models import IncomingBatch, IncomingFile, IncomingStatus
from media.refusals import refusal
from people.models import User

LEASE = CountedLease(timedelta(minutes=10), most_attempts=3)
GIVEN_UP = "Reading this file failed three times. Save it anew as JPEG and send it again."
NAME_LENGTH, REASON_LENGTH = 300, 500


def open_batch(by: User) -> IncomingBatch:
    """Begin a batch of files that somebody sends together."""
    return IncomingBatch.objects.create(by=by)


def check_size(file: "File[bytes]") -> None:
    """Raise `ValidationError` where a file is larger than a picture or a ZIP of them may be."""
    most = settings.PHOTO_ZIP_MAX_BYTES if is_zip(file) else settings.PHOTO_MAX_BYTES
    if file.size > most:
        limit = most // (1024 * 1024)
        raise ValidationError(refusal(file.name or "The file", "too_large", limit=limit))


def let_wait(batch: IncomingBatch, files: "Iterable[File[bytes]]") -> list[IncomingFile]:
    """Keep files that were sent until the worker takes them in."""
    return [
        IncomingFile.objects.create(batch=batch, name=(file.name or "")[-NAME_LENGTH:], file=file)
        for file in files
    ]


def claim_incoming() -> IncomingFile | None:
    """Take the next file that waits for this worker, or none where all have their result.

    A claim lasts ten minutes; after three attempts the file is refused.
    """
    waiting = IncomingFile.objects.filter(status=IncomingStatus.WAITING)
    return LEASE.next_of(
        waiting.select_related("batch__by").order_by("pk"),
        give_up=lambda row: finish(row, IncomingStatus.REFUSED, reason=GIVEN_UP),
    )


def take_next_in() -> bool:
    """Take one file in, or unpack it where it is a ZIP; say whether there may be more."""
    row = claim_incoming()
    if row is None:
        return False
    with row.file.open("rb") as file:
        if is_zip(file):
            unpack(row, file)
        else:
            outcome = bring_in(File(file, name=row.name), row.name, by=row.batch.by)
            finish(row, outcome.status, photo_id=outcome.photo_id, reason=outcome.reason)
    return True


def unpack(row: IncomingFile, file: "File[bytes]") -> None:
    """Let every file of a ZIP wait for itself: all of them, or none where it is damaged.

    The files are written first and the rows at once at the end, so that nothing else waits for
    it. Their names come from the ZIP's own: a second try writes over what a first one left.
    """
    rows: list[IncomingFile] = []
    try:
        for member in members_of_zip(file, row.name):
            rows.append(unpacked(row, member, len(rows)))
    except ValidationError as error:
        for each in rows:
            forget_file(each)
        finish(row, IncomingStatus.REFUSED, reason=" ".join(error.messages))
        return
    words = "1 file" if len(rows) == 1 else f"{len(rows)} files"
    with transaction.atomic():
        if finish(row, IncomingStatus.UNPACKED, reason=f"{words} in it."):
            IncomingFile.objects.bulk_create(rows)


def unpacked(row: IncomingFile, member: ZipMember, number: int) -> IncomingFile:
    """Return a row for one file of a ZIP, not yet saved: waiting, or refused with the reason."""
    made = IncomingFile(batch=row.batch, name=member.name[-NAME_LENGTH:])
    path = f"{row.file.name}-{number}"
    try:
        with member.opened() as file:
            row.file.storage.delete(path)
            made.file = row.file.storage.save(path, file)
    except ValidationError as error:
        made.status = IncomingStatus.REFUSED
        made.reason = " ".join(error.messages)[:REASON_LENGTH]
    return made


def finish(
    row: IncomingFile, status: str, *, photo_id: int | None = None, reason: str = ""
) -> bool:
    """Note what became of a file, and let the file go; say whether nobody else did so before."""
    is_first = LEASE.give_back(
        IncomingFile.objects.filter(pk=row.pk, status=IncomingStatus.WAITING),
        status=status,
        photo_id=photo_id,
        reason=reason[:REASON_LENGTH],
        file="",
    )
    transaction.on_commit(lambda: forget_file(row))
    return is_first


def forget_file(row: IncomingFile) -> None:
    """Delete the file that waited, where there is one."""
    if row.file.name:
        row.file.storage.delete(row.file.name)
