"""Made-up photos, as the library holds them once their sizes were made. They have no files."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import product

from django.db.models import Model

from media.finding import words_of_photo
from media.models import Photo, PhotoText, Rendition, RenditionFormat, Shape, original_path
from media.recipes import WIDTHS_PX
from newsroom.corpus.fates import Batch, photos_beside
from newsroom.corpus.stock import Stock

# Four in six lie, one stands, one is square.
FORMS = (
    *[(6000, 4000, Shape.LANDSCAPE)] * 4,
    (4000, 6000, Shape.PORTRAIT),
    (4000, 4000, Shape.SQUARE),
)
SHARE_PX = (1200, 630)
# Nobody reads these files: each has the same size.
FILE_BYTES = 40_000


def photos_of(batch: Batch, stock: Stock) -> dict[str, Photo]:
    """Return the photos that came in with a batch of stories, by content hash, with their sizes."""
    made = (one_photo(batch, stock, number) for number in range(photos_beside(batch.numbers)))
    return {photo.content_hash: photo for photo in made}


def one_photo(batch: Batch, stock: Stock, number: int) -> Photo:
    """Return one photo with its sizes, unsaved."""
    rng = stock.rng
    digest = sha256(f"{batch.seed} {batch.numbers[0]} {number}".encode()).hexdigest()
    width, height, shape = rng.choice(FORMS)
    moment = batch.moments[number % len(batch.moments)]
    photo = Photo(
        pk=batch.keys.photo + number,
        sha256=digest,
        content_hash=digest[:32],
        width_px=width,
        height_px=height,
        kind="jpeg",
        caption=stock.sentence(rng.randint(8, 16)),
        alt_text=stock.sentence(rng.randint(4, 8)),
        place=stock.some_words(1).capitalize(),
        photographer=rng.choice(stock.people),
        agency=rng.choice(stock.houses),
        colour=f"#{rng.getrandbits(24):06x}",
        taken_at=moment,
        uploaded_at=moment,
        rendered_at=moment,
    )
    photo.original.name = original_path(photo, "")
    # The database works it out; until then it is said.
    photo.shape = shape
    # As `prefetch_related` leaves them.
    photo._prefetched_objects_cache = {"renditions": list(sizes_of(photo))}  # type: ignore[attr-defined]
    return photo


def sizes_of(photo: Photo) -> Iterator[Rendition]:
    """Yield the sizes that the worker would have made of a photo."""
    for width, format in product(WIDTHS_PX, RenditionFormat):
        height = round(width * photo.height_px / photo.width_px)
        yield rendition(photo, width, height, format)
    yield rendition(photo, *SHARE_PX, RenditionFormat.JPEG, is_share=True)


def rendition(
    photo: Photo, width: int, height: int, format: RenditionFormat, *, is_share: bool = False
) -> Rendition:
    """Return one size of a photo."""
    return Rendition(
        photo=photo,
        width_px=width,
        height_px=height,
        format=format,
        size_bytes=FILE_BYTES,
        is_share=is_share,
    )


def library_rows(photo: Photo) -> Iterator[Model]:
    """Yield a photo as the library keeps it: itself, its sizes, and its words for the search."""
    yield photo
    yield from photo.renditions.all()
    yield PhotoText(photo=photo, text=words_of_photo(photo))
