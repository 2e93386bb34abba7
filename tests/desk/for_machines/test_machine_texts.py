"""The paper's texts for machines are written, looked at and put out by those who run the paper."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from people.models import User
from tests.desk.client import desk, form_values
from website.crawlers import PRESETS
from website.models import MachineText, TextName

pytestmark = pytest.mark.django_db

ROBOTS = "/admin/for-machines/robots.txt/"
SECURITY = "/admin/for-machines/security.txt/"
FORM = "machine-text"


def sent(client: Client, address: str, **fields: object) -> bytes:
    """Open a text, fill its form in, send it, and return the page that comes."""
    values = form_values(client.get(address).content, FORM) | fields
    return client.post(address, values, follow=True).content


def test_only_who_runs_the_paper_may(web_editor: User, publisher: User) -> None:
    for address in ("/admin/for-machines/", ROBOTS):
        assert desk(web_editor).get(address).status_code == 404
        assert desk(publisher).get(address).status_code == 200
    assert desk(web_editor).post(ROBOTS, {"put_out": "yes", "text": ""}).status_code == 404
    assert desk(publisher).get("/admin/for-machines/no.txt/").status_code == 404


def test_preset_is_looked_at_before_it_is_put_out(publisher: User, reader: Client) -> None:
    client = desk(publisher)
    before = reader.get("/robots.txt").content
    page = html.fromstring(sent(client, ROBOTS, preset="training"))
    ticked = page.xpath("//input[@name='turned_away'][@checked]/@value")
    assert sorted(ticked) == sorted(PRESETS["training"].tokens)
    assert "User-agent: GPTBot" in page.xpath("//pre")[0].text_content()
    assert reader.get("/robots.txt").content == before
    sent(client, ROBOTS, turned_away=ticked, text="User-agent: *\nDisallow: /a", put_out="yes")
    told = reader.get("/robots.txt").content.decode()
    assert "User-agent: GPTBot" in told
    assert "Disallow: /a\n" in told
    version = MachineText.objects.get()
    assert (version.by, version.turned_away) == (str(publisher), PRESETS["training"].tokens)
    # The same again is no other version.
    sent(client, ROBOTS, turned_away=ticked, put_out="yes")
    assert MachineText.objects.count() == 1


def test_what_is_wrong_stays_and_is_said(publisher: User) -> None:
    page = sent(desk(publisher), ROBOTS, text="Disallow: x\nGo away", put_out="yes").decode()
    assert "Line 1: say for whom this is" in page
    assert "Go away" in page
    assert not MachineText.objects.exists()


def test_shutting_out_search_is_pointed_at(publisher: User) -> None:
    page = sent(desk(publisher), ROBOTS, text="User-agent: *\nDisallow: /").decode()
    assert "Line 2 asks * to leave out the whole paper." in page


def test_two_at_once_lose_nothing(publisher: User, superuser: User) -> None:
    slower, quicker = desk(publisher), desk(superuser)
    mine = form_values(slower.get(ROBOTS).content, FORM)
    sent(quicker, ROBOTS, text="User-agent: *\nDisallow: /theirs", put_out="yes")
    answer = slower.post(
        ROBOTS, mine | {"text": "User-agent: *\nDisallow: /mine", "put_out": "yes"}
    )
    page = answer.content.decode()
    assert "Somebody put out another version meanwhile." in page
    assert "Disallow: /mine" in page
    assert MachineText.objects.get().text.endswith("/theirs")


def test_older_version_is_put_back(publisher: User, reader: Client) -> None:
    client = desk(publisher)
    for words in ("# One", "# Two"):
        sent(client, ROBOTS, text=words, put_out="yes")
    first = MachineText.objects.order_by("pk")[0]
    values = form_values(client.get(f"{ROBOTS}?version={first.pk}").content, FORM)
    assert values["text"] == "# One"
    client.post(ROBOTS, values | {"put_out": "yes"})
    assert b"# One" in reader.get("/robots.txt").content
    assert [version.text for version in MachineText.objects.order_by("pk")] == [
        "# One", "# Two", "# One",
    ]  # fmt: skip


def test_security_text_that_expires_is_on_the_first_page(publisher: User, web_editor: User) -> None:
    client = desk(publisher)
    soon = timezone.now() + timedelta(days=20)
    text = f"Contact: mailto:a@b.example\nExpires: {soon:%Y-%m-%dT%H:%M:%SZ}"
    sent(client, SECURITY, text=text, put_out="yes")
    assert "security.txt" in client.get("/admin/").content.decode()
    assert "security.txt" not in desk(web_editor).get("/admin/").content.decode()
    assert "Look whether all is" in client.get(SECURITY).content.decode()
    MachineText.objects.create(
        name=TextName.SECURITY, text=text.replace(f"{soon:%Y-%m}", "2020-01"), by="x"
    )
    assert "It holds no more." in client.get("/admin/").content.decode()
