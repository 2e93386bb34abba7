"""The sizes and formats that readers get, made of an original once and for all."""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from leases.lease import CountedLease
from media.darkroom import sandbox
from media.metadata.writing import xmp_packet
from media.models import SHARE, Photo, PhotoStatus, Rendition, RenditionFormat
from media.recipes import (
    FIRST_FORMATS,
    FIRST_WIDTHS_PX,
    SAVE_OPTIONS,
    TINY_OPTIONS,
    TINY_SIZE_PX,
    WIDTHS_PX,
)
from media.small import delete_small, store_tiny, tiny_path

LEASE = CountedLease(
    timedelta(minutes=5),
    until="render_claimed_until",
    attempts="render_attempts",
    most_attempts=3,
)


def widths_for(photo: Photo, widths: Iterable[int] = WIDTHS_PX) -> list[int]:
    """Return the widths in pixels this photo is made in: never wider than it is."""
    fitting = [width for width in widths if width <= photo.width_px]
    return fitting or [photo.width_px]


def claim_photo() -> Photo | None:
    """Take the next photo without renditions for this worker, or none where all have theirs.

    A claim lasts five minutes, so that a photo whose worker died is taken up again; after three
    attempts it is left with an error that the desk shows.
    """
    return LEASE.next_of(Photo.objects.without_renditions().order_by("pk"), give_up)


def give_up(photo: Photo) -> None:
    """Note on a photo that its renditions cannot be made."""
    Photo.objects.filter(pk=photo.pk).update(
        render_error="Reading this picture failed three times. Save it anew as JPEG."
    )


def make_first_rendition(photo: Photo) -> None:
    """Make one light rendition at once, with the one for sharing; the worker makes the rest."""
    make_renditions(photo, FIRST_WIDTHS_PX, FIRST_FORMATS)
    make_again(photo)


def make_renditions(
    photo: Photo,
    widths: Iterable[int] = WIDTHS_PX,
    formats: Collection[str] = tuple(SAVE_OPTIONS),
) -> None:
    """Make and keep the renditions of this photo; a file that cannot be read is noted on it.

    Those it had before stay until the new ones are there. Of a photo that was killed meanwhile
    nothing is kept.
    """
    with tempfile.TemporaryDirectory(prefix="newsroom-develop-") as name:
        folder, packet = Path(name), packet_of(photo)
        made = developed(photo, folder, packet, widths_for(photo, widths), formats)
        if made is None:
            LEASE.give_back(
                Photo.objects.filter(pk=photo.pk),
                render_error="This picture is damaged. Ask for it again, or save it anew as JPEG.",
            )
            return
        rows = [rendition_of(photo, **facts) for facts in made]
        for row, facts in zip(rows, made, strict=True):
            store_file(row, folder / f"{facts['name']}.{facts['format']}")
        store_tiny(photo, (folder / sandbox.TINY).read_bytes())
    before = {row.path for row in photo.renditions.select_related("photo")}
    if replace_rows(photo, rows, digest_of(packet)):
        delete_files(before - {row.path for row in rows})
        delete_small(photo)
        if packet != packet_of(Photo.objects.get(pk=photo.pk)):
            # Somebody changed them, or was renamed, while the darkroom was at work.
            make_again(photo)
    else:
        delete_files({tiny_path(photo), *(row.path for row in rows)})


def developed(
    photo: Photo, folder: Path, packet: str, widths: list[int], formats: Collection[str]
) -> list[dict[str, Any]] | None:
    """Return what the darkroom made of a photo in this folder; none where it cannot be read."""
    try:
        with photo.original.open("rb") as file, (folder / sandbox.ORIGINAL).open("wb") as copy:
            shutil.copyfileobj(file, copy)
        answer = sandbox.run(
            "develop",
            folder,
            sandbox.DEVELOPING,
            widths=widths,
            formats={name: SAVE_OPTIONS[name] for name in formats},
            share={RenditionFormat.JPEG: SAVE_OPTIONS[RenditionFormat.JPEG]},
            tiny=[TINY_SIZE_PX, TINY_OPTIONS],
            focus=[photo.focal_x, photo.focal_y],
            xmp=packet,
        )
    except (OSError, sandbox.DarkroomError):
        return None
    return answer.get("made")


def packet_of(photo: Photo) -> str:
    """Return the words that travel with a photo's files, as they stand in the library now."""
    return xmp_packet(
        creators=[photo.photographer.name] if photo.photographer else [],
        credit_line=photo.credit_line,
        copyright_notice=photo.copyright_notice,
        usage_terms=photo.usage_terms,
        digital_source_type=photo.digital_source_type,
    )


def digest_of(packet: str) -> str:
    """Return by what it is known whether files carry these very words."""
    return hashlib.sha256(packet.encode()).hexdigest()


def carries_its_words(photo: Photo) -> bool:
    """Say whether a photo's files carry what the library says of it now."""
    return photo.words_in_files == digest_of(packet_of(photo))


def rendition_of(
    photo: Photo, *, name: str, width_px: int, height_px: int, format: str, size_bytes: int
) -> Rendition:
    """Return the row of a file that the darkroom made, not yet saved."""
    return Rendition(
        photo=photo,
        width_px=width_px,
        height_px=height_px,
        format=format,
        size_bytes=size_bytes,
        is_share=name == SHARE,
    )


def store_file(row: Rendition, made: Path) -> None:
    """Put one file that the darkroom made into the private store."""
    default_storage.delete(row.path)
    with made.open("rb") as file:
        default_storage.save(row.path, File(file))


def replace_rows(photo: Photo, rows: list[Rendition], words_in_files: str) -> bool:
    """Put these renditions in the place of those before, unless the photo was killed meanwhile."""
    with transaction.atomic():
        is_alive = LEASE.give_back(
            Photo.objects.filter(pk=photo.pk).exclude(status=PhotoStatus.KILLED),
            rendered_at=timezone.now(),
            words_in_files=words_in_files,
        )
        if not is_alive:
            return False
        photo.renditions.all().delete()
        Rendition.objects.bulk_create(rows)
    return True


def delete_files(paths: Iterable[str]) -> None:
    """Delete files of renditions that are no more."""
    for path in paths:
        default_storage.delete(path)


# What goes into the files: where it changes, they are made again.
IN_THE_FILES = frozenset(
    {
        "focal_x", "focal_y", "photographer", "agency", "credit_override", "copyright_notice",
        "usage_terms", "digital_source_type",
    }
)  # fmt: skip


def make_again(photo: Photo) -> None:
    """Let the worker make a photo's renditions again; readers get the ones there are meanwhile."""
    LEASE.give_back(
        Photo.objects.filter(pk=photo.pk, render_error=""), rendered_at=None, render_attempts=0
    )
