"""Reading wire stories in: a page becomes a story at the desk, or more of one that is there.

A story that comes again is known (`wire/recognition.py`). While no editor has touched it, the
wire's new words are its next draft; after that they are only offered. Readers see nothing of
either unless `publish` is asked for.
"""

from collections.abc import Iterator
from dataclasses import replace
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
from articles.workflow import DoorError
from editions.choices import Kind
from editions.models import Edition
from editions.searched import body_words, text_words
from editions.story import Named, Story
from people.actors import check_may
from people.roles import Act
from taxonomy.models import Section
from wire.inbox.noting import note_in_inbox
from wire.joining import why_asked
from wire.lines import PageError
from wire.made_of import HELD, TAKEN_BACK, is_any_live, tell_of_end, tell_of_words
from wire.meanings import meaning_of
from wire.models import WireItem
from wire.outcome import Outcome, Status, difference_lines, refused
from wire.ownership import FIRST_READ, OFFERED, READ_AGAIN, WORKED_ON, edited_by_desk, why_not_sent
from wire.pagefields import Page
from wire.pagenotes import add_notes, embargo_end, embargo_words, is_held_now, why_notes_hold
from wire.recognition import (
    Marks,
    is_earlier_take,
    is_known_reading,
    marks_of,
    recognised,
    save_paragraphs,
    take_turns,
)
from wire.remembering import with_remembered
from wire.routing.acting import give_by_rule, note_routing
from wire.stories_of_file import pages_of
from wire.story_from_page import body_of, guessed_language, story_with_page
from wire.told import CANCELED
from wire.waiting_links import bring_related, put_related, related_headlines
from wire.wanted import Reading, Wanted

NO_SECTION = (
    "The paper has no section yet, and no story goes out without one. Make the first at the desk,"
    " or run manage.py add_section World; then read the page in again. Or both at once: ingest"
    " --publish --make-section World."
)
EARLIER_TAKE = "An earlier take of a story that has gone on since: nothing of it is needed."


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
    with wanted.sender.clock():
        pages = pages_of(text, wanted.name, wanted.format)
    for name, page in pages:
        if isinstance(page, PageError):
            yield refused(name, page)
        else:
            yield ingest_page(page, replace(wanted, name=name))


def ingest_page(page: Page, wanted: Wanted) -> Outcome:
    """Read in a page that was taken apart already. Raises as `ingest` does."""
    check_may(wanted.by, Act.INGEST)
    sender, rules = wanted.sender, wanted.rules
    sent = with_remembered(
        sender.sent(page), rules.of_houses(), is_of_known_house=bool(sender.house)
    )
    # Before the lock, for they take a while for a long page.
    body_words(body_of(sent))
    if rules.ask_for_words():
        text_words(body_of(sent))
    try:
        return read_in(Reading(sent, wanted))
    except IntegrityError:
        # Somebody at the desk made the same agency in this moment: now it is known.
        return read_in(Reading(sent, wanted))


@transaction.atomic
def read_in(reading: Reading) -> Outcome:
    """Make a story of the page, or bring the one that it belongs to up to date."""
    take_turns()
    marks = marks_of(reading.page, reading.names)
    known = recognised(marks, reading.by)
    reading = reading.with_routing(known.of)
    if known.of is None:
        return read_first(reading, marks, known.perhaps)
    return read_again(reading, marks, known.of)


def read_first(reading: Reading, marks: Marks, perhaps: WireItem | None) -> Outcome:
    """Make a new story of the page; one that is `perhaps` an update waits for somebody to say."""
    blank = Story(headline="", language=guessed_language(reading.page), **classified(reading))
    story = story_with_page(blank, reading.page, reading.names)
    begun = begin(story, FIRST_READ, reading.by, note=reading.note, names=reading.names)
    article = begun.article
    reading, is_given = give_by_rule(article, reading)
    bring_related(article, reading.page.related)
    add_notes(article, reading.page, reading.by)
    item = add_item(article, reading, marks, begun.revision.number, perhaps)
    reason = why_asked(article) if perhaps else ""
    held = reason or why_notes_hold(article, reading.page) or reading.routing.holds
    edition = None
    if reading.publishes:
        # Nobody but a rule had it yet.
        newly = None if is_given else begun
        reason, edition = (not_out(held), None) if held else send_out(article, reading, newly)
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
        or reading.routing.holds
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
        is_offered = renewed != draft and is_edited
        tell_desk(article, reading, newest, is_offered=is_offered)
        add_notes(article, reading.page, reading.by)
        newest = item = add_item(article, reading, marks, number, is_settled=not is_offered)
    if reading.publishes and held and (difference or not article.is_live):
        reason = not_out(reason or held)
    elif reading.publishes and not held and marks.fields_digest == newest.fields_digest:
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
    """Say that a story's source has taken it back: on the story, and to whoever is on shift.

    Its words stay as they are. What becomes of it is for somebody to decide, but where the kills
    of its sender act at once.
    """
    if newest.told.get("status") == CANCELED:
        return outcome(article, reading, Status.UNCHANGED, TAKEN_BACK)
    add_notes(article, reading.page, reading.by)
    add_note(article, TAKEN_BACK, by=reading.by)
    add_item(article, reading, marks, newest.revision_number, is_settled=newest.is_settled)
    at_once = reading.wanted.sender.kills_at_once
    tell_of_end(article, TAKEN_BACK, by=reading.by, acts_at_once=at_once)
    return outcome(article, reading, Status.UPDATED, TAKEN_BACK)


def tell_desk(article: Article, reading: Reading, newest: WireItem, *, is_offered: bool) -> None:
    """Tell those whose work it is of new words, and all on shift where it must not be out."""
    tell_of_words(article, is_offered=is_offered, by=reading.by)
    if is_held_now(article, reading.page, newest) and is_any_live(article):
        tell_of_end(article, HELD, by=reading.by)


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
    """Return the section and the tags of a new story: by rules, and by what it is about."""
    meant = meaning_of(reading.page.told.subjects)
    section = section_wanted(reading, meant.section)
    tags = {tag.pk: tag for tag in (*reading.routing.tags, *meant.tags)}
    named_tags = tuple(Named(name=tag.name, slug=tag.slug) for tag in tags.values())
    return {"section": named(section), "tags": named_tags}


def section_wanted(reading: Reading, meant: Section | None = None) -> Section | None:
    """Return the section asked for, else that of a rule, of its subjects, of its channel, in this
    order; to go straight out, the first.
    """
    said = reading.wanted.section or reading.routing.to_section or meant
    first = Section.objects.first() if reading.publishes else None
    return said or (reading.channel and reading.channel.section) or first


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
    *,
    is_settled: bool = True,
) -> WireItem:
    """Keep what this reading is recognised by, and what its story is perhaps an update of.

    Without `is_settled` somebody still says what the draft takes of its words.
    """
    sender = reading.wanted.sender
    with sender.clock():
        embargo_at = embargo_end(reading.page)
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
        embargo_at=embargo_at,
        item_id=marks.item_id,
        told=reading.page.told.as_kept(),
        update_of=perhaps.article if perhaps else None,
        waits=reading.waits,
        is_settled=is_settled,
    )
    note_routing(item, reading.routing)
    note_in_inbox(article, item, marks, perhaps, left_as=reading.left_as)
    save_paragraphs(item, marks)
    return item


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
