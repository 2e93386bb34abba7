"""The sizes and formats that readers get, made of an original once and for all."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F, Q
from django.utils import timezone
from PIL import Image, ImageCms, ImageOps

from media.models import Photo, PhotoStatus, Rendition, RenditionFormat, rendition_path

WIDTHS_PX = (480, 960, 1600)
CLAIM = timedelta(minutes=5)
ATTEMPTS = 3
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    ImageCms.PyCMSError,
)
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
    try:
        with photo.original.open("rb") as file, Image.open(file) as original:
            # The decoder of JPEG can skip detail that the widest rendition does not need.
            original.draft("RGB", (WIDTHS_PX[-1], WIDTHS_PX[-1]))
            upright = as_srgb(ImageOps.exif_transpose(original))
            for width in widths_for(photo):
                keep_width(photo, upright, width)
    except UNREADABLE:
        Photo.objects.filter(pk=photo.pk).update(
            render_error="This picture is damaged. Ask for it again, or save it anew as JPEG.",
            render_claimed_until=None,
        )
        return
    Photo.objects.filter(pk=photo.pk).exclude(status=PhotoStatus.KILLED).update(
        rendered_at=timezone.now(), render_claimed_until=None
    )


def as_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in the colours of the web, flattened onto white where transparent."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
        if converted:
            return converted
    if "A" in image.getbands() or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(white, rgba).convert("RGB")
    return image.convert("RGB")


def keep_width(photo: Photo, picture: Image.Image, width_px: int) -> None:
    """Write one width of the picture in every format, without any of the camera's notes."""
    height_px = max(1, round(picture.height * width_px / picture.width))
    resized = picture.resize((width_px, height_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
    resized.info.clear()
    for ending, (name, options) in SAVE_OPTIONS.items():
        buffer = io.BytesIO()
        resized.save(buffer, name, **options)
        path = rendition_path(photo.content_hash, width_px, ending)
        if default_storage.exists(path):
            default_storage.delete(path)
        default_storage.save(path, ContentFile(buffer.getvalue()))
        Rendition.objects.update_or_create(
            photo=photo,
            width_px=width_px,
            format=ending,
            defaults={"height_px": height_px, "size_bytes": buffer.tell()},
        )
