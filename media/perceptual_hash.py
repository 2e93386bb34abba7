"""Pictures that look the same: another size, another agency, another saving of one photo.

The darkroom gives each picture a perceptual hash (pHash): 64 bits, nearly the same for pictures
that look the same. They are kept in four columns of sixteen: two pictures that differ in three
bits have one column in common for certain, and in a few more mostly, so that an index finds them
however large the library is.
"""

from django.db.models import Q

from media.models import Photo, PhotoQuerySet, PhotoStatus

COLUMNS = ("likeness_a", "likeness_b", "likeness_c", "likeness_d")
MOST_BITS = 6
RATIO_TOLERANCE = 0.03
MOST_CANDIDATES = 500


def distance(one: str, other: str) -> int:
    """Return in how many of their bits two pictures differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def columns_of(likeness: str) -> dict[str, int]:
    """Return the four columns in which a likeness is kept; none for a plain area."""
    parts = {name: likeness[at : at + 4] for at, name in zip(range(0, 16, 4), COLUMNS, strict=True)}
    return {name: int(part, 16) for name, part in parts.items() if part}


def similar_photos(photo: Photo) -> list[Photo]:
    """Return the photos that look the same as this one, the likest first; killed ones too."""
    if not photo.likeness:
        return []
    same = Q()
    for name, value in columns_of(photo.likeness).items():
        same |= Q(**{name: value})
    candidates: PhotoQuerySet = Photo.objects.filter(same).exclude(pk=photo.pk)
    near = [
        (distance(photo.likeness, other.likeness), other.pk, other)
        for other in candidates.order_by("pk")[:MOST_CANDIDATES]
        if is_shaped_like(photo, other)
    ]
    return [
        other for bits, _, other in sorted(near, key=lambda found: found[:2]) if bits <= MOST_BITS
    ]


def is_shaped_like(photo: Photo, other: Photo) -> bool:
    """Say whether two photos have one shape: a crop is another picture."""
    here, there = photo.width_px / photo.height_px, other.width_px / other.height_px
    return abs(here - there) <= RATIO_TOLERANCE * here


def note_near_duplicates(photo: Photo) -> None:
    """Note on a new photo, not yet saved, of which earlier one it is another copy.

    One that looks like a killed photo is restricted: somebody has to look at it before it is used.
    """
    for name, value in columns_of(photo.likeness).items():
        setattr(photo, name, value)
    alike = similar_photos(photo)
    if any(other.is_killed for other in alike):
        photo.status = PhotoStatus.RESTRICTED
        photo.status_reason = "It looks like a photo that was killed. Ask before it is used."
    usable = [other for other in alike if not other.is_killed]
    if usable:
        photo.first_alike_id = usable[0].first_alike_id or usable[0].pk
