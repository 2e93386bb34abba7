"""Adding an edition to an article's chain, and checking that a chain was not touched.

Each edition's digest covers every column of it and the digest before; the content enters by a
salted digest of its own, so that a content removed by law leaves the chain whole: a hash chain.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db import transaction

from counting.counters import DOOR_ACTS
from editions.choices import Kind
from editions.content import Content
from editions.models import Edition, EditionContent, Redaction, Removal
from editions.story import canonical_json


def digest_of_content(salt: str, text: str) -> str:
    """Return the SHA-256 of a content and its salt, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def digest_of(edition: Edition) -> str:
    """Return the SHA-256 of every column of an edition but its row id and this digest."""
    columns = [
        edition.article_id,
        edition.number,
        str(edition.kind),
        edition.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        edition.by,
        edition.previous_digest,
        edition.content_digest,
    ]
    return hashlib.sha256(canonical_json(columns).encode()).hexdigest()


def add_edition(article_id: str, *, kind: Kind, content: Content, by: str, at: datetime) -> Edition:
    """Add the next edition of an article to the record. The caller holds the article's lock."""
    before = Edition.objects.of(article_id).last()
    return write_edition(
        Edition(
            article_id=article_id,
            number=before.number + 1 if before else 1,
            kind=kind,
            published_at=at,
            by=by,
            previous_digest=before.digest if before else "",
        ),
        content,
    )


def add_first_edition(article_id: str, content: Content, *, by: str, at: datetime) -> Edition:
    """Add the first edition of an article that was begun in this transaction."""
    edition = Edition(
        article_id=article_id, number=1, kind=Kind.FIRST, published_at=at, by=by, previous_digest=""
    )
    return write_edition(edition, content)


def write_edition(edition: Edition, content: Content) -> Edition:
    """Keep an edition with its content, sealed."""
    seal(edition, content, secrets.token_hex(16))
    edition.save(force_insert=True)
    edition.content.save(force_insert=True)
    transaction.on_commit(lambda: DOOR_ACTS.add(str(edition.kind)), robust=True)
    return edition


def seal(edition: Edition, content: Content, salt: str) -> None:
    """Give an edition that is about to be kept its content, and the digests of both."""
    text = content.to_json()
    edition.content_digest = digest_of_content(salt, text)
    edition.digest = digest_of(edition)
    edition.content = EditionContent(edition=edition, salt=salt, text=text)


def redact(edition: Edition, content: Content, **order: str) -> None:
    """Let an edition say what a removal by order left of it; `order` is who, when and why.

    The old salt goes with the old text, so that nobody can try words against the old digest.
    """
    text, salt = content.to_json(), secrets.token_hex(16)
    Redaction.objects.create(edition=edition, left_digest=digest_of_content(salt, text), **order)
    EditionContent.objects.filter(edition=edition).update(text=text, salt=salt)


def digest_left(edition: Edition) -> str:
    """Return the digest that an edition's content has: its own, or that of what was left of it."""
    redactions = list(edition.redactions.all())
    return redactions[-1].left_digest if redactions else edition.content_digest


def faults(editions: Iterable[Edition]) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with one article's chain, oldest first."""
    previous, number = "", 0
    for edition in editions:
        number += 1
        name = f"article {edition.article_id}, edition {edition.number}"
        if edition.number != number:
            yield f"{name}: edition {number} is missing"
            number = edition.number
        if edition.previous_digest != previous:
            yield f"{name}: does not follow the edition before it"
        if digest_of(edition) != edition.digest:
            yield f"{name}: a column was changed after it was published"
        yield from content_faults(edition, name)
        previous = edition.digest


def content_faults(edition: Edition, name: str) -> Iterator[str]:
    """Yield what is wrong with the text of an edition, or with its tombstone."""
    content: EditionContent | None = getattr(edition, "content", None)
    removal: Removal | None = getattr(edition, "removal", None)
    if content is None:
        yield f"{name}: its content is missing"
    elif removal is not None:
        if removal.content_digest != edition.content_digest:
            yield f"{name}: the tombstone of its removal was changed"
        if content.text or content.salt:
            yield f"{name}: was removed by order but still has its content"
    elif digest_of_content(content.salt, content.text) != digest_left(edition):
        yield f"{name}: its content was changed after it was published"
