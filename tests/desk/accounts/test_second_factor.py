"""The second factor: an app, recovery codes, and who cannot work without one."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from lxml import html
from pytest_django import Settings

from people.models import User
from tests.builders import make_article
from tests.desk.client import desk, story_url

LOGIN = "/admin/account/login/"
FACTORS = "/admin/account/factors/"


def code_now(secret: str, steps: int = 0) -> str:
    """Return what an app shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def proven(user: User) -> Client:
    """Return a browser in which this user has just shown that it is them."""
    client = desk(user)
    password = user.username * 8
    client.post("/admin/account/again/", {"password": password, "next": FACTORS})
    return client


def set_up_app(client: Client) -> str:
    """Set up an app; return its secret."""
    page = html.fromstring(client.get(f"{FACTORS}app/").content)
    secret = page.find_class("secret")[0].text_content()
    client.post(f"{FACTORS}app/", {"code": code_now(secret)})
    # The rate limit and the codes used lie in the cache.
    cache.clear()
    return secret


def recovery_codes(client: Client) -> list[str]:
    """Return the codes that the page shows."""
    page = html.fromstring(client.get(f"{FACTORS}recovery/").content)
    return [code.text_content() for code in page.iterfind(".//code")]


def log_in(user: User) -> Client:
    """Return a browser that has given name and password."""
    client = Client()
    client.post(LOGIN, {"login": user.username, "password": user.username * 8})
    return client


def is_in(client: Client) -> bool:
    """Say whether the desk opens."""
    return client.get("/admin/").status_code == 200


def test_setting_up_asks_for_the_password_again(reporter: User) -> None:
    answer = desk(reporter).get(f"{FACTORS}app/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/account/again/")


def test_password_alone_opens_nothing_once_an_app_is_set_up(reporter: User) -> None:
    secret = set_up_app(proven(reporter))
    client = log_in(reporter)
    assert not is_in(client)
    wrong = client.post(f"{FACTORS}code/", {"code": "000000"})
    assert "This code is wrong" in wrong.content.decode()
    assert not is_in(client)
    client.post(f"{FACTORS}code/", {"code": code_now(secret)})
    assert is_in(client)


def test_code_is_taken_once(reporter: User) -> None:
    secret = set_up_app(proven(reporter))
    code = code_now(secret)
    first, second = log_in(reporter), log_in(reporter)
    first.post(f"{FACTORS}code/", {"code": code})
    second.post(f"{FACTORS}code/", {"code": code})
    assert is_in(first)
    assert not is_in(second)


def test_too_many_wrong_codes_refuse_the_right_one(reporter: User) -> None:
    secret = set_up_app(proven(reporter))
    client = log_in(reporter)
    for _ in range(5):
        client.post(f"{FACTORS}code/", {"code": "000000"})
    refused = client.post(f"{FACTORS}code/", {"code": code_now(secret)})
    assert "Too many wrong tries. Wait 5 minutes" in refused.content.decode()
    assert not is_in(client)


def test_recovery_code_opens_the_desk_once(reporter: User) -> None:
    client = proven(reporter)
    set_up_app(client)
    codes = recovery_codes(client)
    assert len(codes) == 10
    for expected in (True, False):
        again = log_in(reporter)
        again.post(f"{FACTORS}code/", {"code": codes[0]})
        assert is_in(again) is expected
    assert len(recovery_codes(client)) == 9
    kept = client.get(f"{FACTORS}recovery/file/")
    assert kept["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert kept.content.decode().split() == codes[1:]


def test_removing_the_app_removes_the_codes(reporter: User) -> None:
    client = proven(reporter)
    set_up_app(client)
    client.post(f"{FACTORS}app/remove/")
    assert not Authenticator.objects.filter(user=reporter).exists()
    assert is_in(log_in(reporter))


def test_by_default_nobody_needs_one(publisher: User, superuser: User) -> None:
    assert is_in(log_in(publisher))
    assert is_in(log_in(superuser))


@pytest.mark.parametrize("who", ["publisher", "superuser"])
def test_role_that_needs_one_is_led_to_set_it_up_first(
    who: str, settings: Settings, request: pytest.FixtureRequest
) -> None:
    settings.REQUIRE_SECOND_FACTOR = ["Publisher"]
    user: User = request.getfixturevalue(who)
    article = make_article()
    client = proven(user)
    for address in ("/admin/", story_url(article), "/admin/nowhere/", "/admin/autocomplete/"):
        assert client.get(address)["Location"] == FACTORS, address
    assert "Your role needs a second factor" in client.get(FACTORS).content.decode()
    refused = client.post(story_url(article), {"headline": "Changed"})
    assert refused.status_code == 403
    assert "nothing was changed" in refused.content.decode()
    asked = client.get("/admin/story-choices/", headers={"accept": "application/json"})
    assert asked.status_code == 403
    set_up_app(client)
    assert is_in(client)


def test_recovery_codes_alone_are_no_second_factor(publisher: User, settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = ["Publisher"]
    client = proven(publisher)
    set_up_app(client)
    Authenticator.objects.filter(user=publisher, type="totp").delete()
    assert client.get("/admin/").status_code == 302


def test_other_roles_work_without_one(reporter: User, web_editor: User, settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = ["Publisher"]
    assert is_in(log_in(reporter))
    assert is_in(log_in(web_editor))
