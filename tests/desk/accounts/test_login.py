"""Logging in, being locked out, a new password by mail, and what ends a session."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from people.models import User
from people.roles import Role
from tests.desk.client import desk

LOGIN = "/admin/account/login/"


def log_in(client: Client, name: str, password: str, **more: str) -> str:
    """Give name and password on the login page; return the page that comes, in words."""
    answer = client.post(LOGIN, {"login": name, "password": password, **more}, follow=True)
    return answer.content.decode()


def is_in(client: Client) -> bool:
    """Say whether the desk opens."""
    return client.get("/admin/").status_code == 200


def test_name_and_password_open_the_desk_at_the_page_that_was_wanted(
    reporter: User, reader: Client
) -> None:
    wanted = reverse("admin:articles_article_changelist")
    asked = reader.get(wanted, follow=True)
    assert asked.redirect_chain[-1][0].startswith(LOGIN)
    answer = reader.post(
        asked.redirect_chain[-1][0],
        {"login": "RANA", "password": "rana" * 8, "next": wanted},
    )
    assert answer["Location"] == wanted
    assert is_in(reader)


def test_nobody_is_led_to_another_house_after_logging_in(reporter: User, reader: Client) -> None:
    given = {"login": "rana", "password": "rana" * 8, "next": "https://elsewhere.example/"}
    assert reader.post(LOGIN, given)["Location"] == "/admin/"


@pytest.mark.parametrize(
    "page", ["signup", "email", "confirm-email", "login/code", "social", "password/set"]
)
def test_nobody_makes_or_changes_an_account_for_themselves(reporter: User, page: str) -> None:
    assert desk(reporter).get(f"/admin/account/{page}/").status_code == 404


def test_too_many_wrong_passwords_refuse_the_right_one_and_say_until_when(
    reporter: User, other_reporter: User, reader: Client
) -> None:
    for _ in range(5):
        assert "Name or password is wrong." in log_in(reader, "rana", "guess")
    refused = log_in(reader, "rana", "rana" * 8)
    wait = re.search(r"Try again in (\d) minutes, from (\d\d:\d\d)", refused)
    assert wait
    until = (timezone.localtime() + timedelta(minutes=6)).strftime("%H:%M")
    assert int(wait[1]) == 5
    assert wait[2] in {until, (timezone.localtime() + timedelta(minutes=5)).strftime("%H:%M")}
    assert not is_in(reader)
    # Another name is not locked by it.
    log_in(reader, "otto", "otto" * 8)
    assert is_in(reader)


def test_too_many_names_from_one_address_lock_the_address(
    reporter: User, reader: Client, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/ip,5/5m/key"}
    for name in ("a", "b", "c"):
        log_in(reader, name, "guess")
    assert "Too many wrong passwords" in log_in(reader, "rana", "rana" * 8)
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    log_in(elsewhere, "rana", "rana" * 8)
    assert is_in(elsewhere)


def test_flood_of_logins_is_answered_429_in_the_papers_look(reader: Client, db: None) -> None:
    answers = [reader.post(LOGIN, {"login": "x"}) for _ in range(31)]
    assert answers[-1].status_code == 429
    assert b"Too many tries from your address" in answers[-1].content


def test_closed_account_says_so_only_to_who_knows_the_password(
    reporter: User, reader: Client
) -> None:
    User.objects.filter(pk=reporter.pk).update(is_active=False)
    assert "This account is closed" not in log_in(reader, "rana", "guess")
    assert "This account is closed" in log_in(reader, "rana", "rana" * 8)
    assert not is_in(reader)


def test_account_that_does_not_open_the_desk_is_told(reporter: User, reader: Client) -> None:
    User.objects.filter(pk=reporter.pk).update(is_staff=False)
    answer = reader.post(LOGIN, {"login": "rana", "password": "rana" * 8}, follow=True)
    assert answer.status_code == 403
    assert "has no access to the desk" in answer.content.decode()


@pytest.mark.parametrize("stays", [True, False])
def test_session_ends_with_the_browser_or_after_a_week(
    reporter: User, reader: Client, stays: bool
) -> None:
    log_in(reader, "rana", "rana" * 8, **({"remember": "on"} if stays else {}))
    cookie = reader.cookies["sessionid"]
    assert cookie["max-age"] == (7 * 24 * 3600 if stays else "")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


# --- What ends a session ------------------------------------------------------------------------


def gains_a_role(user: User) -> None:
    user.groups.add(Group.objects.get(name=Role.MODERATOR.value))


def loses_a_role(user: User) -> None:
    user.groups.clear()


def is_given_the_night(user: User) -> None:
    User.objects.filter(pk=user.pk).update(duty_until=timezone.now() + timedelta(hours=8))


def becomes_superuser(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_superuser=True)


def gets_a_password(user: User) -> None:
    user.set_password("a new one for rana")
    user.save()


@pytest.mark.parametrize(
    "change", [gains_a_role, loses_a_role, is_given_the_night, becomes_superuser, gets_a_password]
)
def test_session_ends_when_what_somebody_may_do_changes(reporter: User, change: object) -> None:
    client = desk(reporter)
    assert is_in(client)
    assert callable(change)
    change(User.objects.get(pk=reporter.pk))
    assert client.get("/admin/").status_code == 302


def test_night_that_is_over_ends_no_session(reporter: User) -> None:
    reporter.duty_until = timezone.now() + timedelta(milliseconds=200)
    reporter.save()
    client = desk(reporter)
    User.objects.filter(pk=reporter.pk).update(first_name="Rania")
    assert is_in(client)


def test_roles_are_read_once_for_session_and_permissions_together(web_editor: User) -> None:
    client = desk(web_editor)
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/paste/")
    assert sum("auth_group" in query["sql"] for query in queries) == 1


def test_own_new_password_keeps_this_session_and_ends_the_others(reporter: User) -> None:
    here, elsewhere = desk(reporter), desk(reporter)
    new = "ferries at the pier"
    given = {"oldpassword": "rana" * 8, "password1": new, "password2": new}
    answer = here.post("/admin/account/password/", given, follow=True)
    assert "Your password is changed." in answer.content.decode()
    assert is_in(here)
    assert not is_in(elsewhere)


def test_new_password_needs_the_old_one_and_the_rules(reporter: User) -> None:
    client = desk(reporter)
    wrong = {"oldpassword": "guess", "password1": "ferries at noon", "password2": "ferries at noon"}
    assert (
        "not your password now" in client.post("/admin/account/password/", wrong).content.decode()
    )
    short = {"oldpassword": "rana" * 8, "password1": "ferry", "password2": "ferry"}
    assert "at least 10" in client.post("/admin/account/password/", short).content.decode()


# --- A new password by mail ---------------------------------------------------------------------


@pytest.fixture
def mailing(settings: Settings, reporter: User) -> User:
    """A reporter whose desk can send mail."""
    settings.EMAIL_URL = "smtp://mail.example"
    reporter.email = "Rana@Paper.example"
    reporter.save()
    return reporter


def test_forgotten_password_is_set_anew_by_a_link_that_works_once(
    mailing: User, reader: Client
) -> None:
    elsewhere = desk(mailing)
    reader.post("/admin/account/forgotten/", {"email": "rana@paper.example"})
    [message] = mail.outbox
    assert message.to == ["rana@paper.example"]
    assert "Your name there: rana" in message.body
    link = re.search(r"http://testserver(/admin/account/new-password/\S+)", str(message.body))
    assert link
    form = reader.get(link[1], follow=True)
    new = "ferries at the pier"
    done = reader.post(
        form.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True
    )
    assert "Everywhere you were logged in" in done.content.decode()
    assert not is_in(elsewhere)
    assert "used already" in Client().get(link[1]).content.decode()
    log_in(reader, "rana", new)
    assert is_in(reader)


def test_unknown_address_is_answered_like_a_known_one(mailing: User) -> None:
    answers = []
    for address in ("rana@paper.example", "nobody@paper.example"):
        client = Client()
        answer = client.post("/admin/account/forgotten/", {"email": address}, follow=True)
        said = re.sub(r'nonce="[^"]*"', "", answer.content.decode())
        answers.append((answer.status_code, answer.redirect_chain, said))
    assert answers[0] == answers[1]
    assert len(mail.outbox) == 1


def test_link_is_too_old_after_two_hours_and_closed_accounts_get_none(
    mailing: User, reader: Client, settings: Settings
) -> None:
    reader.post("/admin/account/forgotten/", {"email": "rana@paper.example"})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    assert settings.PASSWORD_RESET_TIMEOUT == 2 * 60 * 60
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "too old" in reader.get(link[1]).content.decode()
    User.objects.filter(pk=mailing.pk).update(is_active=False)
    reader.post("/admin/account/forgotten/", {"email": "rana@paper.example"})
    assert len(mail.outbox) == 1


def test_desk_without_mail_says_whom_to_ask(
    mailing: User, reader: Client, settings: Settings
) -> None:
    settings.EMAIL_URL = ""
    reader.post("/admin/account/forgotten/", {"email": "rana@paper.example"})
    assert mail.outbox == []
    page = reader.get("/admin/account/forgotten/").content.decode()
    assert "Ask a publisher" in page
    assert "<form" not in page
