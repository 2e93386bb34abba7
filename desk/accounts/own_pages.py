"""The pages of one's own account: django-allauth's, in the desk's look.

Only what a desk uses is here. Nobody signs up, and addresses of mail are changed by publishers.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from desk.accounts.inviting import use_invitation
from desk.frame.powers import user_of
from people.login import sends_mail
from people.second_factor import is_missing

type View = Callable[..., HttpResponseBase]


def at_the_desk(view: View, title: str) -> View:
    """Give a page of an account the frame of the desk, and let nobody keep it."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            own = response.context_data or {}
            response.context_data = {**site.each_context(request), "title": title, **own}
        return response

    return never_cache(framed)


def change_password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password; who has none logs in with a passkey and needs none."""
    if request.user.is_authenticated and not user_of(request).has_usable_password():
        raise Http404("This account has no password.")
    response: HttpResponseBase = account.password_change(request)
    return response


def forgotten(request: HttpRequest) -> HttpResponseBase:
    """Send a link to set a new password; where no mail is sent, the page says whom to ask."""
    if request.method == "POST" and not sends_mail():
        return HttpResponseRedirect(request.path)
    response: HttpResponseBase = account.password_reset(request)
    if isinstance(response, TemplateResponse):
        response.context_data = {**(response.context_data or {}), "sends_mail": sends_mail()}
    return response


def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Show what is set up, and whether more is needed before the desk opens."""
    response: HttpResponseBase = factors.index(request)
    if isinstance(response, TemplateResponse):
        own = response.context_data or {}
        response.context_data = {**own, "factor_missing": is_missing(user_of(request))}
    return response


OWN_PAGES: list[tuple[str, View, str, str]] = [
    ("login/", account.login, "account_login", "Log in"),
    ("logout/", account.logout, "account_logout", "Log out"),
    ("closed/", account.account_inactive, "account_inactive", "This account is closed"),
    ("again/", account.reauthenticate, "account_reauthenticate", "Is it you?"),
    ("password/", change_password, "account_change_password", "Change your password"),
    ("forgotten/", forgotten, "account_reset_password", "A new password"),
    (
        "forgotten/sent/",
        account.password_reset_done,
        "account_reset_password_done",
        "Look into your mail",
    ),
    (
        "new-password/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
        "Your password is new",
    ),
    ("factors/", second_factor, "mfa_index", "Second factor"),
    ("factors/code/", factors.authenticate, "mfa_authenticate", "Second factor"),
    ("factors/again/", factors.reauthenticate, "mfa_reauthenticate", "Is it you?"),
    ("factors/app/", app.activate_totp, "mfa_activate_totp", "Set up an app"),
    ("factors/app/remove/", app.deactivate_totp, "mfa_deactivate_totp", "Remove the app"),
    ("factors/recovery/", codes.view_recovery_codes, "mfa_view_recovery_codes", "Recovery codes"),
    (
        "factors/recovery/new/",
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        "New recovery codes",
    ),
    (
        "factors/recovery/file/",
        codes.download_recovery_codes,
        "mfa_download_recovery_codes",
        "Recovery codes",
    ),
    ("factors/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn", "Your passkeys"),
    ("factors/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn", "Add a passkey"),
    (
        "factors/passkeys/again/",
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
        "Is it you?",
    ),
    ("factors/passkeys/login/", passkeys.login_webauthn, "mfa_login_webauthn", "Log in"),
    (
        "factors/passkeys/<whole:pk>/name/",
        passkeys.edit_webauthn,
        "mfa_edit_webauthn",
        "Name of the passkey",
    ),
    (
        "factors/passkeys/<whole:pk>/remove/",
        passkeys.remove_webauthn,
        "mfa_remove_webauthn",
        "Remove the passkey",
    ),
]

urlpatterns = [
    path(
        "invited/<str:token>/",
        at_the_desk(use_invitation, "Welcome to the desk"),
        name="account_invited",
    ),
    *(path(route, at_the_desk(view, title), name=name) for route, view, name, title in OWN_PAGES),
    # The key has dashes too: only a pattern says that the user's part has none.
    re_path(
        r"^new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        at_the_desk(account.password_reset_from_key, "A new password"),
        name="account_reset_password_from_key",
    ),
]
