"""Inviting somebody to the desk: by mail, or by a link that one hands over oneself."""

import logging
from typing import Any

from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify

from desk.accounts.roles_field import RolesMixin
from desk.accounts.views import account_for
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from paper.now import paper_now
from people.invitations import GOOD_FOR, accept, invite, invited
from people.login import sends_mail
from people.models import User
from people.own_person import give_person
from people.roles import Act

BY_MAIL = "mail"
NOT_FOUND = 404
logger = logging.getLogger(__name__)


class InviteForm(RolesMixin):
    """Who is invited, and to do what."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email", "username", "groups")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["first_name"].required = True
        self.fields["username"].required = False
        self.fields["username"].help_text = "What they log in with. Empty: made of their name."
        self.fields["email"].help_text = "Where notices go, and the invitation if it is mailed."

    def clean(self) -> dict[str, Any]:
        """Make the user name where none was given, and ask for an address where mail is sent."""
        values = super().clean() or self.cleaned_data
        if not values.get("username"):
            name = f"{values.get('first_name', '')} {values.get('last_name', '')}"
            values["username"] = free_name(slugify(name) or "colleague")
        if self.data.get("how") == BY_MAIL and not values.get("email"):
            self.add_error("email", "Give the address that the invitation is to be mailed to.")
        email = values.get("email")
        if email and User.objects.filter(email__iexact=email, is_active=True).exists():
            self.add_error("email", "Somebody with this address has an account already.")
        return values


def free_name(wanted: str) -> str:
    """Return a user name that nobody has: this one, or with the first number that is free."""
    wanted = wanted[:140]
    taken = set(User.objects.filter(username__startswith=wanted).values_list("username", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def invite_somebody(request: HttpRequest) -> HttpResponse:
    """Ask whom to invite; make the account and its link."""
    check_can(request, Act.RUN_THE_PAPER)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user: User = form.save(commit=False)
            user.is_staff = True
            user.set_unusable_password()
            user.save()
            form.save_m2m()
            give_person(user)
            token = invite(user, by=user_of(request))
        return invitation(request, user, token, is_mailed=request.POST.get("how") == BY_MAIL)
    context = {"title": "Invite somebody", "form": form, "sends_mail": sends_mail()}
    return show(request, "desk/accounts/invite.html", context)


def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new link for somebody who has not used theirs; the old one ends."""
    user = account_for(request, pk)
    if user.has_usable_password() or not user.is_active:
        raise Http404("This account needs no invitation.")
    if request.method == "POST":
        token = invite(user, by=user_of(request))
        return invitation(request, user, token, is_mailed=request.POST.get("how") == BY_MAIL)
    context = {
        "title": f"Invite {user} again",
        "account": user,
        "sends_mail": sends_mail() and bool(user.email),
    }
    return show(request, "desk/accounts/invite_again.html", context)


def invitation(request: HttpRequest, user: User, token: str, *, is_mailed: bool) -> HttpResponse:
    """Show a new link, which nobody can look up later; mail it where that was asked."""
    address = f"{settings.SITE_URL}{reverse('account_invited', args=[token])}"
    problem = ""
    if is_mailed:
        problem = mail_it(user, address, by=user_of(request))
    context = {
        "title": f"{user} is invited",
        "account": user,
        "address": address,
        "is_mailed": is_mailed and not problem,
        "problem": problem,
        "days": GOOD_FOR.days,
    }
    response = show(request, "desk/accounts/invited.html", context)
    response["Cache-Control"] = "no-store"
    return response


def mail_it(user: User, address: str, *, by: User) -> str:
    """Mail a link; return what went wrong, or ''."""
    context: dict[str, Any] = {"user": user, "address": address, "by": by, "days": GOOD_FOR.days}
    context["site_name"] = paper_now().name
    letter = render_to_string("account/email/invitation.txt", context)
    subject, _, body = letter.partition("\n\n")
    try:
        send_mail(subject, body, None, [user.email])
    except Exception as error:
        logger.warning("The invitation of %s could not be mailed: %s", user.pk, error)
        return str(error) or type(error).__name__
    return ""


def use_invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Let whoever has a link set their password, and go on to their second factor."""
    user = invited(token)
    form = (
        SetPasswordForm(user, request.POST if request.method == "POST" else None) if user else None
    )
    if user and form and request.method == "POST" and form.is_valid():
        opened = accept(token, form.cleaned_data["new_password1"])
        if opened:
            messages.success(
                request, f"Welcome, {opened}. One thing more keeps your account yours."
            )
            login = Login(user=opened, redirect_url=reverse("mfa_index"))
            name = {"username": opened.username}
            response: HttpResponseBase = perform_password_login(request, name, login)
            # They chose it a moment ago: nobody asks for it again to set a second factor up.
            record_authentication(request, opened, "password", reauthenticated=True, **name)
            return response
        form = user = None
    context = {"form": form, "invited": user}
    status = 200 if user else NOT_FOUND
    return TemplateResponse(request, "account/invited.html", context, status=status)
