"""The second factor: who needs one, and what is done where it is lost."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from people.audit import record
from people.models import AuditEntry, User
from people.roles import Act, require, roles_of

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_needed(user: User) -> bool:
    """Say whether this user may not work without one (`REQUIRE_SECOND_FACTOR`).

    Where any role needs one, superusers do.
    """
    needed = set(settings.REQUIRE_SECOND_FACTOR)
    if not needed or user.is_superuser:
        return bool(needed)
    return any(role.value in needed for role in roles_of(user))


def has_one(user: User) -> bool:
    """Say whether an app or a passkey is set up; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=REAL).exists())


def is_missing(user: User) -> bool:
    """Say whether this user needs one and has set none up."""
    return is_needed(user) and not has_one(user)


@transaction.atomic
def reset(user: User, *, by: User) -> None:
    """Remove every factor of somebody who lost theirs, and end their sessions.

    Raises `PermissionDenied`.
    """
    require(by, Act.RUN_THE_PAPER)
    Authenticator.objects.filter(user=user).delete()
    user.end_sessions()
    record(AuditEntry.Kind.FACTOR, user, by=by, note="Reset: app, passkeys and codes are gone")
