"""Photo files. They lie in a private store; only what a live story shows comes out."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from media.models import RenditionFormat
from website import queries
from website.caching import PHOTO_SECONDS

CONTENT_TYPES = {
    RenditionFormat.AVIF: "image/avif",
    RenditionFormat.WEBP: "image/webp",
    RenditionFormat.JPEG: "image/jpeg",
}


@require_safe
def photo(request: HttpRequest, content_hash: str, width: str, format: str) -> HttpResponseBase:
    """One rendition, kept for minutes only, so that a killed photo is soon gone everywhere."""
    rendition = queries.rendition_shown(content_hash, width, format)
    if rendition is None:
        return no_photo(content_hash)
    # It is made again, under the same name, when its credit or its focal point changes.
    etag = quote_etag(f"{content_hash}-{width}-{format}-{rendition.pk}")
    response: HttpResponseBase
    if is_known(etag, request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        try:
            file = default_storage.open(rendition.path)
        except FileNotFoundError:
            return no_photo(content_hash)
        response = FileResponse(file, content_type=CONTENT_TYPES[RenditionFormat(format)])
    response["Cache-Control"] = f"public, max-age={PHOTO_SECONDS}"
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    return response


def is_known(etag: str, given: str) -> bool:
    """Say whether a browser has this file: by any of its tags, weak or strong, or by `*`.

    `If-None-Match` compares weakly (RFC 9110, 13.1.2): caches that compress weaken our tags.
    """
    tags = parse_etags(given)
    return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}


def no_photo(content_hash: str) -> HttpResponse:
    """Answer for a picture that readers may not see: gone, or never there."""
    is_gone = queries.is_gone(content_hash)
    taken_down, unknown = (
        gettext("This picture was taken down."),
        gettext("There is no such picture."),
    )
    response = HttpResponse(
        f"{taken_down if is_gone else unknown}\n",
        status=410 if is_gone else 404,
        content_type="text/plain; charset=utf-8",
    )
    response["Cache-Control"] = "no-store"
    return response
