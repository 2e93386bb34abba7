"""What is kept of logins and of changes to accounts, for whoever has to look into trouble.

Django and allauth tell of what happens there by signals, which is the only way to hear of it. A
name that was typed and is no account is not kept: it is a password often enough.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from people.models import AuditAddress, AuditEntry, User

Kind = AuditEntry.Kind
NOBODY = "A name that is no account"
FACTORS = {
    Authenticator.Type.TOTP: "an app",
    Authenticator.Type.WEBAUTHN: "a passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


def record(
    kind: AuditEntry.Kind,
    user: User | None,
    *,
    by: User | None = None,
    note: str = "",
    request: HttpRequest | None = None,
) -> AuditEntry:
    """Keep that something happened to an account; `by` is who did it, where that was another."""
    entry = AuditEntry.objects.create(
        kind=kind,
        user=user,
        about=str(user)[:200] if user else NOBODY,
        actor=by if by and by != user else None,
        note=note[:500],
    )
    address = get_client_ip(request) if request else None
    if address:
        AuditAddress.objects.create(entry=entry, address=address, at=entry.at)
    return entry


def forget_addresses() -> int:
    """Delete the addresses that were kept long enough (`AUDIT_ADDRESS_DAYS`); say how many."""
    limit = timezone.now() - timedelta(days=settings.AUDIT_ADDRESS_DAYS)
    old = AuditAddress.objects.filter(at__lt=limit)
    # Asked before: a DELETE would take SQLite's lock each time for nothing.
    return old.delete()[0] if old.exists() else 0


def user_named(name: str) -> User | None:
    """Return the account of a name as it was typed."""
    return User.objects.filter(username__iexact=name.strip()[:150]).first()


def on_login(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep a login, and by what."""
    ways = {"password": "password", "mfa": "second factor"}
    names = [
        "passkey alone" if step.get("passwordless") else ways.get(step["method"], step["method"])
        for step in get_authentication_records(request, user)
    ]
    record(Kind.LOGGED_IN, user, note=", ".join(names).capitalize(), request=request)


def on_refusal(
    credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Keep a wrong password."""
    user = user_named(str(credentials.get("username", "")))
    record(Kind.REFUSED, user, note="Password", request=request)


def on_wrong_code(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep a wrong code of the second factor."""
    record(Kind.REFUSED, user, note="Code, after the right password", request=request)


def on_password(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep that somebody changed their own password."""
    record(Kind.PASSWORD, user, note="By themselves", request=request)


def on_reset(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep that a password was set by the link in a mail."""
    record(Kind.PASSWORD, user, note="By a link in a mail", request=request)


def on_factor(verb: str) -> Callable[..., None]:
    """Return what keeps a change of the second factor."""

    def heard(request: HttpRequest, user: User, authenticator: Authenticator, **kw: Any) -> None:
        note = f"{verb} {FACTORS[Authenticator.Type(authenticator.type)]}"
        record(Kind.FACTOR, user, note=note, request=request)

    return heard


def listen() -> None:
    """Hear of what happens to accounts, from the moment the site starts."""
    account.user_logged_in.connect(on_login, dispatch_uid="audit")
    account.password_changed.connect(on_password, dispatch_uid="audit")
    account.password_reset.connect(on_reset, dispatch_uid="audit")
    user_login_failed.connect(on_refusal, dispatch_uid="audit")
    factors.authentication_failed.connect(on_wrong_code, dispatch_uid="audit")
    for signal, verb in (
        (factors.authenticator_added, "Set up"),
        (factors.authenticator_removed, "Removed"),
        (factors.authenticator_reset, "Made new"),
    ):
        signal.connect(on_factor(verb), weak=False, dispatch_uid="audit")
