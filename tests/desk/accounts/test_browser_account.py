"""Passkeys in a real browser with an authenticator of its own, and how the account pages look."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from people.models import User
from tests.browser import Complaints, accessibility_faults, log_in_by_form
from tests.lengths import short_or_long

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

FACTORS = "/admin/account/factors/"


def give_authenticator(page: Page) -> None:
    """Give the browser a device with a fingerprint that is always right."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def show_that_it_is_you(page: Page, user: User) -> None:
    page.get_by_label("Your password").fill(user.username * 8)
    page.get_by_role("button", name="Go on").click()


def add_passkey(page: Page, user: User, *, alone: bool) -> None:
    page.goto(f"{FACTORS}passkeys/add/")
    show_that_it_is_you(page, user)
    page.get_by_label("Where it is").fill("Office laptop")
    page.get_by_label("Log in with it alone").set_checked(alone)
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def log_out(page: Page) -> None:
    page.goto("/admin/logout/")
    page.get_by_role("button", name="Log out").last.click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_passkey_logs_in_without_the_password(
    page: Page, publisher: User, complaints: Complaints
) -> None:
    give_authenticator(page)
    log_in_by_form(page, publisher)
    add_passkey(page, publisher, alone=True)
    log_out(page)
    page.goto("/admin/media/photo/")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", name="photo", exact=False).first).to_be_visible()
    assert page.url.endswith("/admin/media/photo/")
    page.goto(f"{FACTORS}passkeys/")
    expect(page.get_by_text("Office laptop")).to_be_visible()
    expect(page.get_by_text("without the password, added")).to_be_visible()
    assert complaints == []


def test_passkey_as_second_factor_comes_after_the_password(
    page: Page, publisher: User, complaints: Complaints
) -> None:
    give_authenticator(page)
    log_in_by_form(page, publisher)
    add_passkey(page, publisher, alone=False)
    log_out(page)
    page.get_by_label("Username").fill("paula")
    page.get_by_label("Password").fill("paula" * 8)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
    assert complaints == []


def test_refused_passkey_is_explained(page: Page, publisher: User) -> None:
    page.goto("/admin/account/login/")
    page.evaluate(
        "() => { navigator.credentials.get = () => "
        "Promise.reject(new DOMException('no', 'SecurityError')); }"
    )
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("alert")).to_contain_text("Open the desk at its name with https://")


@pytest.mark.long
@pytest.mark.parametrize("colours", short_or_long(["dark"], ["light", "dark"]))
def test_axe_and_the_console_are_silent_on_every_account_page(
    page: Page, publisher: User, complaints: Complaints, colours: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    give_authenticator(page)
    faults = []
    for address in ("login/", "forgotten/", "forgotten/sent/", "new-password/1-x/", "closed/"):
        page.goto(f"/admin/account/{address}")
        faults += accessibility_faults(page)
    log_in_by_form(page, publisher)
    page.goto(f"{FACTORS}passkeys/add/")
    faults += accessibility_faults(page)
    add_passkey(page, publisher, alone=False)
    for address in ("", "app/", "recovery/", "recovery/new/", "passkeys/"):
        page.goto(f"{FACTORS}{address}")
        faults += accessibility_faults(page)
    for words in ("Name…", "Remove…"):
        page.goto(f"{FACTORS}passkeys/")
        page.get_by_role("link", name=words).click()
        faults += accessibility_faults(page)
    for address in ("password/", "logout/", "again/", "factors/passkeys/again/"):
        page.goto(f"/admin/account/{address}")
        faults += accessibility_faults(page)
    log_out(page)
    page.get_by_label("Username").fill("paula")
    page.get_by_label("Password").fill("paula" * 8)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Code")).to_be_visible()
    faults += accessibility_faults(page)
    assert faults == [], "\n".join(faults)
    assert complaints == []


def test_account_pages_fit_a_phone(page: Page, publisher: User) -> None:
    log_in_by_form(page, publisher)
    page.goto(f"{FACTORS}app/")
    show_that_it_is_you(page, publisher)
    page.set_viewport_size({"width": 390, "height": 844})
    for address in ("password/", "factors/", "factors/app/", "factors/passkeys/add/", "logout/"):
        page.goto(f"/admin/account/{address}")
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over == 0, address
