"""What stands beside the record and shows in readers' rows: for one story or for thousands.

Which photos exist in which sizes and are killed, in which threads editors gathered a story, and
where the pages of its names stand now. Asked once for as many stories as there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from editions.models import ThreadStory
from editions.moved import FormerAddresses, former_addresses
from editions.story import Story
from media.models import Photo


@dataclass(frozen=True)
class Surroundings:
    """What stands beside the record of some stories now.

    `former` tells where former addresses lead, `photos` are by content hash, with their
    renditions, and `threads` the ends of the threads' addresses by a story's public id, in order.
    """

    former: FormerAddresses
    photos: Mapping[str, Photo]
    threads: Mapping[str, Sequence[str]]


def surroundings_of_new(story: Story) -> Surroundings:
    """Return what stands beside a story that was begun in this transaction.

    Its names were found just now, at their addresses of today, and nobody gathered it yet.
    """
    return Surroundings(former={}, photos=library(hashes_in(story)), threads={})


def surroundings_of(stories: Mapping[str, Story]) -> Surroundings:
    """Return what stands beside these stories, which are by public id: four queries at most."""
    return Surroundings(
        former=former_addresses(stories.values()),
        photos=library(found for story in stories.values() for found in hashes_in(story)),
        threads=threads_of(stories),
    )


def hashes_in(story: Story) -> Iterable[str]:
    """Return the content hash of every photo that a story names."""
    shown = [figure.photo for figure in story.figures]
    return [photo.hash for photo in (*shown, story.social_photo) if photo]


def library(hashes: Iterable[str]) -> dict[str, Photo]:
    """Return photos by their content hashes, with their renditions."""
    wanted = set(hashes)
    if not wanted:
        return {}
    photos = Photo.objects.filter(content_hash__in=wanted).prefetch_related("renditions")
    return {photo.content_hash: photo for photo in photos}


def threads_of(article_ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the threads that each of these stories was gathered in; none has no place here."""
    gathered: dict[str, list[str]] = {}
    rows = ThreadStory.objects.filter(article_id__in=list(article_ids)).order_by("thread_slug")
    for article_id, slug in rows.values_list("article_id", "thread_slug"):
        gathered.setdefault(article_id, []).append(slug)
    return gathered
