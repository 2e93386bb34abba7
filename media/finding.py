"""Finding photos by their words and by what filters ask: along an index, in a library of any size.

Beside its words, a photo's text has its facts (`isagency12`, `isshapesquare`): so one index finds
what has a word and is of an agency, without reading what has only one of them.
"""

from collections.abc import Iterable, Iterator, Sequence

from media.apps import LIBRARY_INDEX
from media.models import Photo, PhotoText
from search.index import text_for_index
from search.words import query_words, words_of

# A search looks at so many at a time, newest first, and goes on below the last of them.
AT_A_TIME = 1_000
RENEWED_AT_ONCE = 200


def fact(name: str, value: object) -> str:
    """Return the word in a photo's text that says this of it."""
    return f"is{name}{value}"


def facts_of(photo: Photo) -> Iterator[str]:
    """Yield what filters ask of a photo."""
    yield fact("status", photo.status)
    yield fact("shape", photo.shape)
    if photo.agency_id:
        yield fact("agency", photo.agency_id)
    if photo.photographer_id:
        yield fact("by", photo.photographer_id)


def words_of_photo(photo: Photo) -> str:
    """Return the folded words and the facts by which a photo is found."""
    texts = (
        photo.caption, photo.alt_text, photo.headline, photo.keywords, photo.place,
        photo.credit_override, photo.file_name, photo.content_hash, photo.agency,
        photo.photographer,
    )  # fmt: skip
    words = words_of(" ".join(str(part) for part in texts if part))
    return " ".join(filter(None, (text_for_index(words), *facts_of(photo))))


def note_words(photos: Iterable[Photo]) -> None:
    """Let the desk find these photos by what they say now."""
    PhotoText.objects.bulk_create(
        [PhotoText(photo=photo, text=words_of_photo(photo)) for photo in photos],
        update_conflicts=True,
        unique_fields=["photo"],
        update_fields=["text"],
    )


def found_ids(
    query: str, facts: Sequence[str] = (), *, below: int | None = None, most: int = AT_A_TIME
) -> list[int]:
    """Return the keys of the newest photos that have every word and fact, newest first.

    Of those below a key, where one is given. Where no photo has the words, the last may go on, for
    it is often still being typed; asking for beginnings of words costs more in a large library. A
    query without any word finds nothing, unless it is empty.
    """
    terms = query_words(query)
    if query.strip() and not terms:
        return []
    is_begun = bool(terms) and not LIBRARY_INDEX.newest(query, 1)
    return LIBRARY_INDEX.newest(query.strip(), most, facts=facts, is_begun=is_begun, below=below)


def renew(most: int = RENEWED_AT_ONCE) -> bool:
    """Note anew the words of some photos that only the search of a former time finds.

    Say whether there were any.
    """
    keys = LIBRARY_INDEX.outdated(most)
    note_words(Photo.objects.filter(pk__in=keys).select_related("agency", "photographer"))
    return bool(keys)
