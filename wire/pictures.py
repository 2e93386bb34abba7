"""The pictures of a story that was taken: the worker fetches them, and puts them where they belong.

What waits is data (decision 0005), leased by the worker that fetches it. A picture goes the way of
every address of others (`wire/channels/guarded.py`) and of every upload (`media/add_photo.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction

from articles.draft.revisions import lock, newest_revision, save_revision
from articles.draft.snapshot import apply_story, photo_of, story_of
from articles.models import Article, Stage
from editions.story import StoryFigure
from leases.lease import CountedLease
from media.add_photo import check_picture, take_in
from media.models import Photo
from paging.numbers import whole_number
from people.actors import WIRE
from people.found_names import FoundNames
from people.models import User
from wire.channels.guarded import FetchError, fetch
from wire.models import PictureStatus, WireItem, WirePicture
from wire.offers import words_of
from wire.story_from_page import same_credit, same_words

LEASE = CountedLease(timedelta(minutes=5), most_attempts=3)
SOON = timedelta(minutes=1)
MOST_PICTURES = 50
REASON_LENGTH = 300
GIVEN_UP = "Reading it failed three times. The log says why."
NO_ADDRESS = "The item names no address of it any more."
KILLED = "This picture was killed and may not be used."
NO_CAPTION = "No caption of the story waits for it any more. Choose it from the library."
WENT_ON = "The story is no draft any more. Choose it from the library."
# Small ones beside the picture itself, where no size is told.
SMALL = re.compile(r"(?i)thumb|preview|small|icon")
COPYRIGHT = re.compile(r"(?i)©|\(c\)|copyright")


def best_address(told_picture: dict[str, Any]) -> str:
    """Return the address of the largest file of a picture on the web, '' where it has none."""
    files = [
        file
        for file in told_picture.get("renditions", ())
        if file["href"].startswith(("https://", "http://"))
        and (not file["kind"] or "/" not in file["kind"] or file["kind"].startswith("image/"))
    ]
    best = max(files, key=size_of, default=None)
    return str(best["href"]) if best else ""


def size_of(file: dict[str, str]) -> tuple[int, bool]:
    """Return by what a file of a picture is larger than another."""
    width = whole_number(file["width"].strip()) or 0
    return width, not SMALL.search(f"{file['name']} {urlsplit(file['href']).path}")


def addresses_of(item: WireItem) -> Iterator[tuple[int, str]]:
    """Yield the place and the address of each picture of a reading that can be fetched."""
    for number, told_picture in enumerate(item.told.get("pictures", ())[:MOST_PICTURES]):
        if address := best_address(told_picture):
            yield number, address


def ask_of_channel(article: Article, by: User) -> None:
    """Let the pictures of a story that was taken be fetched, where its channel says so."""
    newest = WireItem.objects.filter(article=article).select_related("batch__channel").first()
    channel = newest.batch.channel if newest and newest.batch else None
    if newest and channel and channel.fetches_pictures:
        ask_for_pictures(newest, by)


def ask_for_pictures(item: WireItem, by: User) -> int:
    """Let all pictures of a reading be fetched that the desk does not have; return how many.

    One that failed is asked for again. One whose address an earlier take had is here already.
    """
    known = asked_for(item.article)
    asked = 0
    for number, address in addresses_of(item):
        key = digest_of(address)
        row = known.get(key)
        if row is None:
            WirePicture.objects.get_or_create(
                reading=item, number=number, defaults={"address_digest": key, "asked_by": by}
            )
            asked += 1
        elif row.status == PictureStatus.FAILED:
            asked += LEASE.give_back(
                WirePicture.objects.filter(pk=row.pk, status=PictureStatus.FAILED),
                status=PictureStatus.WAITING,
                asked_by=by,
                attempts=0,
                reason="",
            )
    return asked


def asked_for(article: Article) -> dict[str, WirePicture]:
    """Return the pictures of a story that were asked for, by the digests of their addresses."""
    rows = WirePicture.objects.filter(reading__article=article).select_related("photo")
    return {row.address_digest: row for row in rows}


def digest_of(address: str) -> str:
    """Return what an address is known by."""
    return sha256(address.encode()).hexdigest()


def fetch_next_picture() -> bool:
    """Fetch the next picture that somebody asked for; say whether there was one.

    One whose worker died is taken up again; after three attempts it has failed.
    """
    waiting = WirePicture.objects.filter(status=PictureStatus.WAITING)
    row = LEASE.next_of(
        waiting.select_related("reading__article", "asked_by").order_by("pk"),
        give_up=lambda one: finish(one, PictureStatus.FAILED, GIVEN_UP),
    )
    if row is None:
        return False
    try:
        photo = fetched(row)
    except (FetchError, ValidationError) as error:
        words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        finish(row, PictureStatus.FAILED, words)
    except (OperationalError, InterfaceError):
        LEASE.put_off(waiting.filter(pk=row.pk), SOON)
        raise
    else:
        place(row, photo)
    return True


def fetched(row: WirePicture) -> Photo:
    """Return the picture as the library has it, with the words and rights of its item.

    Raises `FetchError`, or `ValidationError` where the file cannot be used.
    """
    address = dict(addresses_of(row.reading)).get(row.number, "")
    if not address:
        raise FetchError(NO_ADDRESS)
    data = fetch(address).data
    if data is None:
        raise FetchError("It answers that there is nothing new.")
    name = urlsplit(address).path.rpartition("/")[2] or "picture"
    checked = check_picture(ContentFile(data, name=name))
    # A picture that the library has keeps what people here wrote of it.
    words = {} if checked.known else words_for(row)
    photo, _ = take_in(checked, by=row.asked_by, **words)
    if photo.is_killed:
        raise FetchError(KILLED)
    return photo


def words_for(row: WirePicture) -> dict[str, object]:
    """Return caption, credit and rights of a picture as its item says them."""
    rights = [str(line) for line in row.reading.told["pictures"][row.number]["rights"]]
    notice = next((line for line in rights if COPYRIGHT.search(line)), "")
    facts: dict[str, object] = {
        "copyright_notice": notice[:300],
        "usage_terms": "\n".join(line for line in rights if line != notice[:300]),
    }
    if figure := caption_of(row):
        names = FoundNames()
        made_of_names = "/".join(part for part in (figure.agency, figure.photographer) if part)
        facts |= {
            "caption": figure.caption,
            "agency": names.house(figure.agency) if figure.agency else None,
            "photographer": names.person(figure.photographer) if figure.photographer else None,
            "credit_override": figure.credit[:300] if figure.credit != made_of_names else "",
        }
    return facts


def caption_of(row: WirePicture) -> StoryFigure | None:
    """Return the caption that an item has for a picture: they stand in one order."""
    story = words_of(row.reading)
    figures = story.figures if story else ()
    return figures[row.number] if row.number < len(figures) else None


@transaction.atomic
def place(row: WirePicture, photo: Photo) -> None:
    """Put a picture to the caption of the story that waits for it, as one save of the draft.

    Where none does, or the story went on, it stays in the library. What somebody writes
    meanwhile is merged with it, as with any save.
    """
    article = lock(row.reading.article)
    if article.stage != Stage.DRAFT:
        finish(row, PictureStatus.KEPT, WENT_ON, photo)
        return
    draft, caption = story_of(article), caption_of(row)
    if any(one.photo and one.photo.hash == photo.content_hash for one in draft.figures):
        finish(row, PictureStatus.PLACED, "", photo)
        return
    waiting = [at for at, figure in enumerate(draft.figures) if figure.photo is None]
    at = next(
        (
            at
            for same in (same_words, same_credit)
            for at in waiting
            if caption and same(draft.figures[at], caption)
        ),
        None,
    )
    if at is None:
        finish(row, PictureStatus.KEPT, NO_CAPTION, photo)
        return
    figures = list(draft.figures)
    figures[at] = replace(
        figures[at], photo=photo_of(photo), copyright_notice=photo.copyright_notice
    )
    before = newest_revision(article)
    apply_story(article, draft.with_changes({"figures": tuple(figures)}))
    saved = save_revision(article, WIRE)
    if before:
        # Nobody has worked on what the wire alone has made.
        readings = WireItem.objects.filter(article=article, is_settled=True)
        readings.filter(revision_number=before.number).update(revision_number=saved.number)
    finish(row, PictureStatus.PLACED, "", photo)


def finish(row: WirePicture, status: str, reason: str = "", photo: Photo | None = None) -> None:
    """Note what became of a picture, unless somebody else did so before."""
    waiting = WirePicture.objects.filter(pk=row.pk, status=PictureStatus.WAITING)
    LEASE.give_back(waiting, status=status, reason=reason[:REASON_LENGTH], photo=photo)
