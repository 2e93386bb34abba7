"""The law reaches the record: hiding a version, and removing content by order (rule 6)."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles import workflow
from articles.acts.removal.erasing import erase
from articles.acts.removal.removals_list import ListedOrder, listed, meant_by, write_down
from articles.door.publishing import withdraw
from articles.draft.revisions import lock
from articles.models import Article, RemovalOrder
from articles.models.article import Live
from articles.notices import tell_publishers
from articles.proxy import taken_from_readers
from editions.models import Edition, HiddenEdition, Removal
from people.actors import REMOVALS, Actor, actor_name, check_may
from people.models import User
from people.roles import Act
from search.shredding import shred

logger = logging.getLogger(__name__)


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
    taken_from_readers()
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
    """Erase what an order names, wherever it stands (`articles/acts/removal/erasing.py`).

    Raises `WrongState` where the one who asked would do it alone, or it is done already, and
    `NotListed` where the order could not be written to the list.
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
    listed_order = ListedOrder(
        article_id=article.public_id,
        numbers=tuple(locked_order.numbers),
        reason=locked_order.reason,
        ordered_by=str(locked_order.asked_by or ""),
        seconded_by=actor_name(by),
        removed_at=timezone.now().isoformat(),
    )
    carry_out(listed_order, by)
    RemovalOrder.objects.filter(pk=order.pk).update(done_by=by, done_at=timezone.now())
    # Last of all, so that nothing is listed which was refused; and before the transaction ends,
    # so that nothing is removed which is not listed.
    write_down(listed_order)
    transaction.on_commit(shred_now)
    order.refresh_from_db()


def carry_out(order: ListedOrder, by: Actor) -> int:
    """Erase what an order names, with an act in the timeline; return how many editions it were."""
    erased = erase(order)
    if erased:
        taken_from_readers()
    article = Article.objects.filter(public_id=order.article_id).first()
    if erased and article is not None:
        workflow.log(article, "remove by order", by, note=order.reason)
    return erased


def shred_now() -> None:
    """Bring erased words out of the database's file; publishers are told where that failed."""
    try:
        shred(connection)
    except (DatabaseError, OSError):
        logger.exception("The database's file may still hold what was removed by order.")
        tell_publishers(
            "A removal by order was carried out, but the database's file may still hold the words. "
            "Let whoever runs the site run `manage.py apply_removals`.",
            by=REMOVALS,
        )


def take_from_readers(order: ListedOrder) -> None:
    """Withdraw a story whose live words an order names: the backup is older than that."""
    article = Article.objects.filter(public_id=order.article_id, live=Live.LIVE).first()
    if article and article.live_edition in order.numbers:
        withdraw(article, reason="This text was removed by order.", by=REMOVALS)


def apply_removals() -> Iterator[str]:
    """Carry out every listed order again, and yield a line for each that erased something.

    For after a backup was put back that is older than an order, or where the site was ended
    between listing an order and carrying it out: two people gave it, so it is carried out. Doing
    it twice does nothing. A story whose live words are named is withdrawn first. A line that
    cannot be read is passed over here; `verify_record` and the command name it.
    """
    for order in listed():
        if isinstance(order, ListedOrder):
            with transaction.atomic():
                erased = apply(order)
            yield f"{order.article_id}: erased {erased} editions"
    yield from list_what_is_not()
    shred(connection)


def list_what_is_not() -> Iterator[str]:
    """Write down every removal that the list does not have, and yield a line for each."""
    known = {
        (order.article_id, number)
        for order in listed()
        if isinstance(order, ListedOrder)
        for number in order.numbers
    }
    for removal in Removal.objects.select_related("edition").order_by("pk"):
        edition = removal.edition
        if (edition.article_id, edition.number) in known:
            continue
        write_down(
            ListedOrder(
                article_id=edition.article_id,
                numbers=(edition.number,),
                reason=removal.reason,
                ordered_by=removal.ordered_by,
                seconded_by=removal.seconded_by,
                removed_at=removal.removed_at.isoformat(),
            )
        )
        yield f"{edition.article_id}: edition {edition.number} is on the list again"


def apply(order: ListedOrder) -> int:
    """Carry out one listed order, where it was not; the caller is in a transaction."""
    article = Article.objects.select_for_update().filter(public_id=order.article_id).first()
    order = replace(order, numbers=tuple(meant_by(order).values_list("number", flat=True)))
    is_open = Edition.objects.of(order.article_id).filter(number__in=order.numbers, removal=None)
    if not is_open.exists():
        return 0
    take_from_readers(order)
    erased = carry_out(order, REMOVALS)
    for asked in RemovalOrder.objects.filter(article=article, done_at=None):
        if set(asked.numbers) <= set(order.numbers):
            asked.done_at = timezone.now()
            asked.save(update_fields=["done_at"])
    return erased
