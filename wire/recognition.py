"""By what a wire story is known when it comes again."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection
from django.db.models import Q

from articles.models import Article
from editions.story import canonical_json
from editions.wording import wording_key
from people.actors import Actor, account_of
from people.names import letters_key
from search.words import stream_safe
from wire.models import WireItem
from wire.page import as_json
from wire.pagefields import Page
from wire.pagestory import organisation

# Shorter texts (a forecast, a correction) may be alike without being the same story.
SAME_BODY_CHARACTERS = 400
KEY_LENGTH = 300
# The number that all who read wire stories in wait for; PostgreSQL keeps it apart by database.
WIRE_LOCK = 0x6E_77_69_72_65


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What a page is recognised by; `source_keys` are all names of its source, first its own."""

    source_keys: tuple[str, ...]
    source_time: datetime | None
    headline_key: str
    body_digest: str
    fields_digest: str


def take_turns() -> None:
    """Let one wire story be read in at a time, until the transaction ends.

    Two readers of the same story would otherwise both find that it is new, and two of a new
    agency's stories would both make the agency. SQLite has one writer at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WIRE_LOCK])


def marks_of(page: Page) -> Marks:
    """Return what a page is recognised by; a source that is new is made."""
    house = organisation(page.source)
    keys = [house.letters_key, house.abbreviation_key] if house else [""]
    # The last is how older readings keep it.
    keys += [letters_key(page.source or ""), wording_key(page.source or "")]
    return Marks(
        source_keys=tuple(dict.fromkeys(key for key in keys if key or not house)),
        source_time=page.source_time,
        headline_key=key_of(page.headline),
        body_digest=body_digest(page),
        fields_digest=fields_digest(page),
    )


def key_of(headline: str) -> str:
    """Return the form in which two spellings of a headline are equal; never empty."""
    return (wording_key(headline) or headline)[:KEY_LENGTH]


def body_digest(page: Page) -> str:
    """Return the SHA-256 of the text without its breaks; '' for one under 400 characters."""
    text = " ".join(" ".join(part.text for part in page.body).split())
    if len(text) < SAME_BODY_CHARACTERS:
        return ""
    return sha256(unicodedata.normalize("NFC", stream_safe(text)).encode()).hexdigest()


def fields_digest(page: Page) -> str:
    """Return the SHA-256 of everything that the desk keeps of a page."""
    dateline = page.dateline
    said = {
        **as_json(page),
        "byline_place": page.byline_place,
        "date_text": dateline.date_text if dateline and not dateline.date else "",
        "subheads": [at for at, part in enumerate(page.body) if part.is_subhead],
        **({"notes": page.notes} if page.notes else {}),
    }
    return sha256(canonical_json(said).encode()).hexdigest()


def known_item(marks: Marks, by: Actor) -> WireItem | None:
    """Return the newest reading of the same story.

    The same is one with the same source, time and headline, or with the same source and the
    same text of 400 characters or more. Nobody finds out in this way that there is a story on
    hold for which they are not named: to them its page is new.
    """
    from_source = WireItem.objects.filter(source_key__in=marks.source_keys)
    account = account_of(by)
    if account is not None:
        hidden = Article.objects.hidden_from(account).values("pk")
        from_source = from_source.exclude(article__in=hidden)
    same = Q(headline_key=marks.headline_key, source_time=marks.source_time)
    if marks.source_time is None:
        same = Q(headline_key=marks.headline_key, source_time__isnull=True)
    found = from_source.filter(same).order_by("pk").last()
    if found is None and marks.body_digest:
        found = from_source.filter(body_digest=marks.body_digest).order_by("pk").last()
    if found is None:
        return None
    return WireItem.objects.filter(article_id=found.article_id).order_by("pk").last()


def is_known_reading(newest: WireItem, path: str, marks: Marks) -> bool:
    """Say whether these fields were read before and nothing is to be done.

    What a file said last is compared with what it says now. A file not seen before is compared
    with every reading: an old copy of a story that has gone on since changes nothing.
    """
    readings = WireItem.objects.filter(article_id=newest.article_id)
    of_this_file = readings.filter(path=path).order_by("pk").last()
    if of_this_file:
        return of_this_file.fields_digest == marks.fields_digest
    return readings.filter(fields_digest=marks.fields_digest).exists()
