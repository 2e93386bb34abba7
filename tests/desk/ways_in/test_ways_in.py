"""From readers' pages to the desk's: `…/edit`, and an address that is pasted into a search."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.hold import hold
from articles.acts.threads import make_thread
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from editions.choices import Kind
from editions.models import Address
from people.actors import SHELL
from people.models import Person, User
from taxonomy.models import Section, Tag
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, story_url

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def led_to(client: Client, address: str) -> str:
    """Return where somebody ends who asks for an address: '' where there is no such page."""
    response = client.get(address, follow=True)
    chain = getattr(response, "redirect_chain", [])
    return chain[-1][0] if response.status_code == 200 and chain else ""


def test_edit_after_any_public_address_leads_to_its_page_at_the_desk(web_editor: User) -> None:
    photo = make_photo(rendered=True)
    article = live_article(tags=["Ferries"], photos=[photo], source="Xinhua")
    thread = make_thread("Storm", "storm", by=SHELL)
    section, tag = Section.objects.get(slug="city"), Tag.objects.get(slug="ferries")
    writer = Person.objects.get(slug="li-xuan")
    source = article.source
    pages = {
        article.live_path: article,
        f"{article.live_path}history/": article,
        f"/photo/{photo.content_hash}-480.jpg/": photo,
        "/section/city/": section,
        "/fr/section/city/": section,
        "/tag/ferries/": tag,
        "/person/li-xuan/": writer,
        "/source/xinhua/": source,
        "/thread/storm/": thread,
    }
    client = desk(web_editor)
    for address, row in pages.items():
        assert row is not None
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        assert led_to(client, f"{address}edit") == reverse(name, args=[row.pk]), address
        assert led_to(client, f"{address}edit/") == reverse(name, args=[row.pk]), address


def test_former_addresses_lead_there_too(web_editor: User, publisher: User) -> None:
    article = live_article(headline="Five ships")
    old = article.live_path
    amend(article, {"slug": "six-ships"}, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert article.live_path != old
    writer = Person.objects.get(slug="li-xuan")
    writer.slug = "li-xuan-the-elder"
    writer.save()
    client = desk(web_editor)
    assert led_to(client, f"{old}edit") == story_url(article)
    assert led_to(client, "/person/li-xuan/edit").endswith(f"/{writer.pk}/change/")
    withdraw(article, reason="Wrong.", by=SHELL)
    assert led_to(client, f"{old}edit") == story_url(article)


def test_stranger_learns_nothing_and_gets_no_cookie(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = live_article()
    nothing = f"{article.live_path.rstrip('/')}-not-there/"
    with django_assert_num_queries(0):
        answers = [reader.get(f"{path}edit") for path in (article.live_path, nothing)]
    for answer, path in zip(answers, (article.live_path, nothing), strict=True):
        assert answer.status_code == 302
        assert path.rstrip("/") in answer["Location"].replace("%2F", "/")
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
    login = reader.get(answers[0]["Location"], follow=True)
    assert "Log in" in login.content.decode()
    # The way there is kept through the login.
    assert "page-of" in login.redirect_chain[-1][0]


def test_edit_says_nothing_of_what_one_may_not_know(
    web_editor: User, moderator: User, publisher: User
) -> None:
    shown, held = live_article(), make_article(headline="Old king")
    Address.objects.create(published_on="2026-01-02", slug="old-king", article_id=held.public_id)
    assert led_to(desk(web_editor), "/2026/01/02/old-king/edit") == story_url(held)
    hold(held, name="K", people=[], look_again_on=date(2099, 1, 1), by=publisher)
    # Not even where it would lead is told.
    page_of = "/admin/page-of/?page=/2026/01/02/old-king/"
    assert desk(web_editor).get(page_of).status_code == 404
    assert desk(moderator).get(f"{shown.live_path}edit", follow=True).status_code == 404


def test_address_pasted_into_a_search_opens_its_page(
    web_editor: User, moderator: User, settings: Settings
) -> None:
    settings.SITE_URL = "https://paper.example"
    settings.ALLOWED_HOSTS = ["*"]
    article = live_article()
    client = desk(web_editor)
    story = story_url(article)
    pasted = (
        f"https://paper.example{article.live_path}?utm_source=x#part",
        f"paper.example{article.live_path.rstrip('/')}",
        f" http://testserver{article.live_path}edit ",
        article.live_path,
    )
    for typed in pasted:
        assert led_to(client, f"{LIST}?{as_query(typed)}") == story, typed
    assert led_to(client, f"/admin/media/photo/?{as_query(article.live_path)}") == story
    for typed in (f"https://other.example{article.live_path}", "//[", "and/or", "/2026/13/45/x/"):
        response = client.get(f"{LIST}?{as_query(typed)}")
        assert response.status_code == 200, typed
    page = f"/admin/articles/article/?{as_query(article.live_path)}"
    assert desk(moderator).get(page).status_code == 404


def as_query(words: str) -> str:
    return urlencode({"q": words})
