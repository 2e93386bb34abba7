"""Inviting somebody: by mail or by a link, which is good once and tells nobody anything."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from people.models import AuditEntry, Invitation, Person, User
from people.roles import GROUPS, ROLE_WORDS, Role
from tests.desk.client import desk

INVITE = "/admin/accounts/invite/"
PASSWORD = {"new_password1": "a-tide-table-9", "new_password2": "a-tide-table-9"}
pytestmark = pytest.mark.django_db


def values(**more: object) -> dict[str, object]:
    """Return a filled form: a reporter without a user name."""
    role = Group.objects.get(name=Role.REPORTER.value)
    return {"first_name": "Ida", "last_name": "Vesk", "groups": [role.pk], "how": "link", **more}


def link_in(page: str) -> str:
    """Return the end of the link that a page shows."""
    [address] = html.fromstring(page).xpath("//input[@id='invitation']/@value")
    return str(address).removeprefix("http://testserver")


def invited(publisher: User, **more: object) -> str:
    """Invite somebody as a publisher does, and return the link."""
    return link_in(desk(publisher).post(INVITE, values(**more)).content.decode())


def test_each_role_is_offered_with_its_sentence(publisher: User) -> None:
    page = desk(publisher).get(INVITE).content.decode()
    for role in GROUPS:
        assert html.fromstring(page).text_content().count(f"{role.value}: {ROLE_WORDS[role]}") == 1
    assert "Invite by mail" not in page
    assert (
        "Tick at least one role" in desk(publisher).post(INVITE, values(groups=[])).content.decode()
    )


def test_invited_one_sets_the_password_and_goes_on_to_the_second_factor(
    publisher: User, reader: Client
) -> None:
    link = invited(publisher)
    user = User.objects.get(username="ida-vesk")
    assert not user.has_usable_password()
    assert Person.objects.get(user=user).name == "Ida Vesk"
    assert "ida-vesk" in reader.get(link).content.decode()
    short = {"new_password1": "x", "new_password2": "x"}
    assert reader.post(link, short).status_code == 200
    assert reader.post(link, PASSWORD)["Location"] == "/admin/account/factors/"
    assert reader.get("/admin/").status_code == 200
    # Setting one up asks for no password: it was given just now.
    assert reader.get("/admin/account/factors/app/").status_code == 200
    opened, set_ = AuditEntry.objects.filter(user=user).order_by("pk")[:2]
    assert (opened.kind, opened.actor) == (AuditEntry.Kind.OPENED, publisher)
    assert "invitation" in set_.note


def test_link_is_good_once_and_each_that_is_not_says_the_same(
    publisher: User, reader: Client
) -> None:
    used, late, replaced, closed = (
        invited(publisher, username=name) for name in ("used", "late", "replaced", "closed")
    )
    Client().post(used, PASSWORD)
    Invitation.objects.filter(user__username="late").update(expires_at=timezone.now())
    other = User.objects.get(username="replaced")
    again = desk(publisher).post(f"/admin/accounts/{other.pk}/invite/", {"how": "link"})
    User.objects.filter(username="closed").update(is_active=False)
    answers = {
        (answer.status_code, re.sub(r"nonce=\S+|value=\S+", "", answer.content.decode()))
        for link in (used, late, replaced, closed, "/admin/account/invited/never/")
        for answer in (reader.get(link), reader.post(link, PASSWORD))
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert not User.objects.get(username="late").has_usable_password()
    assert reader.get(link_in(again.content.decode())).status_code == 200


def test_database_has_the_digest_of_a_link_alone(publisher: User) -> None:
    token = invited(publisher).rstrip("/").rpartition("/")[2]
    [row] = Invitation.objects.values()
    assert token not in str(row)
    assert row["expires_at"] - timezone.now() < timedelta(days=7)


def test_invitation_is_mailed_to_its_address_alone(publisher: User, settings: Settings) -> None:
    settings.EMAIL_URL = "smtp://mail.example"
    assert "Give the address" in desk(publisher).post(INVITE, values(how="mail")).content.decode()
    link = invited(publisher, how="mail", email="ida@paper.example")
    [message] = mail.outbox
    assert message.to == ["ida@paper.example"]
    assert message.subject == "Your account at the desk of Newsroom"
    assert link in str(message.body)
    again = desk(publisher).post(INVITE, values(email="IDA@paper.example"))
    assert "has an account already" in again.content.decode()


def test_only_who_runs_the_paper_invites(
    web_editor: User, publisher: User, superuser: User
) -> None:
    client = desk(web_editor)
    assert client.get(INVITE).status_code == 404
    assert client.post(INVITE, values()).status_code == 404
    # An account with a password needs no link, and nobody gets one for a superuser's.
    for account in (web_editor, superuser):
        address = f"/admin/accounts/{account.pk}/invite/"
        assert desk(publisher).post(address, {"how": "link"}).status_code == 404
    assert not Invitation.objects.exists()
    assert not User.objects.filter(first_name="Ida").exists()
