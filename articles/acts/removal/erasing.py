"""Erasing what an order names: in the record, at the desk, and in every row about the story.

What goes is what the named editions say and no other edition says
(`articles/acts/removal/gone.py`).
"""

import json
from datetime import date

from articles.acts.removal.gone import Gone
from articles.acts.removal.removals_list import ListedOrder
from articles.acts.removal.side_rows import clear_side_rows
from articles.door.addresses import close
from articles.draft.passages import forget_lost
from articles.draft.revisions import newest_revision, save_revision
from articles.draft.search import note_words
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Autosave, Event, Revision, Stage
from editions.chain import redact
from editions.content import Content
from editions.models import Edition, Removal
from editions.models.record import EditionContent
from editions.projection import project
from editions.story import Story, canonical_json
from freshness.forgetting import forget_words
from people.actors import REMOVALS


def erase(order: ListedOrder) -> int:
    """Erase what an order names, and return how many editions that were.

    The caller is in a transaction and holds the story's lock.

    1. The named editions lose their content; a tombstone stands for each.
    2. The editions that stay lose the removed headlines that they carry along, and an address
       made of one; that address answers 410, and nobody gets it again.
    3. The draft and what was typed and not saved lose each removed passage; saves that have so
       much as a word of it are emptied.
    4. Whatever else lies around the story (notes, notices, what a wire brought) loses the words,
       and what is known of lately changed headlines and names is forgotten.
    """
    rows = Edition.objects.of(order.article_id).filter(removal=None).select_related("content")
    named = [edition for edition in rows if edition.number in order.numbers]
    if not named:
        return 0
    stay = [edition for edition in rows if edition.number not in order.numbers]
    gone = Gone.of([edition.parsed for edition in named], [edition.parsed for edition in stay])
    exact = {exact_story(edition) for edition in named} - {""}
    for edition in named:
        empty(edition, order)
    article = Article.objects.filter(public_id=order.article_id).first()
    moved = close_addresses(order, named + stay, gone)
    for edition in stay:
        redact_edition(edition, order, gone, moved)
    project(order.article_id)
    if article is not None:
        clear_desk(article, gone, exact, moved)
        clear_side_rows(article, gone)
    forget_words()
    return len(named)


def foreseen(article: Article, numbers: list[int]) -> Gone:
    """Return what would be gone with these editions: what no other edition says."""
    rows = Edition.objects.of(article.public_id).filter(removal=None).select_related("content")
    return Gone.of(
        [edition.parsed for edition in rows if edition.number in numbers],
        [edition.parsed for edition in rows if edition.number not in numbers],
    )


def work_in_hand(article: Article, gone: Gone) -> bool:
    """Say whether the draft, or what was typed and not saved, has words that would be gone."""
    copies = Autosave.objects.filter(article=article)
    stories = [gone.taken_from(story_of(article)), *(gone.taken_from(one.story) for one in copies)]
    return any(gone.is_hinted_in(story) for story in stories)


def exact_story(edition: Edition) -> str:
    """Return the story's own exact text: one written before a field was there lacks it."""
    said = json.loads(edition.content.text)["story"]
    return "" if said is None else canonical_json(said)


def empty(edition: Edition, order: ListedOrder) -> None:
    """Put up the tombstone of an edition and erase its content."""
    Removal.objects.create(edition=edition, content_digest=edition.content_digest, **signed(order))
    EditionContent.objects.filter(edition=edition).update(text="", salt="")


def signed(order: ListedOrder) -> dict[str, str]:
    """Return who ordered it, when and why, as tombstones keep it."""
    return {
        "removed_at": order.removed_at,
        "ordered_by": order.ordered_by,
        "seconded_by": order.seconded_by,
        "reason": order.reason,
    }


def close_addresses(
    order: ListedOrder, editions: list[Edition], gone: Gone
) -> dict[tuple[str, str], str]:
    """Close each address made of removed words; return the new one of each day and old slug."""
    moved: dict[tuple[str, str], str] = {}
    for edition in editions:
        if not edition.content.text:
            continue
        content = edition.parsed
        key = (content.published_on, content.slug)
        if key not in moved and gone.has_slug(content.slug):
            day = date.fromisoformat(content.published_on)
            moved[key] = close(order.article_id, day, content.slug)
    return moved


def redact_edition(
    edition: Edition, order: ListedOrder, gone: Gone, moved: dict[tuple[str, str], str]
) -> None:
    """Take removed headlines and addresses out of an edition that stays."""
    content = edition.parsed
    story = content.story
    if story is not None and gone.has_slug(story.slug):
        story = story.with_changes({"slug": ""})
    left = Content(
        **{
            **content.__dict__,
            "story": story,
            "slug": moved.get((content.published_on, content.slug), content.slug),
            "known_as": tuple(one for one in content.known_as if one not in gone.headlines),
        }
    )
    if left != content:
        redact(edition, left, **signed(order))


def clear_desk(
    article: Article, gone: Gone, exact: set[str], moved: dict[tuple[str, str], str]
) -> None:
    """Take removed words out of the draft, its saves, and what was typed and not saved."""
    draft = story_of(article)
    if gone.is_in(draft):
        apply_story(article, gone.taken_from(draft))
        save_revision(article, REMOVALS)
    empty_saves(article, gone, exact)
    article.refresh_from_db()
    for copy in Autosave.objects.filter(article=article):
        clear_copy(copy, gone, exact)
    article.return_note = gone.taken_from_words(article.return_note)
    article.publish_problem = gone.taken_from_words(article.publish_problem)
    article.merge_conflicts = [
        row for row in article.merge_conflicts if gone.taken_from_data(row) == row
    ]
    for old, new in moved.items():
        day, slug = old
        article.live_path = article.live_path.replace(
            f"/{day.replace('-', '/')}/{slug}/", f"/{day.replace('-', '/')}/{new}/"
        )
    article.save()
    draft = story_of(article)
    note_words(article, draft)
    forget_lost(article, draft)
    empty_notes(article, gone)


def empty_notes(article: Article, gone: Gone) -> None:
    """Empty every note of the timeline that repeats removed words; the act itself stays."""
    notes = Event.objects.filter(article=article).exclude(note="").values_list("pk", "note")
    told = [pk for pk, note in notes.iterator() if gone.taken_from_words(note) != note]
    Event.objects.filter(pk__in=told).update(note="", salt="")


def empty_saves(article: Article, gone: Gone, exact: set[str]) -> None:
    """Empty every save that says what was removed.

    An old save goes for one word; the newest, and one that waits for the clock, for a whole
    passage, since they are work in hand. A story loses the approval of a save that is emptied.
    """
    newest = newest_revision(article)
    in_hand = {newest.pk if newest else None}
    if article.is_scheduled:
        in_hand.add(article.approved_revision_id)
    emptied: list[int] = []
    for revision in article.revisions.exclude(text="").iterator(chunk_size=100):
        story = revision.story
        is_gone = gone.is_in(story) if revision.pk in in_hand else gone.is_hinted_in(story)
        if is_gone or (revision.text in exact and revision.pk not in in_hand):
            emptied.append(revision.pk)
    if article.approved_revision_id in emptied:
        article.leave_the_clock()
        article.approved_revision = None
        if article.stage == Stage.APPROVED:
            article.stage = Stage.DRAFT
        article.save(update_fields=["approved_revision", "stage"])
    Revision.objects.filter(pk__in=emptied).update(text="", salt="")


def clear_copy(copy: Autosave, gone: Gone, exact: set[str]) -> None:
    """Take removed passages out of what somebody typed and did not save."""
    if copy.text in exact:
        copy.delete()
        return
    copy.text = cleared(copy.text, gone)
    copy.base_text = cleared(copy.base_text, gone)
    copy.save(update_fields=["text", "base_text"])


def cleared(text: str, gone: Gone) -> str:
    """Return a story's canonical text without removed passages."""
    if not text:
        return ""
    story = Story.from_json(text)
    return gone.taken_from(story).to_json() if gone.is_in(story) else text
