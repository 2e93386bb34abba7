"""No page of ours may ask a browser for a device's powers."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django import Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from newsroom.powers import POLICY
from people.models import User
from tests.builders import live_article, make_photo
from tests.desk.client import desk

pytestmark = pytest.mark.django_db


def test_policy_is_the_first_layer() -> None:
    """What stands before it, such as static files and redirects to HTTPS, goes without."""
    assert settings.MIDDLEWARE[0] == "newsroom.powers.no_powers"
    assert "camera=()" in POLICY
    assert "geolocation=()" in POLICY


def test_every_kind_of_answer_has_the_policy(reader: Client, superuser: User) -> None:
    photo = make_photo(rendered=True)
    article = live_article(photos=[photo])
    for address in (
        "/", article.live_path, "/nothing/", "/feed/", "/feed.json", "/sitemap.xml", "/healthz",
        f"/photo/{photo.content_hash}-480.jpg", f"/photo/{'0' * 32}-480.jpg", "/admin/",
        "/admin/account/login/", "/followed/a/b/c/", "/preview/nothing/",
    ):  # fmt: skip
        answer = reader.get(address)
        assert answer["Permissions-Policy"] == POLICY, address
        b"".join(answer)  # which closes a file
    assert reader.get("/", headers={"Host": "bad host"})["Permissions-Policy"] == POLICY
    assert desk(superuser).get("/admin/")["Permissions-Policy"] == POLICY


def test_failure_has_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise ValueError("x")

    monkeypatch.setattr("website.pages.front_page", fail)
    answer = Client(raise_request_exception=False).get("/")
    assert (answer.status_code, answer["Permissions-Policy"]) == (500, POLICY)


def test_static_file_and_redirect_have_the_policy(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("p {}")
    settings.STATIC_ROOT = tmp_path / "static"
    monkeypatch.setattr(WhiteNoiseMiddleware, "use_finders", False, raising=False)
    client = Client()
    answer = client.get("/static/site.css")
    assert b"".join(answer) == b"p {}"
    assert (answer.status_code, answer["Permissions-Policy"]) == (200, POLICY)
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/")
    assert (answer.status_code, answer["Permissions-Policy"]) == (301, POLICY)


@pytest.mark.browser
@pytest.mark.any_database
def test_browser_knows_every_power_that_is_named(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/")
    assert complaints == []
