"""Reading wire stories in: a page becomes a story at the desk, or more of one that is there.

A story that comes again is known (`wire/recognition.py`). While no editor has touched it, the
wire's new words are its next draft; after that they are only offered. Readers see nothing of
either unless `publish` is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.acts.colleagues import add_note
from articles.checks.change_kinds import NamedChange, NothingChanged
from articles.door.publishing import publish as publish_at_the_door
from articles.door.publishing import publish_begun
from articles.draft.beginning import Begun, begin
from articles.draft.revisions import add_revision, lock, save_revision
from articles.draft.snapshot import apply_story, named, story_of
from articles.models import Article
from articles.notices import tell_publishers
from articles.workflow import DoorError
from editions.choices import Kind
from editions.models import Edition
from editions.searched import body_words
from editions.story import Named, Story
from people.actors import WIRE, Actor, check_may
from people.found_names import FoundNames
from people.roles import Act
from taxonomy.models import Section
from wire.formats import AUTO
from wire.joining import why_asked
from wire.lines import PageError
from wire.meanings import meaning_of
from wire.models import Batch, WireItem
from wire.outcome import Outcome, Status, difference_lines
from wire.ownership import FIRST_READ, OFFERED, READ_AGAIN, WORKED_ON, edited_by_desk, why_not_sent
from wire.pagefields import Page
from wire.pagenotes import add_notes, embargo_end, embargo_words, why_notes_hold
from wire.recognition import (
    Marks,
    is_earlier_take,
    is_known_reading,
    marks_of,
    recognised,
    save_paragraphs,
    take_turns,
)
from wire.stories_of_file import pages_of
from wire.story_from_page import body_of, guessed_language, story_with_page
from wire.told import CANCELED
from wire.waiting_links import bring_related, put_related, waiting_from_wire

PATH_LENGTH = 500
NO_SECTION = (
    "The paper has no section yet, and no story goes out without one. Make the first at the desk,"
    " or run manage.py add_section World; then read the page in again. Or both at once: ingest"
    " --publish --make-section World."
)
TAKEN_BACK = "Its source has taken this story back."
EARLIER_TAKE = "An earlier take of a story that has gone on since: nothing of it is needed."


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for with a story that is read in; `name` is what people call the file.

    A new story becomes a draft. `publish` sends out what passes the checks and no editor has in
    hand, into `section` where it has none (else the paper's first); what does not pass stays a
    draft, and the outcome's `reason` says why. `as_dated` gives it the page's time as time of
    first publication. What comes in together belongs to a `batch`, which can be withdrawn whole.
    `format` is a name in `wire.formats.READERS`, or `auto`.
    """

    name: str
    by: Actor = WIRE
    publish: bool = False
    as_dated: bool = False
    section: Section | None = None
    batch: Batch | None = None
    format: str = AUTO


@dataclass(frozen=True)
class Reading:
    """One page that is read in, and what is asked for with it."""

    page: Page
    wanted: Wanted
    names: FoundNames = field(default_factory=FoundNames)

    @property
    def by(self) -> Actor:
        """Who reads it in."""
        return self.wanted.by

    @property
    def path(self) -> str:
        """The file's name as it is kept: its end, where it is very long."""
        return self.wanted.name[-PATH_LENGTH:]


def ingest(text: bytes | str, wanted: Wanted) -> Outcome:
    """Read in the one story of a file, or of a text that was pasted: the first, if it has several.

    What cannot be read is refused, and leaves nothing behind. Raises `PermissionDenied` where
    `wanted.by` may not read stories in, or not publish.
    """
    check_may(wanted.by, Act.INGEST)
    return next(outcomes_of(text, wanted))


def ingest_file(text: bytes | str, wanted: Wanted) -> list[Outcome]:
    """Read in all stories of a file, or of a text that was pasted, each in its own transaction.

    One that is refused stops no other. Raises as `ingest` does.
    """
    check_may(wanted.by, Act.INGEST)
    return list(outcomes_of(text, wanted))


def outcomes_of(text: bytes | str, wanted: Wanted) -> Iterator[Outcome]:
    """Yield what becomes of each story of a file, in their order."""
    for name, page in pages_of(text, wanted.name, wanted.format):
        if isinstance(page, PageError):
            yield refused(name, page)
        else:
            yield ingest_page(page, replace(wanted, name=name))


def ingest_page(page: Page, wanted: Wanted) -> Outcome:
    """Read in a page that was taken apart already. Raises as `ingest` does."""
    check_may(wanted.by, Act.INGEST)
    # Before the lock, for they take a while for a long page.
    body_words(body_of(page))
    try:
        return read_in(Reading(page, wanted))
    except IntegrityError:
        # Somebody at the desk made the same agency in this moment: now it is known.
        return read_in(Reading(page, wanted))


def refused(name: str, error: PageError) -> Outcome:
    """Return the outcome of a page that was not taken, with the line that shows why."""
    line = f"Line {error.line}"
    reason = str(error)
    if line not in reason:
        reason = f"{line}: {reason}"
    return Outcome(path=name, status=Status.REFUSED, reason=reason)


@transaction.atomic
def read_in(reading: Reading) -> Outcome:
    """Make a story of the page, or bring the one that it belongs to up to date."""
    take_turns()
    marks = marks_of(reading.page, reading.names)
    known = recognised(marks, reading.by)
    if known.of is None:
        return read_first(reading, marks, known.perhaps)
    return read_again(reading, marks, known.of)


def read_first(reading: Reading, marks: Marks, perhaps: WireItem | None) -> Outcome:
    """Make a new story of the page; one that is `perhaps` an update waits for somebody to say."""
    blank = Story(headline="", language=guessed_language(reading.page), **classified(reading))
    story = story_with_page(blank, reading.page, reading.names)
    begun = begin(story, FIRST_READ, reading.by, note=reading.path, names=reading.names)
    article = begun.article
    bring_related(article, reading.page.related)
    add_notes(article, reading.page, reading.by)
    item = add_item(article, reading, marks, begun.revision.number, perhaps)
    reason = why_asked(article) if perhaps else ""
    held = reason or why_notes_hold(article, reading.page)
    edition = None
    if reading.wanted.publish:
        reason, edition = (not_out(held), None) if held else send_out(article, reading, begun)
    brought_out(item, edition)
    return outcome(article, reading, Status.CREATED, reason)


def read_again(reading: Reading, marks: Marks, newest: WireItem) -> Outcome:
    """Bring a story that is known up to date, or offer the new words where an editor is at work.

    1. What the wire said before changes nothing, nor does an earlier take that comes late.
    2. The links that came with the page follow it; they are no part of the text.
    3. Words that no editor has touched are replaced, others get a proposal beside them.
    4. Only what the wire alone has made goes out, and never for the sake of an older copy.
    """
    article = lock(newest.article)
    draft = story_of(article)
    is_edited = edited_by_desk(article, draft, newest)
    held = (
        why_asked(article)
        or why_not_sent(article, is_edited)
        or why_notes_hold(article, reading.page)
    )
    reason = ""
    difference: tuple[str, ...] = ()
    item = None
    if is_earlier_take(newest, reading.path, marks):
        return outcome(article, reading, Status.UNCHANGED, EARLIER_TAKE)
    if reading.page.told.status == CANCELED:
        return taken_back(article, reading, marks, newest)
    if not is_known_reading(newest, reading.path, marks):
        renewed = story_with_page(draft, reading.page, reading.names)
        before = related_headlines(article)
        put_related(article, reading.page.related)
        after = related_headlines(article)
        if renewed != draft or before != after:
            difference = difference_lines(draft, renewed, before, after)
        number = newest.revision_number
        if renewed != draft and is_edited:
            number = offer(article, renewed, reading)
            reason = f"{WORKED_ON} The new words are kept beside theirs, and change nothing."
        elif renewed != draft:
            number = replace_draft(article, renewed, reading)
        add_notes(article, reading.page, reading.by)
        newest = item = add_item(article, reading, marks, number)
    if reading.wanted.publish and held and (difference or not article.is_live):
        reason = not_out(reason or held)
    elif reading.wanted.publish and not held and marks.fields_digest == newest.fields_digest:
        give_section(article, reading, newest)
        reason, edition = send_out(article, reading)
        if edition and item is None:
            # What was known and goes out only now goes out by this reading.
            item = add_item(article, reading, marks, newest.revision_number)
        if item:
            brought_out(item, edition)
    status = Status.UPDATED if difference else Status.UNCHANGED
    return outcome(article, reading, status, reason, difference)


def taken_back(article: Article, reading: Reading, marks: Marks, newest: WireItem) -> Outcome:
    """Say that a story's source has taken it back: on the story, and to publishers if it is out.

    Its words stay as they are. What becomes of it is for somebody to decide.
    """
    if newest.told.get("status") == CANCELED:
        return outcome(article, reading, Status.UNCHANGED, TAKEN_BACK)
    add_notes(article, reading.page, reading.by)
    add_note(article, TAKEN_BACK, by=reading.by)
    add_item(article, reading, marks, newest.revision_number)
    if article.is_live:
        tell_publishers(f"{TAKEN_BACK} Readers still see it: “{article}”.", article, by=reading.by)
    return outcome(article, reading, Status.UPDATED, TAKEN_BACK)


def offer(article: Article, renewed: Story, reading: Reading) -> int:
    """Keep the wire's new words beside the draft; return the number of the proposal."""
    proposal = add_revision(article, renewed, reading.by, is_proposal=True)
    workflow.log(article, OFFERED, reading.by, note=reading.path)
    return proposal.number


def replace_draft(article: Article, renewed: Story, reading: Reading) -> int:
    """Make the wire's new words the draft; return the number of its revision."""
    from_stage = article.stage
    apply_story(article, renewed)
    revision = save_revision(article, reading.by)
    workflow.log(article, READ_AGAIN, reading.by, from_stage=from_stage, note=reading.path)
    return revision.number


def give_section(article: Article, reading: Reading, newest: WireItem) -> None:
    """Put a story that is to go out and has no section into the one that was asked for."""
    section = section_wanted(reading)
    if article.section is None and section:
        article.section = section
        article.save(update_fields=["section"])
        newest.revision_number = save_revision(article, reading.by).number
        newest.save(update_fields=["revision_number"])


def classified(reading: Reading) -> dict[str, Any]:
    """Return the section and the tags of a new story: by what it is about, where that is known."""
    meant = meaning_of(reading.page.told.subjects)
    section = section_wanted(reading, meant.section)
    tags = tuple(Named(name=tag.name, slug=tag.slug) for tag in meant.tags)
    return {"section": named(section), "tags": tags}


def section_wanted(reading: Reading, meant: Section | None = None) -> Section | None:
    """Return the section asked for, else what its subjects mean; to go straight out, the first."""
    first = Section.objects.first() if reading.wanted.publish else None
    return reading.wanted.section or meant or first


def send_out(
    article: Article, reading: Reading, begun: Begun | None = None
) -> tuple[str, Edition | None]:
    """Publish the draft; return why it stays one, or its edition.

    Neither is there where readers see it already. What stops it undoes nothing else. `begun` is
    the story where this reading made it.
    """
    if article.section is None and not Section.objects.exists():
        return not_out(NO_SECTION), None
    dated: datetime | None = reading.page.source_time if reading.wanted.as_dated else None
    if dated and dated > timezone.now() and not article.is_live:
        return not_out("the page's time is still to come. Publish it without --as-dated."), None
    try:
        if begun:
            edition = publish_begun(begun, by=reading.by, dated=dated)
        else:
            change = NamedChange(Kind.UPDATE if article.is_live else None)
            edition = publish_at_the_door(article, change, by=reading.by, dated=dated)
    except NothingChanged:
        return "", None
    except DoorError as error:
        return not_out(str(error)), None
    return "", edition


def not_out(why: str) -> str:
    """Return the outcome's reason where a story stays a draft that was to go out."""
    return f"Not published: {why}"


def brought_out(item: WireItem, edition: Edition | None) -> None:
    """Keep with a reading the edition that it sent out, if it did."""
    if edition:
        item.edition_number = edition.number
        item.save(update_fields=["edition_number"])


def add_item(
    article: Article,
    reading: Reading,
    marks: Marks,
    revision_number: int,
    perhaps: WireItem | None = None,
) -> WireItem:
    """Keep what this reading is recognised by, and what its story is perhaps an update of."""
    item = WireItem.objects.create(
        article=article,
        batch=reading.wanted.batch,
        path=reading.path,
        source_key=marks.source_keys[0],
        headline_key=marks.headline_key,
        source_time=marks.source_time,
        body_digest=marks.body_digest,
        fields_digest=marks.fields_digest,
        revision_number=revision_number,
        embargo_words=embargo_words(reading.page),
        embargo_at=embargo_end(reading.page),
        item_id=marks.item_id,
        told=reading.page.told.as_kept(),
        update_of=perhaps.article if perhaps else None,
    )
    save_paragraphs(item, marks)
    return item


def related_headlines(article: Article) -> list[str]:
    """Return the headlines the wire's links wait for, in order."""
    return list(waiting_from_wire(article).values_list("headline", flat=True))


def outcome(
    article: Article,
    reading: Reading,
    status: Status,
    reason: str,
    difference: tuple[str, ...] = (),
) -> Outcome:
    """Return what became of the page, with the story's address where readers see it."""
    return Outcome(
        path=reading.wanted.name,
        status=status,
        article=article,
        page=reading.page,
        reason=reason,
        url=f"{settings.SITE_URL}{article.live_path}" if article.is_live else "",
        difference=difference,
    )
