"""The door: `publish`, `amend`, `withdraw`, `restore`. Nothing else changes what readers see.

Each is one transaction that locks its article, adds one edition to the record and projects it
to the readers' rows. `docs/door.md` tells the six rules that hold here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.checks.change_kinds import UNNAMED, NamedChange, NothingChanged, check_kind
from articles.checks.four_eyes import check_other_eyes
from articles.checks.gate import GoingOut, check_gate
from articles.checks.ready import check_ready
from articles.door.contents import first_content, next_content, withdrawn_content
from articles.door.endings import end_leads, lift_hold
from articles.door.translations import ask_translations
from articles.draft.beginning import Begun
from articles.draft.going_without import without_photos
from articles.draft.merging import merge
from articles.draft.revisions import (
    add_revision,
    check_size,
    has_news,
    lock,
    newest_revision,
    save_revision,
)
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Revision, Stage
from articles.models.article import Live
from articles.notices import forget_return, tell_publishers
from articles.proxy import taken_from_readers
from articles.timeline import go_on_timeline
from editions.body import clean_body, plain
from editions.chain import add_edition, add_first_edition
from editions.choices import TELLS_READERS, Kind
from editions.content import Content
from editions.models import Edition, PublishedArticle
from editions.models.record import ContentRemoved
from editions.projection import project, show
from editions.story import Story
from editions.surroundings import surroundings_of_new
from media.models import Photo, PhotoStatus
from people.actors import Actor, SystemActor, actor_name

# What the desk's lists know of what readers see.
SHOWN_FIELDS = ("live", "live_edition", "live_path", "has_news")


@transaction.atomic
def publish(
    article: Article,
    change: NamedChange = UNNAMED,
    *,
    by: Actor,
    hold_name: str = "",
    dated: datetime | None = None,
    at: datetime | None = None,
) -> Edition:
    """Send a story out: save, approve and publish what stands in the draft, in one step.

    Over a live story the `change` is named. Its reason answers for all photos whose rights are in
    question, too. `hold_name` is typed to let out a story on hold, which takes it off hold too.
    `dated` is the time of first publication of an archive's story; otherwise it is `at`, the
    moment of the act: now, unless a system actor names another (a demo's made-up past).

    Raises `PermissionDenied`, `WrongState`, `KeptBack` (embargoed or on hold), `NotReady`,
    `NeedsReason`, `ChangeNotNamed`, `NothingChanged` and, where four eyes are asked for,
    `NeedsOtherEyes`.
    """
    locked = lock(article)
    workflow.check(locked, "publish", by)
    revision = save_revision(locked, by)
    now = moment_of_act(by, at)
    going = GoingOut(locked, revision.story, now, hold_name=hold_name)
    check_gate(going, change.reason)
    check_other_eyes(revision, by, change.reason)
    edition = send_out(going, revision, change, by, dated)
    article.refresh_from_db()
    return edition


def publish_begun(begun: Begun, *, by: Actor, dated: datetime | None = None) -> Edition:
    """Send out the first save of a story that was begun in this transaction: the wire does.

    Nobody else has it yet, so that there is nothing to lock and nothing that was said before.
    Raises what `publish` does, and has written nothing then.
    """
    article, now = begun.article, timezone.now()
    workflow.check(article, "publish", by)
    check_gate(GoingOut(article, begun.story, now), "")
    check_other_eyes(begun.revision, by, "")
    with transaction.atomic(savepoint=False):
        content = first_content(article, begun.story, dated or now, "")
        edition = add_first_edition(article.public_id, content, by=actor_name(by), at=now)
        show(edition, surroundings_of_new(begun.story))
        article.live, article.live_edition = Live.LIVE, edition.number
        article.live_path, article.has_news = content.path, False
        from_stage, article.stage = article.stage, Stage.APPROVED
        article.approved_revision = begun.revision
        article.save(update_fields=[*SHOWN_FIELDS, "stage", "approved_revision"])
        act = workflow.act_of(article, f"publish {Kind.FIRST}", by, from_stage=from_stage, at=now)
        act.approved = begun.revision.digest
        go_on_timeline(act, begun.end)
    return edition


@transaction.atomic
def publish_approved(article: Article, change: NamedChange = UNNAMED, *, by: Actor) -> Edition:
    """Send out exactly the approved save, whatever the draft says meanwhile: the clock does.

    The reason given when the story was scheduled answers for the limits that it was given for.
    Raises what `publish` does.
    """
    locked = lock(article)
    workflow.check(locked, "publish", by)
    revision = locked.approved_revision
    if revision is None:
        raise workflow.WrongState("Approve the story first.")
    accepted = locked.rights_accepted
    limits = accepted.get("limits", ())
    going = GoingOut(locked, revision.story, timezone.now(), accepted=limits)
    check_gate(going, change.reason)
    check_other_eyes(revision, by, change.reason)
    change = replace(change, reason=change.reason or accepted.get("reason", ""))
    edition = send_out(going, revision, change, by)
    article.refresh_from_db()
    return edition


def send_out(
    going: GoingOut,
    revision: Revision,
    change: NamedChange,
    by: Actor,
    dated: datetime | None = None,
) -> Edition:
    """Make an edition of a save that came through the gate, and note it on the locked story."""
    article, story, now = going.article, going.story, going.at
    newest = Edition.objects.newest(article.public_id)
    before = newest.parsed if newest else None
    if before is None or before.story is None:
        kind = Kind.FIRST
        content = first_content(article, story, dated or now, change.reason)
    else:
        if story == before.story:
            raise NothingChanged("Readers see exactly this already.")
        kind = check_kind(before.story, story, change)
        content = next_content(article, before, story, replace(change, kind=kind), now)
    edition = go_out(article, content, kind, by, now)
    from_stage = article.stage
    if newest_revision(article) == revision:
        article.stage = Stage.APPROVED
    article.approved_revision = revision
    forget_return(article)
    article.save(update_fields=["stage", "approved_revision", "return_note"])
    article.leave_the_clock()
    if article.is_on_hold:
        lift_hold(article, by)
    note = " · ".join(filter(None, (change.note, change.reason)))
    workflow.log(article, f"publish {kind}", by, from_stage=from_stage, note=note, at=now)
    return edition


@transaction.atomic
def amend(
    article: Article,
    patch: Mapping[str, Any],
    change: NamedChange,
    *,
    by: Actor,
    at: datetime | None = None,
) -> Edition:
    """Mend the live text: readers get the newest edition with `patch` in it, and no draft's words.

    `patch` maps fields of `editions.story.Story` to new values. The same patch is merged into
    the draft and into a scheduled revision; where both changed the same thing, the draft keeps
    its words, the conflict is kept on the story, and nothing more goes out until it is settled.
    A correction without a patch adds a sentence that was owed.

    Raises `PermissionDenied`, `WrongState`, `NotReady`, `ChangeNotNamed`, `NothingChanged`,
    `TooLong`.
    """
    locked = lock(article)
    workflow.check(locked, "correct", by)
    edition = amend_locked(locked, patch, change, by, at=at)
    article.refresh_from_db()
    return edition


def amend_locked(
    locked: Article,
    patch: Mapping[str, Any],
    change: NamedChange,
    by: Actor,
    *,
    must_be_ready: bool = True,
    at: datetime | None = None,
) -> Edition:
    """Amend a story whose lock and permission the caller already has (a photo kill, say).

    What only takes something away need not be ready: whatever else ails a story, a killed photo
    leaves it.
    """
    before = newest_content(locked)
    old = before.story
    assert old is not None, "a live story's newest edition has a story"
    fixed = old.with_changes(cleaned(patch))
    pays_a_note = locked.note_owed_since is not None and bool(change.note.strip())
    if fixed == old and not pays_a_note:
        raise NothingChanged("Readers see exactly this already.")
    if must_be_ready:
        check_ready(fixed)
    kind = check_kind(old, fixed, change)
    now = moment_of_act(by, at)
    content = next_content(locked, before, fixed, replace(change, kind=kind), now)
    edition = go_out(locked, content, kind, by, now)
    merge_into_desk(locked, old, fixed, by)
    workflow.log(locked, f"amend {kind}", by, note=change.note or change.reason, at=now)
    return edition


@transaction.atomic
def withdraw(
    article: Article,
    *,
    reason: str,
    by: Actor,
    at: datetime | None = None,
    is_one_of_many: bool = False,
) -> Edition:
    """Take a story from readers; its address answers 410 with the `reason`, which readers see.

    Publishers are told, but for `is_one_of_many`: then the caller tells them once of all.
    Raises `PermissionDenied`, or `WrongState` where readers see no version.
    """
    locked = lock(article)
    workflow.check(locked, "withdraw", by, note=reason)
    before = newest_content(locked)
    end_leads(locked, PublishedArticle.objects.get(pk=locked.public_id), by)
    now = moment_of_act(by, at)
    edition = go_out(locked, withdrawn_content(before, reason, now), Kind.WITHDRAWAL, by, now)
    taken_from_readers()
    locked.leave_the_clock()
    workflow.log(locked, "withdraw", by, note=reason, at=now)
    if not is_one_of_many:
        tell_publishers(f"{actor_name(by)} withdrew “{locked}”: {reason.strip()}", locked, by=by)
    article.refresh_from_db()
    return edition


@transaction.atomic
def restore(article: Article, *, by: Actor) -> Edition:
    """Give a withdrawn story back to readers as it last was, without pictures killed meanwhile.

    Raises `PermissionDenied`, or `WrongState` where it is not withdrawn or its content was
    removed by order.
    """
    locked = lock(article)
    workflow.check(locked, "restore", by)
    shown = Edition.objects.of(locked.public_id).exclude(kind=Kind.WITHDRAWAL).last()
    assert shown is not None, "a withdrawn story was live once"
    try:
        before = shown.parsed
    except ContentRemoved as error:
        raise workflow.WrongState(
            "The last version was removed by order. Publish a new story instead."
        ) from error
    assert before.story is not None, "only withdrawals have no story"
    now = timezone.now()
    story = without_killed_photos(before.story)
    content = next_content(locked, before, story, NamedChange(Kind.RESTORATION), now)
    edition = go_out(locked, content, Kind.RESTORATION, by, now)
    workflow.log(locked, "restore", by)
    article.refresh_from_db()
    return edition


def moment_of_act(by: Actor, at: datetime | None) -> datetime:
    """Return the moment that the record keeps for an act: no person can name another than now."""
    if at is not None and not isinstance(by, SystemActor):
        raise PermissionDenied
    return at or timezone.now()


def newest_content(article: Article) -> Content:
    """Return what the newest edition of a live story says."""
    edition = Edition.objects.newest(article.public_id)
    if edition is None or edition.is_withdrawal:
        raise workflow.WrongState("Readers see no version of this story.")
    return edition.parsed


def cleaned(patch: Mapping[str, Any]) -> dict[str, Any]:
    """Return the patch with its words cleaned, as a draft's are."""
    out = dict(patch)
    for name, value in patch.items():
        if name == "body":
            check_size(value)
            out[name] = clean_body(value)
        elif isinstance(value, str):
            out[name] = plain(value)
    return out


def go_out(article: Article, content: Content, kind: Kind, by: Actor, at: datetime) -> Edition:
    """Add the edition, project it, and note on the article what readers see.

    Translations of the story get the task to follow.
    """
    edition = add_edition(article.public_id, kind=kind, content=content, by=actor_name(by), at=at)
    project(article.public_id)
    ask_translations(article, edition, by)
    article.live = Live.WITHDRAWN if kind == Kind.WITHDRAWAL else Live.LIVE
    article.live_edition = edition.number
    article.live_path = content.path
    if content.is_note_owed:
        article.note_owed_since = article.note_owed_since or at
    elif kind in TELLS_READERS:
        article.note_owed_since = None
    article.has_news = has_news(article)
    article.save(update_fields=[*SHOWN_FIELDS, "note_owed_since"])
    return edition


def without_killed_photos(story: Story) -> Story:
    """Return the story without the pictures that may not be seen any more."""
    hashes = [figure.photo.hash for figure in story.shown_figures if figure.photo]
    if story.social_photo:
        hashes.append(story.social_photo.hash)
    killed = set(
        Photo.objects.filter(content_hash__in=hashes, status=PhotoStatus.KILLED).values_list(
            "content_hash", flat=True
        )
    )
    return without_photos(story, killed)


def merge_into_desk(article: Article, old: Story, fixed: Story, by: Actor) -> None:
    """Merge a fix of the live text into the scheduled revision and into the draft.

    Conflicts are kept on the article as `{"field", "live"}`; a story with one does
    not go out, neither by hand nor by the clock.
    """
    draft = story_of(article)
    stage = article.stage
    clashes: set[str] = set()
    if article.is_scheduled and article.approved_revision:
        scheduled = merge(old, article.approved_revision.story, fixed)
        clashes.update(scheduled.open_fields)
        article.approved_revision = add_revision(article, scheduled.story, by)
    merged = merge(old, draft, fixed)
    clashes.update(merged.open_fields)
    apply_story(article, merged.story)
    revision = save_revision(article, by)
    # The fix itself was approved by whoever made it: the draft loses neither its approval by it
    # nor its place among those that wait for review.
    article.stage = stage
    if stage == Stage.APPROVED and not article.is_scheduled:
        article.approved_revision = revision
    known = {row["field"] for row in article.merge_conflicts}
    article.merge_conflicts = article.merge_conflicts + [
        {"field": name, "live": fixed.to_dict()[name]} for name in sorted(clashes - known)
    ]
    article.has_news = has_news(article)
    article.save(update_fields=["stage", "approved_revision", "merge_conflicts", "has_news"])
