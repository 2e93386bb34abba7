"""The law reaches the record: hiding a version, and removing content by order (rule 6)."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import workflow
from articles.models import Article, RecoveryCopy, RemovalOrder, Revision
from articles.models.article import Live
from articles.publishing import withdraw
from articles.revisions import lock
from editions.models import Edition, HiddenEdition, Removal
from editions.models.record import EditionContent
from editions.story import canonical_json
from people.actors import REMOVALS, Actor, actor_name, check_may
from people.models import User
from people.roles import Act


def removals_list() -> Path:
    """Return where done orders are listed, outside the database and its backups."""
    path: Path = settings.DATA_DIR / "removals.jsonl"
    return path


@transaction.atomic
def hide_edition(article: Article, number: int, *, reason: str, by: Actor) -> HiddenEdition:
    """Take one version out of the public history at once; it stays in the record.

    Raises `WrongState` where readers see this very version, or it is hidden already.
    """
    check_may(by, Act.HIDE_VERSION)
    locked = lock(article)
    edition = old_edition(locked, number)
    if not reason.strip():
        raise workflow.WrongState("Say why this version is hidden, in one sentence.")
    if HiddenEdition.objects.filter(edition=edition).exists():
        raise workflow.WrongState("This version is hidden already.")
    hidden = HiddenEdition.objects.create(
        edition=edition,
        hidden_at=timezone.now(),
        by=actor_name(by),
        reason=reason.strip()[:500],
    )
    workflow.log(locked, f"hide edition {number}", by, note=reason)
    return hidden


def old_edition(article: Article, number: int) -> Edition:
    """Return an edition that readers do not see now, or raise `WrongState`."""
    edition = Edition.objects.of(article.public_id).filter(number=number).first()
    if edition is None:
        raise workflow.WrongState(f"There is no edition {number} of this story.")
    if article.is_live and number == article.live_edition:
        raise workflow.WrongState(
            "Readers see this version now. Correct the live text or withdraw the story first."
        )
    return edition


@transaction.atomic
def ask_removal(article: Article, numbers: list[int], *, reason: str, by: User) -> RemovalOrder:
    """Ask for the content of these editions to be erased; a second person does it."""
    check_may(by, Act.REMOVE_BY_ORDER)
    locked = lock(article)
    if not numbers or not reason.strip():
        raise workflow.WrongState("Name the editions to erase, and the order that demands it.")
    for number in numbers:
        old_edition(locked, number)
    workflow.log(locked, "ask removal", by, note=reason)
    return RemovalOrder.objects.create(
        article=locked, numbers=sorted(set(numbers)), reason=reason.strip()[:500], asked_by=by
    )


@transaction.atomic
def do_removal(order: RemovalOrder, *, by: User) -> None:
    """Erase what an order names: editions, and every revision that says the same.

    Raises `WrongState` where the one who asked would do it alone, or it is done already.
    """
    check_may(by, Act.REMOVE_BY_ORDER)
    locked_order = RemovalOrder.objects.select_for_update().get(pk=order.pk)
    article = lock(locked_order.article)
    if locked_order.done_at is not None:
        raise workflow.WrongState("This order was carried out already.")
    if locked_order.asked_by_id == by.pk:
        raise workflow.WrongState("A second person carries this out, not the one who asked.")
    for number in locked_order.numbers:
        old_edition(article, number)
    now = timezone.now()
    line: dict[str, Any] = {
        "article_id": article.public_id,
        "numbers": locked_order.numbers,
        "reason": locked_order.reason,
        "ordered_by": str(locked_order.asked_by or ""),
        "seconded_by": actor_name(by),
        "removed_at": now.isoformat(),
    }
    erase(line)
    locked_order.done_by, locked_order.done_at = by, now
    locked_order.save(update_fields=["done_by", "done_at"])
    workflow.log(article, "remove by order", by, note=locked_order.reason)
    transaction.on_commit(lambda: append_to_list(line))
    order.refresh_from_db()


def erase(line: dict[str, Any]) -> int:
    """Erase what one line of the list names, and return how many editions that were."""
    article_id = str(line["article_id"])
    editions = Edition.objects.of(article_id).filter(number__in=line["numbers"], removal=None)
    erased = 0
    for edition in editions.select_related("content"):
        # Told by their own exact text: one written before a field was there lacks it.
        said = json.loads(edition.content.text)["story"]
        if said is not None:
            text = canonical_json(said)
            Revision.objects.filter(article__public_id=article_id, text=text).update(text="")
            copies = RecoveryCopy.objects.filter(article__public_id=article_id)
            copies.filter(Q(text=text) | Q(base_text=text)).delete()
        Removal.objects.create(
            edition=edition,
            content_digest=edition.content_digest,
            removed_at=str(line["removed_at"]),
            ordered_by=str(line["ordered_by"]),
            seconded_by=str(line["seconded_by"]),
            reason=str(line["reason"]),
        )
        EditionContent.objects.filter(edition=edition).update(text="", salt="")
        erased += 1
    return erased


def append_to_list(line: dict[str, Any]) -> None:
    """Add a done order to the list, safely on the disk."""
    with removals_list().open("a", encoding="utf-8") as file:
        file.write(canonical_json(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def take_from_readers(line: dict[str, Any]) -> None:
    """Withdraw a story whose live words an order names: the backup is older than that."""
    article = Article.objects.filter(public_id=line["article_id"], live=Live.LIVE).first()
    if article and article.live_edition in line["numbers"]:
        withdraw(article, reason="This text was removed by order.", by=REMOVALS)


@transaction.atomic
def apply_removals() -> list[tuple[str, int]]:
    """Carry out every listed order again, and return each article with how much it erased.

    For after a backup was put back that is older than an order; doing it twice does nothing. A
    story whose live words are named is withdrawn first.
    """
    if not removals_list().exists():
        return []
    done: list[tuple[str, int]] = []
    for text in removals_list().read_text(encoding="utf-8").splitlines():
        if text.strip():
            line = json.loads(text)
            take_from_readers(line)
            done.append((line["article_id"], erase(line)))
    return done
