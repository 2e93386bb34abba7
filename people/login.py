"""How people log in: what django-allauth asks us, and what it says when it refuses."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from paper.now import paper_now
from people.audit import record, user_named
from people.models import AuditEntry, User

APP, ACTION = "allauth.account", "login_failed"


def locked_until(request: HttpRequest, name: str) -> datetime | None:
    """Return when this name, or this address, may try again; none where it may now."""
    until = 0.0
    for rate in ratelimit.get_rates(app=APP, action=ACTION):
        key = ratelimit.get_cache_key(request, app=APP, action=ACTION, rate=rate, key=name)
        tries: list[float] = cache.get(key, [])
        if len(tries) >= rate.amount:
            until = max(until, tries[-1] + rate.duration)
    moment = datetime.fromtimestamp(until, UTC)
    return moment if moment > timezone.now() else None


def locked_words(until: datetime, now: datetime) -> str:
    """Return what somebody is told who tried too often."""
    minutes = math.ceil((until - now) / timedelta(minutes=1))
    # The minute after, so that who comes back on the dot is let in.
    local = timezone.localtime(until + timedelta(minutes=1))
    return (
        f"Too many wrong passwords. Try again in {minutes} minute{'s' if minutes > 1 else ''}, "
        f"from {local:%H:%M}. Until then the right password is refused too."
    )


def sends_mail() -> bool:
    """Say whether this paper's desk can send mail at all."""
    return bool(settings.EMAIL_URL)


class DeskAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The desk's accounts: made by publishers, opened by name and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Name or password is wrong.",
        "incorrect_password": "This is not your password.",
        "enter_current_password": "This is not your password now.",
        "too_many_login_attempts": (
            f"Too many wrong tries. Wait {settings.LOGIN_LOCKED_MIN} minutes and try again."
        ),
        "rate_limited": "Too many tries. Wait a minute and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse, before the password is looked at, where there were too many wrong ones."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            user = user_named(str(credentials.get("username", "")))
            record(AuditEntry.Kind.LOCKED, user, request=request)
            key = self._get_login_attempts_cache_key(request, **credentials)
            until = locked_until(request, key)
            if until is None:
                raise
            raise ValidationError(locked_words(until, timezone.now())) from error

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on at the desk."""
        return str(self.get_login_redirect_url(request))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: under the paper's name in the app on somebody's telephone."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is wrong, or was used already. Wait for the next one.",
    }

    def get_totp_issuer(self) -> str:
        """Return the paper's name."""
        return paper_now().name

    def get_totp_label(self, user: User) -> str:
        """Return the name they log in with."""
        return str(user.username)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """Return the name a passkey gets that was given none."""
        return "Passkey"


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    """Asking for a new password by mail."""

    def clean_email(self) -> str:
        """Find the open accounts of this address, however its letters are written."""
        email: str = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email
