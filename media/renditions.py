"""The sizes and formats that readers get, made of an original once and for all."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models import F, Q
from django.utils import timezone

from media.darkroom import sandbox
from media.models import Photo, PhotoStatus, Rendition, RenditionFormat, rendition_path

WIDTHS_PX = (480, 960, 1600)
CLAIM = timedelta(minutes=5)
ATTEMPTS = 3
SAVE_OPTIONS: dict[str, tuple[str, dict[str, int | bool]]] = {
    RenditionFormat.JPEG: ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
    RenditionFormat.WEBP: ("WEBP", {"quality": 78, "method": 4}),
}


def widths_for(photo: Photo) -> list[int]:
    """Return the widths in pixels this photo is made in: never wider than it is."""
    fitting = [width for width in WIDTHS_PX if width <= photo.width_px]
    return fitting or [photo.width_px]


def claim_photo() -> Photo | None:
    """Take the next photo without renditions for this worker, or none where all have theirs.

    A claim lasts five minutes, so that a photo whose worker died is taken up again; after three
    attempts it is left with an error that the desk shows.
    """
    now = timezone.now()
    free = Q(render_claimed_until=None) | Q(render_claimed_until__lt=now)
    while photo := Photo.objects.without_renditions().filter(free).order_by("pk").first():
        if photo.render_attempts >= ATTEMPTS:
            Photo.objects.filter(pk=photo.pk).update(
                render_error="Reading this picture failed three times. Save it anew as JPEG."
            )
            continue
        claimed = Photo.objects.filter(free, pk=photo.pk, rendered_at=None).update(
            render_claimed_until=now + CLAIM, render_attempts=F("render_attempts") + 1
        )
        if claimed:
            return photo
    return None


def make_renditions(photo: Photo) -> None:
    """Make and keep every rendition of this photo; a file that cannot be read is noted on it."""
    with tempfile.TemporaryDirectory(prefix="newsroom-develop-") as name:
        folder = Path(name)
        try:
            with photo.original.open("rb") as file, (folder / sandbox.ORIGINAL).open("wb") as copy:
                shutil.copyfileobj(file, copy)
            answer = sandbox.run(
                "develop",
                folder,
                sandbox.DEVELOPING,
                widths=widths_for(photo),
                formats=SAVE_OPTIONS,
            )
        except (OSError, sandbox.DarkroomError):
            answer = {"refused": "damaged"}
        if "refused" in answer:
            Photo.objects.filter(pk=photo.pk).update(
                render_error="This picture is damaged. Ask for it again, or save it anew as JPEG.",
                render_claimed_until=None,
            )
            return
        for made in answer["made"]:
            keep_rendition(photo, folder, **made)
    Photo.objects.filter(pk=photo.pk).exclude(status=PhotoStatus.KILLED).update(
        rendered_at=timezone.now(), render_claimed_until=None
    )


def keep_rendition(
    photo: Photo, folder: Path, *, name: str, width_px: int, format: str, **facts: int
) -> None:
    """Put one rendition that the darkroom made into the private store."""
    path = rendition_path(photo.content_hash, width_px, format)
    if default_storage.exists(path):
        default_storage.delete(path)
    with (folder / name).open("rb") as file:
        default_storage.save(path, File(file))
    Rendition.objects.update_or_create(
        photo=photo, width_px=width_px, format=format, defaults=facts
    )
