"""Giving the pages of names their addresses, and letting former ones lead on."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from addresses.models import FormerAddress, Kind
from addresses.slugs import address_slug, short_id

# With a short id behind it, it fits into the shortest column.
LONGEST = 70


class AddressTaken(Exception):
    """An address that another page has, or had: what to do is in its words."""


def free_slug(kind: Kind, others: QuerySet[Any], name: str) -> str:
    """Return an address for the page of this name that no other has, or ever had.

    The one rule for sections, tags, people and sources: `Élection` gives `election`, a name
    without Latin letters (`中国`) a short id, and one whose address is taken a short id behind it.
    """
    slug = address_slug(name, max_length=LONGEST) or short_id(8)
    return slug if is_free(kind, others, slug) else f"{slug}-{short_id(4)}"


def is_free(kind: Kind, others: QuerySet[Any], slug: str) -> bool:
    """Say whether no row of these has this address, and none that was given away leads on."""
    former = FormerAddress.objects.filter(Q(slug=slug) | Q(leads_to=slug), kind=kind)
    return not others.filter(slug=slug).exists() and not former.exists()


def check_own(kind: Kind, slug: str, before: str) -> None:
    """Raise `AddressTaken` where an address leads on to another page than the one at `before`.

    Nor is it given back where another name had it that was made one with this: whoever writes that
    name still means this one, and the address is what says so.
    """
    merged = FormerAddress.objects.filter(kind=kind, slug=slug).exclude(name="").first()
    if merged is not None:
        raise AddressTaken(
            f"/{kind}/{slug}/ is the address of “{merged.name}”, who was made one with another. "
            "Choose another address."
        )
    leads_to = FormerAddress.objects.now_of(kind, [slug]).get(slug)
    if leads_to is not None and leads_to != before:
        raise AddressTaken(
            f"/{kind}/{slug}/ leads on to /{kind}/{leads_to}/, whose stories stood there. "
            "Choose another address."
        )


@transaction.atomic
def move(kind: Kind, old: str, new: str) -> None:
    """Let the address `old` lead on to `new`, and all that led to `old` with it.

    A page that gets back an address it had stands there again; the one between leads there.
    Stories are brought along by `editions/bringing_along.py`.
    """
    if not old or old == new:
        return
    rows = FormerAddress.objects.filter(kind=kind)
    rows.filter(slug=new).delete()
    rows.filter(leads_to=old).update(leads_to=new, followed_at=None)
    rows.update_or_create(kind=kind, slug=old, defaults={"leads_to": new, "followed_at": None})
