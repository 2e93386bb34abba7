"""What publishers do with accounts on their pages, and what the audit keeps of it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.acts.hold import hold
from articles.models import Article, Event
from people.audit import forget_addresses, record
from people.models import AuditAddress, AuditEntry, Person, User
from people.roles import Role
from tests.builders import make_article
from tests.conftest import make_user
from tests.desk.accounts.test_second_factor import proven, set_up_app
from tests.desk.client import desk, form_values

LOGIN = "/admin/account/login/"
AUDIT = "/admin/audit/"
Kind = AuditEntry.Kind


def page_of(user: User) -> str:
    return f"/admin/people/user/{user.pk}/change/"


def acts(user: User, *names: str) -> list[str]:
    return [f"/admin/accounts/{user.pk}/{name}/" for name in names]


def kept() -> list[tuple[str, str, str]]:
    """Return what the audit has: kind, of whom, note; oldest first."""
    found = AuditEntry.objects.order_by("pk").values_list("kind", "about", "note")
    return [(kind, about, note) for kind, about, note in found]


# --- Closing, opening, resetting ----------------------------------------------------------------


def test_publisher_closes_an_account_and_hands_its_stories_over(
    reporter: User, other_reporter: User, publisher: User
) -> None:
    story = make_article(by=reporter, headline="Ferries wait")
    theirs, client = desk(reporter), desk(publisher)
    [close] = acts(reporter, "close")
    assert close in client.get(page_of(reporter)).content.decode()
    shown = client.get(close).content.decode()
    assert "Ferries wait" in shown
    assert "1 story" in shown
    assert "Choose who takes over" in client.post(close, {}).content.decode()
    done = client.post(close, {"successor": other_reporter.pk}, follow=True).content.decode()
    assert "The account of Rana Idris is closed. 1 story handed over to Otto Brandt." in done
    assert Article.objects.get(pk=story.pk).assigned_to == other_reporter
    assert theirs.get("/admin/").status_code == 302
    assert "Open it again" in done


def test_opened_account_has_its_roles_and_none_of_its_old_sessions(
    reporter: User, publisher: User
) -> None:
    theirs, client = desk(reporter), desk(publisher)
    [close, reopen] = acts(reporter, "close", "open")
    client.post(close, {})
    client.post(reopen)
    assert theirs.get("/admin/").status_code == 302
    again = Client()
    again.post(LOGIN, {"login": "rana", "password": "rana" * 8})
    assert again.get("/admin/").status_code == 200
    assert User.objects.get(pk=reporter.pk).role_names() == {"Reporter"}


def test_closing_names_no_story_on_hold_to_one_who_is_not_named(
    reporter: User, web_editor: User, publisher: User
) -> None:
    story = make_article(by=reporter, headline="The queen is dead")
    day = timezone.localdate() + timedelta(days=9)
    hold(story, name="Q", people=[reporter], look_again_on=day, by=web_editor)
    shown = desk(publisher).get(acts(reporter, "close")[0]).content.decode()
    assert "queen" not in shown
    assert "You see nothing unfinished" in shown


def test_second_factor_is_reset_and_every_session_ends(reporter: User, publisher: User) -> None:
    theirs = proven(reporter)
    set_up_app(theirs)
    [reset] = acts(reporter, "second-factor")
    client = desk(publisher)
    assert reset in client.get(page_of(reporter)).content.decode()
    client.post(reset)
    assert not Authenticator.objects.filter(user=reporter).exists()
    assert theirs.get("/admin/").status_code == 302
    last = AuditEntry.objects.latest("pk")
    assert (last.kind, last.user, last.actor) == (Kind.FACTOR, reporter, publisher)


@pytest.mark.parametrize("who", ["reporter", "web_editor", "photo_editor", "moderator"])
def test_others_find_no_such_pages(
    who: str, other_reporter: User, request: pytest.FixtureRequest
) -> None:
    client = desk(request.getfixturevalue(who))
    for address in acts(other_reporter, "close", "open", "second-factor"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert User.objects.get(pk=other_reporter.pk).is_active


def test_publisher_touches_no_superuser(publisher: User, superuser: User) -> None:
    client = desk(publisher)
    for address in acts(superuser, "close", "open", "second-factor"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert User.objects.get(pk=superuser.pk).is_active


def test_form_of_an_account_closes_nothing(reporter: User, publisher: User) -> None:
    client = desk(publisher)
    values = form_values(client.get(page_of(reporter)).content, "user_form")
    group = Group.objects.get(name=Role.REPORTER.value)
    client.post(page_of(reporter), {**values, "is_active": "", "groups": [group.pk]})
    assert User.objects.get(pk=reporter.pk).is_active


# --- The audit ----------------------------------------------------------------------------------


def test_logins_refusals_and_lockouts_are_kept_with_their_address(reporter: User) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(5):
        client.post(LOGIN, {"login": "Rana", "password": "guess"})
    client.post(LOGIN, {"login": "rana", "password": "rana" * 8})
    client.post(LOGIN, {"login": "my-secret-password", "password": "x"})
    other = Client(REMOTE_ADDR="192.0.2.8")
    make_user("Otto Brandt")
    other.post(LOGIN, {"login": "otto", "password": "otto" * 8})
    assert kept() == [
        *[("refused", "Rana Idris", "Password")] * 5,
        ("locked", "Rana Idris", ""),
        ("refused", "A name that is no account", "Password"),
        ("logged_in", "Otto Brandt", "Password"),
    ]
    assert AuditAddress.objects.filter(address="192.0.2.7").count() == 7


def test_changes_of_the_second_factor_and_wrong_codes_are_kept(
    reporter: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = proven(reporter)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    wrong = Client()
    wrong.post(LOGIN, {"login": "rana", "password": "rana" * 8})
    wrong.post("/admin/account/factors/code/", {"code": "000000"})
    client.post("/admin/account/factors/app/remove/")
    notes = [(kind, note) for kind, _, note in kept()]
    assert ("factor", "Set up an app") in notes
    assert ("refused", "Code, after the right password") in notes
    assert ("factor", "Removed an app") in notes


def test_what_publishers_change_is_kept(reporter: User, publisher: User) -> None:
    client = desk(publisher)
    values = form_values(client.get(page_of(reporter)).content, "user_form")
    group = Group.objects.get(name=Role.MODERATOR.value)
    client.post(page_of(reporter), {**values, "groups": [group.pk]})
    new = {
        "usable_password": "true",
        "password1": "ferries-at-noon",
        "password2": "ferries-at-noon",
    }
    client.post(f"/admin/people/user/{reporter.pk}/password/", new)
    entries = AuditEntry.objects.filter(user=reporter, actor=publisher).order_by("pk")
    assert [(entry.kind, entry.note) for entry in entries] == [
        ("roles", "Roles: Reporter → Moderator"),
        ("password", ""),
    ]


def test_audit_is_there_for_superusers_alone(
    superuser: User, publisher: User, web_editor: User
) -> None:
    assert desk(superuser).get(AUDIT).status_code == 200
    for user in (publisher, web_editor):
        assert desk(user).get(AUDIT).status_code == 404


def lines(client: Client, query: str = "") -> tuple[list[str], str]:
    """Return the lines of the audit as text, and the address of the earlier ones."""
    root = html.fromstring(client.get(f"{AUDIT}{query}").content)
    rows = [" ".join(row.text_content().split()) for row in root.iterfind(".//ul[@class]/li")]
    more = [link.get("href", "") for link in root.iterfind(".//a") if link.text == "Earlier"]
    return [row for row in rows if "act " in row or "entry " in row], more[0] if more else ""


def fill(user: User, count: int) -> None:
    """Make so many acts and entries, several at the same moment."""
    story = make_article()
    start = timezone.now() - timedelta(days=1)
    for number in range(count):
        at = start + timedelta(seconds=number // 3)
        entry = record(Kind.LOGGED_IN, user, note=f"entry {number:03}.")
        assert AuditEntry.objects.filter(pk=entry.pk).exists()
        Event.objects.create(
            article=story, at=at, actor=user, by=str(user), action="note", note=f"act {number:03}."
        )
    AuditEntry.objects.bulk_create(
        AuditEntry(kind=Kind.ROLES, user=user, about=str(user), at=start, note=f"entry same {n}.")
        for n in range(5)
    )


def test_audit_goes_on_by_key_and_shows_each_line_once(superuser: User, reporter: User) -> None:
    fill(reporter, 70)
    client = desk(superuser)
    shown: list[str] = []
    query = ""
    while True:
        rows, more = lines(client, query)
        shown += rows
        if not more:
            break
        query = more
    assert len(shown) == 145
    assert len(set(shown)) == 145


def test_audit_is_asked_for_a_person_and_for_a_kind(
    superuser: User, reporter: User, web_editor: User
) -> None:
    fill(reporter, 3)
    record(Kind.ROLES, reporter, by=web_editor, note="entry by Wen.")
    client = desk(superuser)
    assert len(lines(client, "?who=rana")[0]) == 12
    assert lines(client, "?who=wen")[0] == lines(client, "?who=wen&kind=roles")[0]
    assert len(lines(client, "?who=wen")[0]) == 1
    assert len(lines(client, "?kind=stories")[0]) == 3
    assert len(lines(client, "?kind=logged_in")[0]) == 3
    assert client.get(f"{AUDIT}?kind=unheard").status_code == 404
    assert client.get(f"{AUDIT}?before=2024-01-01T00:00:00Z,x-1").status_code == 404
    assert "No account has" in client.get(f"{AUDIT}?who=zzz").content.decode()
    make_user("Ranald Two")
    assert "Which of them?" in client.get(f"{AUDIT}?who=ran").content.decode()


def test_audit_costs_the_same_however_long_it_is(superuser: User, reporter: User) -> None:
    client = desk(superuser)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{AUDIT}?who=rana")
        return len(queries)

    fill(reporter, 3)
    few = cost()
    fill(reporter, 40)
    assert cost() == few <= 8


@pytest.mark.parametrize("act", ["update", "delete"])
def test_audit_is_never_changed(reporter: User, act: str) -> None:
    record(Kind.LOGGED_IN, reporter)
    rows = AuditEntry.objects.all()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(at=F("at")) if act == "update" else rows.delete()
    assert AuditEntry.objects.count() == 1


def test_addresses_are_forgotten_in_time_and_entries_stay(
    reporter: User, settings: Settings
) -> None:
    settings.AUDIT_ADDRESS_DAYS = 30
    for address, days in (("192.0.2.1", 29), ("192.0.2.2", 31)):
        entry = record(Kind.LOGGED_IN, reporter)
        at = timezone.now() - timedelta(days=days)
        AuditAddress.objects.create(entry=entry, address=address, at=at)
    assert forget_addresses() == 1
    assert AuditAddress.objects.get().address == "192.0.2.1"
    assert AuditEntry.objects.count() == 2
    call_command("verify_record")


def test_account_is_neither_made_nor_left_without_a_role(publisher: User, reporter: User) -> None:
    client = desk(publisher)
    new = {"username": "newcomer", "usable_password": "false"}
    page = client.post("/admin/people/user/add/", new).content.decode()
    assert "Tick at least one role" in page
    assert not User.objects.filter(username="newcomer").exists()
    address = f"/admin/people/user/{reporter.pk}/change/"
    page = client.post(address, {"username": reporter.username}).content.decode()
    assert "Tick at least one role" in page
    assert reporter.role_names() == {"Reporter"}


def test_accounts_are_listed_by_role(publisher: User, reporter: User, superuser: User) -> None:
    group = Group.objects.get(name=Role.PUBLISHER.value)
    page = desk(superuser).get(f"/admin/people/user/?groups__id__exact={group.pk}")
    assert page.status_code == 200
    rows = html.fromstring(page.content.decode()).xpath("//table//tr")
    words = " ".join(row.text_content() for row in rows)
    assert publisher.username in words
    assert reporter.username not in words


def test_account_of_before_is_offered_the_person_of_its_name(
    publisher: User, reporter: User, web_editor: User
) -> None:
    account = f"/admin/people/user/{reporter.pk}/change/"
    byline = f"/admin/accounts/{reporter.pk}/byline/"
    client = desk(publisher)
    assert "Let them carry “Rana Idris”" in client.get(account).content.decode()
    assert desk(web_editor).post(byline).status_code == 404
    assert "carry the name “Rana Idris”" in client.post(byline, follow=True).content.decode()
    assert Person.objects.get(user=reporter).name == "Rana Idris"
    assert byline not in client.get(account).content.decode()
    # A second of this name is somebody else until an editor says so.
    User.objects.filter(pk=web_editor.pk).update(first_name="Rana", last_name="Idris")
    other = f"/admin/accounts/{web_editor.pk}/byline/"
    assert "has an account already" in client.post(other, follow=True).content.decode()
    assert not Person.objects.filter(user=web_editor).exists()
