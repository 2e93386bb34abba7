"""By what a wire story is known when it comes again, or its next take does."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Revision
from editions.story import canonical_json
from editions.wording import wording_key
from people.actors import Actor, account_of
from people.found_names import FoundNames
from people.names import letters_key
from search.words import stream_safe
from wire.alike import Text, agreement, digests_of, paragraphs_of, share, text_of
from wire.desknotes import is_correction, tells_of_a_take
from wire.lines import view_of
from wire.models import WireItem, WireParagraph
from wire.page import as_json
from wire.pagefields import Page
from wire.story_from_page import organisation
from wire.takes import bare_headline

# Shorter texts (a forecast, a correction) may be alike without being the same story.
SAME_BODY_CHARACTERS = 400
KEY_LENGTH = 300
ITEM_ID_LENGTH = 300
# The number that all who read wire stories in wait for; PostgreSQL keeps it apart by database.
WIRE_LOCK = 0x6E_77_69_72_65

# The next take of a story comes within a day, a correction of it within a month.
TAKE_WITHIN, CORRECTION_WITHIN = timedelta(days=1), timedelta(days=30)
# No agency gives two stories one headline within so many minutes.
AT_ONCE = timedelta(minutes=20)
# What comes every day (a forecast) comes after some twenty hours or more.
DAILY = timedelta(hours=20)
MOST_LOOKED_AT = 20

# Which part of the paragraphs must agree for the same story (by words; under one headline and
# before the next day also by their number), and which of the words for one that is asked about.
MOST, MOST_UNDER_ONE_HEADLINE = 0.5, 0.4
PERHAPS, PERHAPS_UNDER_ONE_HEADLINE = 1 / 3, 0.1
# Where the page names no source or no time, which part of the words, and of those of the lead.
ALIKE, ALIKE_LATER, PERHAPS_ALIKE = 0.6, 0.9, 0.4


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What a page is recognised by; `source_keys` are all names of its source, first its own.

    `is_take` says that the page calls itself the next take or a correction of a story.
    """

    source_keys: tuple[str, ...]
    source_time: datetime | None
    is_date_only: bool
    headline_key: str
    body_digest: str
    fields_digest: str
    paragraphs: tuple[int, ...]
    text: Text
    is_take: bool
    is_correction: bool
    item_id: str = ""

    @property
    def names_a_moment(self) -> bool:
        """Whether it says to the minute when it was sent."""
        return self.source_time is not None and not self.is_date_only

    @property
    def day_at(self) -> datetime:
        """When it was sent as far as that is known, else now."""
        return self.source_time or timezone.now()


@dataclass(frozen=True)
class Known:
    """What a page was recognised as: the newest reading `of` a story, or `perhaps` one of it."""

    of: WireItem | None = None
    perhaps: WireItem | None = None


def take_turns() -> None:
    """Let one wire story be read in at a time, until the transaction ends.

    Two readers of the same story would otherwise both find that it is new, and two of a new
    agency's stories would both make the agency. SQLite has one writer at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WIRE_LOCK])


def marks_of(page: Page, names: FoundNames) -> Marks:
    """Return what a page is recognised by; a source that is new is made."""
    house = organisation(page.source, names)
    keys = [house.letters_key, house.abbreviation_key] if house else [""]
    # The last is how older readings keep it.
    keys += [letters_key(page.source or ""), wording_key(page.source or "")]
    paragraphs = [part.text for part in page.body]
    return Marks(
        source_keys=tuple(dict.fromkeys(key for key in keys if key or not house)),
        source_time=page.source_time,
        is_date_only=page.is_date_only,
        headline_key=key_of(page.headline),
        body_digest=body_digest(page),
        fields_digest=fields_digest(page),
        paragraphs=tuple(digests_of(paragraphs)),
        text=text_of(paragraphs),
        is_take=names_a_take(page),
        is_correction=any(map(is_correction, page.notes)),
        item_id=page.told.item_id[:ITEM_ID_LENGTH],
    )


def names_a_take(page: Page) -> bool:
    """Say whether a page calls itself the next take of a story: by a label, or in a note."""
    view = view_of(page.headline)
    has_label = bool(page.take) or bare_headline(view) != view
    return has_label or any(map(tells_of_a_take, page.notes))


_KEY_PART = re.compile(r"((?:(?<!\w)[-+])?\d+(?:[.,:/'⁄-]\d+)*%?)|[^\W\d_]+")


def key_of(headline: str) -> str:
    """Return the form in which two spellings of a headline are equal; never empty.

    Case, accents, spaces and signs do not count, nor the label of a take; but a number keeps its
    signs: `1.2` is not `12`, `3-2` is not `32`, and `20 30` is not `2030`.
    """
    bare = bare_headline(view_of(headline))
    decomposed = unicodedata.normalize("NFKD", bare[:KEY_LENGTH]).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    key, follows_number = "", False
    for found in _KEY_PART.finditer(plain.replace("\u2212", "-").replace("\u2013", "-")):
        is_number = found.group(1) is not None
        key += f" {found.group()}" if is_number and follows_number else found.group()
        follows_number = is_number
    return (key or bare)[:KEY_LENGTH]


def body_digest(page: Page) -> str:
    """Return the SHA-256 of the text without its breaks; '' for one under 400 characters."""
    text = " ".join(" ".join(part.text for part in page.body).split())
    if len(text) < SAME_BODY_CHARACTERS:
        return ""
    return sha256(unicodedata.normalize("NFC", stream_safe(text)).encode()).hexdigest()


def fields_digest(page: Page) -> str:
    """Return the SHA-256 of everything that the desk keeps of a page."""
    dateline = page.dateline
    fields = {
        **as_json(page),
        "byline_place": page.byline_place,
        "date_text": dateline.date_text if dateline and not dateline.date else "",
        "subheads": [at for at, part in enumerate(page.body) if part.is_subhead],
        **({"notes": page.notes} if page.notes else {}),
        **told_in_digest(page),
    }
    return sha256(canonical_json(fields).encode()).hexdigest()


def told_in_digest(page: Page) -> dict[str, object]:
    """Return what of a format's own words makes a reading another one.

    Not the version alone, nor the addresses of pictures: some are signed anew each day.
    """
    item = page.told
    if not item.format:
        return {}
    embargo = (item.embargo.words, str(item.embargo.until)) if item.embargo else None
    parts: list[object] = [item.status, item.summary, item.language, embargo, item.markup]
    # The last two only stories of ours have.
    parts += [item.urgency, *filter(None, (item.kicker, item.translators))]
    subjects = [(subject.code, subject.name) for subject in item.subjects]
    return {"told": [*parts, subjects, [(link.rel, link.to) for link in item.links]]}


def recognised(marks: Marks, by: Actor) -> Known:
    """Return what is known of the story of a page.

    It is the same where source, minute and headline are, or source and a text of 400 characters;
    within a day also where source and most of the text are, the newest first. Without a source or
    a time the headline and most of the text must agree, the lead too. Where that is not certain
    the reading it may go on from is returned as `perhaps`.

    Nobody finds out in this way that there is a story on hold for which they are not named: to
    them its page is new.
    """
    seen = WireItem.objects.filter(source_key__in=marks.source_keys)
    account = account_of(by)
    if account is not None:
        seen = seen.exclude(article__in=Article.objects.hidden_from(account).values("pk"))
    same = certain(seen, marks)
    perhaps = None
    if same is None:
        for item in candidates(seen, marks):
            likeness = judged(item, marks)
            if likeness is Likeness.SAME:
                same = item
                break
            if likeness is Likeness.PERHAPS and perhaps is None:
                perhaps = item
    return Known(newest_of(same), newest_of(perhaps) if same is None else None)


def newest_of(item: WireItem | None) -> WireItem | None:
    """Return the newest reading of the story that a reading belongs to."""
    if item is None:
        return None
    return WireItem.objects.filter(article_id=item.article_id).order_by("pk").last()


def certain(seen: QuerySet[WireItem], marks: Marks) -> WireItem | None:
    """Return the newest reading of the same item, minute and headline, or the same text."""
    item = None
    if marks.item_id:
        item = seen.filter(item_id=marks.item_id).order_by("pk").last()
    if item is None and marks.names_a_moment:
        same = seen.filter(headline_key=marks.headline_key, source_time=marks.source_time)
        item = same.order_by("pk").last()
    if item is None and marks.body_digest:
        item = seen.filter(body_digest=marks.body_digest).order_by("pk").last()
    return item


def candidates(seen: QuerySet[WireItem], marks: Marks) -> Iterable[WireItem]:
    """Yield readings that may be of the same story, the newest first, no more than forty.

    Those of the same headline, and those of about the same day with a paragraph in common.
    """
    one_headline = list(
        seen.filter(headline_key=marks.headline_key).order_by("-pk")[:MOST_LOOKED_AT]
    )
    yield from one_headline
    within = CORRECTION_WITHIN if marks.is_correction else TAKE_WITHIN
    day = marks.day_at.astimezone(UTC).date()
    sharing = WireParagraph.objects.filter(
        digest__in=marks.paragraphs, day__range=(day - within, day + TAKE_WITHIN)
    )
    numbers = set(sharing.order_by("-item_id").values_list("item_id", flat=True)[:1_000])
    # In the order of the newest; of many the newest thousand paragraphs are enough.
    shared = seen.filter(pk__in=numbers).exclude(headline_key=marks.headline_key)
    yield from shared.order_by("-pk")[:MOST_LOOKED_AT]


class Likeness(StrEnum):
    """What a reading is to a page."""

    SAME = "same"
    PERHAPS = "perhaps"
    OTHER = "other"


def judged(item: WireItem, marks: Marks) -> Likeness:
    """Say what an earlier reading is to a page that came now."""
    if item.fields_digest == marks.fields_digest:
        return Likeness.SAME
    is_timed = item.source_time is not None and marks.source_time is not None
    then, now = (item.source_time, marks.source_time) if is_timed else (item.received_at, None)
    assert then is not None, "a reading has come at some time"
    gap = abs((now or timezone.now()) - then)
    text = said_by(item)
    is_near = gap <= (CORRECTION_WITHIN if marks.is_correction else TAKE_WITHIN)
    is_one_headline = item.headline_key == marks.headline_key
    if item.source_key and is_near and is_next_take(text, marks, is_one_headline, gap):
        return Likeness.SAME
    is_at_once = is_timed and marks.names_a_moment and gap <= AT_ONCE
    # A label names no day: `(LEAD) Seoul shares close` is another story every day.
    is_later = (marks.is_take and gap < DAILY) or is_at_once
    if item.source_key and is_near and is_one_headline and is_later:
        return Likeness.SAME
    alike = share(text.rows, marks.text.rows)
    if item.source_key and is_timed:
        least = PERHAPS
        if is_one_headline or marks.is_take:
            least = PERHAPS_UNDER_ONE_HEADLINE
    else:
        is_one_lead = share(text.lead, marks.text.lead) >= ALIKE
        if is_one_headline and is_one_lead and alike >= (ALIKE if is_near else ALIKE_LATER):
            return Likeness.SAME
        least = PERHAPS_ALIKE
    is_asked = alike >= least and (marks.is_take or gap < DAILY)
    return Likeness.PERHAPS if is_asked and is_near else Likeness.OTHER


def is_next_take(text: Text, marks: Marks, is_one_headline: bool, gap: timedelta) -> bool:
    """Say whether most paragraphs of a page agree with what the same source sent before."""
    shared = agreement(text, marks.text)
    if is_one_headline and gap < DAILY:
        return max(shared.by_number, shared.by_words) >= MOST_UNDER_ONE_HEADLINE
    return shared.by_words >= MOST


def said_by(item: WireItem) -> Text:
    """Return the text that a reading brought; nothing where that was removed by order."""
    revision = Revision.objects.filter(
        article_id=item.article_id, number=item.revision_number
    ).first()
    if revision is None or not revision.text:
        return text_of([])
    return text_of(paragraphs_of(revision.story.body))


def save_paragraphs(item: WireItem, marks: Marks) -> None:
    """Keep by which paragraphs the next take of a reading can be found."""
    day = marks.day_at.astimezone(UTC).date()
    WireParagraph.objects.bulk_create(
        WireParagraph(item=item, digest=digest, day=day) for digest in marks.paragraphs
    )


def is_earlier_take(newest: WireItem, path: str, marks: Marks) -> bool:
    """Say whether a page is an earlier take of a story than what was read of it already.

    A file that was read before says what it says now: then its later words count.
    """
    if not marks.names_a_moment:
        return False
    readings = WireItem.objects.filter(article_id=newest.article_id)
    if readings.filter(path=path).exists():
        return False
    return readings.filter(source_time__gt=marks.source_time).exists()


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
