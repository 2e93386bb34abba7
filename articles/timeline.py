"""Seals over what people did and saved: a change of it behind the desk's back is found.

A story's acts are chained like its editions (`editions/chain.py`): the digest of an act covers
every column of it and the digest before. A note enters by a salted digest of its own, so that one
removed by order leaves the chain whole. A save has a salted digest, and each act carries that of
the save which was approved at its time.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC

from django.db import transaction

from articles.models import Article, Event, Revision, TimelineEnd
from editions.chain import digest_of_content
from editions.story import canonical_json


def digest_of_save(revision: Revision) -> str:
    """Return the SHA-256 of a save: its salt, story, number and text."""
    words = f"{revision.salt}\n{revision.article_id}\n{revision.number}\n{revision.text}"
    return hashlib.sha256(words.encode()).hexdigest()


def seal_save(revision: Revision) -> Revision:
    """Give a save that is about to be kept its salt and digest."""
    revision.salt = secrets.token_hex(16)
    revision.digest = digest_of_save(revision)
    return revision


def digest_of_act(act: Event, public_id: str, previous: str) -> str:
    """Return the SHA-256 of every column of an act, with the digest of the act before."""
    columns = [
        public_id,
        act.at.astimezone(UTC).isoformat(timespec="microseconds"),
        act.actor_id,
        act.by,
        act.action,
        act.from_stage,
        act.to_stage,
        act.note_digest,
        act.approved,
        previous,
    ]
    return hashlib.sha256(canonical_json(columns).encode()).hexdigest()


def seal_act(act: Event, end: TimelineEnd) -> Event:
    """Chain an act that is about to be kept to its story's timeline, which then ends with it."""
    act.salt = secrets.token_hex(16)
    act.note_digest = digest_of_content(act.salt, act.note)
    act.digest = digest_of_act(act, act.article.public_id, end.digest)
    end.digest, end.acts = act.digest, end.acts + 1
    return act


@transaction.atomic(savepoint=False)
def add_acts(acts: Sequence[Event]) -> None:
    """Add acts to the timelines of their stories, each chained to the one before it."""
    keys = {act.article_id for act in acts}
    ends = locked_ends(keys)
    if missing := keys - set(ends):
        TimelineEnd.objects.bulk_create(
            [TimelineEnd(article_id=key) for key in sorted(missing)], ignore_conflicts=True
        )
        ends = locked_ends(keys)
    approved = approved_saves(acts)
    for act in acts:
        act.approved = approved.get(act.article.approved_revision_id, "")
        seal_act(act, ends[act.article_id])
    Event.objects.bulk_create(acts)
    if len(ends) == 1:
        ends.popitem()[1].save(update_fields=["digest", "acts"])
    else:
        TimelineEnd.objects.bulk_update(ends.values(), ["digest", "acts"], batch_size=500)


def begin_timeline(act: Event) -> TimelineEnd:
    """Add the first act of a story that was begun in this transaction: nobody else has it yet."""
    end = TimelineEnd(article=act.article)
    seal_act(act, end).save(force_insert=True)
    end.save(force_insert=True)
    return end


def go_on_timeline(act: Event, end: TimelineEnd) -> None:
    """Add an act to the timeline of a story that was begun in this transaction."""
    seal_act(act, end).save(force_insert=True)
    end.save(update_fields=["digest", "acts"])


def locked_ends(keys: Iterable[int]) -> dict[int, TimelineEnd]:
    """Return the ends of these stories' timelines, locked until the transaction ends.

    Two acts never follow the same one.
    """
    locked = TimelineEnd.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return {end.article_id: end for end in locked}


def approved_saves(acts: Sequence[Event]) -> dict[int | None, str]:
    """Return the digests of the saves that are approved in the stories of these acts."""
    approved: dict[int | None, str] = {}
    unknown: set[int] = set()
    for act in acts:
        key = act.article.approved_revision_id
        if key and Article.approved_revision.is_cached(act.article):
            assert act.article.approved_revision is not None, "it has a key"
            approved[key] = act.article.approved_revision.digest
        elif key:
            unknown.add(key)
    if unknown:
        approved |= dict(Revision.objects.filter(pk__in=unknown).values_list("pk", "digest"))
    return approved


def is_as_approved(revision: Revision) -> bool:
    """Say whether a save is word for word what the newest act of its story knows as approved."""
    newest = Event.objects.filter(article_id=revision.article_id).order_by("-pk").first()
    is_whole = digest_of_save(revision) == revision.digest
    return is_whole and newest is not None and newest.approved == revision.digest
