"""Invitations: an account that a publisher made, opened by a link that is good once.

Whoever is invited sets the password themselves, and nobody else ever knows it. The database has
the digest of a link alone: a copy of it opens nothing.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from people.audit import record
from people.models import AuditEntry, Invitation, User
from people.roles import Act, require

GOOD_FOR = timedelta(days=7)


def digest_of(token: str) -> str:
    """Return what the database keeps of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(user: User, *, by: User) -> str:
    """Return the token of a new link for an account without a password; an older one ends.

    It is told once, here. Raises `PermissionDenied`.
    """
    require(by, Act.RUN_THE_PAPER)
    token = secrets.token_urlsafe(32)
    facts = {"digest": digest_of(token), "by": by, "expires_at": timezone.now() + GOOD_FOR}
    Invitation.objects.update_or_create(user=user, defaults=facts)
    record(AuditEntry.Kind.OPENED, user, by=by, note="Invited: a link that is good for a week")
    return token


def invited(token: str) -> User | None:
    """Return whose account a link opens; none where it opens nothing, whatever the reason."""
    invitations = Invitation.objects.select_related("user")
    invitation = invitations.filter(
        digest=digest_of(token), expires_at__gt=timezone.now(), user__is_active=True
    ).first()
    if invitation is None or invitation.user.has_usable_password():
        return None
    return invitation.user


@transaction.atomic
def accept(token: str, password: str) -> User | None:
    """Set the password of whoever is invited, and end the link; none where it opens nothing.

    Of two that use one link at once the first is let in.
    """
    user = invited(token)
    if user is None or not Invitation.objects.filter(digest=digest_of(token)).delete()[0]:
        return None
    user.set_password(password)
    user.save(update_fields=["password"])
    record(AuditEntry.Kind.PASSWORD, user, note="By themselves, with their invitation")
    return user
