"""What holds for every page: no cookies, a minute in caches, words instead of crashes."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import resolve
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.texts import publish_text, save_text
from articles.acts.threads import make_thread, put_in
from editions.choices import TextKind
from paper.models import Logo, PaperVersion
from people.actors import SHELL
from people.models import User
from taxonomy.models import Section
from tests.builders import live_article, make_photo
from tests.website.feed_addresses import OF_EACH_LIST
from tests.website.live_pages import text_of, tree
from tests.website.structured_data import faults_by_google, faults_of, things_of
from tests.website.tongues import FRENCH, FRENCH_ADDRESSES
from website import errors
from website.models import MachineText, TextName
from website.urls import urlpatterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses() -> dict[str, str]:
    """An address of every kind of page, by the name of its pattern."""
    photo = make_photo(rendered=True)
    article = live_article(source="Xinhua", tags=["Ferries"], photos=[photo])
    put_in(article, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    for name in TextName:
        MachineText.objects.create(name=name, text="# Ours", by="x")
    save_text(TextKind.IMPRINT, "Imprint", "<p>Harbour Press</p>", opened=0, by=SHELL)
    publish_text(TextKind.IMPRINT, number=1, by=SHELL)
    logo = Logo.objects.create(pk="0" * 32, png=b"PNG", width_px=4, height_px=1)
    values = {"logo": [logo.pk, 4, 1], "further": [FRENCH]}
    PaperVersion.objects.create(values=values, by="x")
    day = article.live_path[1:11]
    return {
        "front": "/",
        "section": "/section/city/",
        "article": article.live_path,
        "history": f"{article.live_path}history/",
        "version": f"{article.live_path}history/1/",
        "latest": "/latest/",
        "corrections": "/corrections/",
        "paper_text": "/about/imprint/",
        "tag": "/tag/ferries/",
        "thread": "/thread/storm/",
        "person": "/person/li-xuan/",
        "source": "/source/xinhua/",
        "most_read": "/most-read/",
        "archive": "/archive/",
        "archive_day": f"/archive/{day}/",
        "search": "/search/",
        "names": "/search/names.json",
        "sitemap": "/sitemap.xml",
        "sitemap_month": f"/sitemap-{day[:4]}-{day[5:7]}.xml",
        "thread_sitemap": "/sitemap-threads.xml",
        "news_sitemap": "/sitemap-news.xml",
        "page_sitemap": "/sitemap-pages.xml",
        "api": "/api/",
        "robots": "/robots.txt",
        "ads": "/ads.txt",
        "security": "/.well-known/security.txt",
        "security_at_top": "/security.txt",
        "trust": "/.well-known/trust.txt",
        "trust_at_top": "/trust.txt",
        "favicon": "/favicon.ico",
        "touch_icon": "/apple-touch-icon.png",
        "manifest": "/site.webmanifest",
        "photo": f"/photo/{photo.content_hash}-480.jpg",
        "colours": "/colours-a3181f-fffdf9-17191c-ff7b78-14161a-ece8e1.css",
        "logo": f"/logo-{logo.pk}.png",
        **OF_EACH_LIST,
        **FRENCH_ADDRESSES,
        "alive": "/healthz",
        "ready": "/readyz",
    }


def test_cast_of_addresses_is_complete(addresses: dict[str, str]) -> None:
    """A new pattern has to be added here, and is then held to the same rules."""
    assert set(addresses) == {pattern.name for pattern in urlpatterns}
    assert all(resolve(path).url_name == name for name, path in addresses.items())


def test_no_page_knows_who_reads(
    reader: Client, addresses: dict[str, str], web_editor: User
) -> None:
    """No cookie is set or asked for, and an editor gets the same bytes as a stranger."""
    editor = Client()
    editor.force_login(web_editor)
    for path in addresses.values():
        answers = [client.get(path) for client in (reader, editor)]
        bodies = [b"".join(iter(answer)) for answer in answers]
        for answer in answers:
            assert "cookie" not in answer.get("Vary", "").lower(), path
            assert not answer.cookies, path
        assert bodies[0] == bodies[1], path


def test_pages_are_kept_a_minute_and_not_sent_twice(
    reader: Client, addresses: dict[str, str]
) -> None:
    """Every page but files and health has an ETag and answers 304."""
    for name in set(addresses) - {"photo", "alive", "ready"}:
        response = reader.get(addresses[name])
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60", name
        again = reader.get(addresses[name], headers={"if_none_match": response["ETag"]})
        assert again.status_code == 304, name


def test_every_page_tells_machines_where_it_stands_and_what_it_is(
    reader: Client, addresses: dict[str, str], settings: Settings
) -> None:
    """One address, one card, one word to engines, and data that schema.org and Google know."""
    settings.SITE_URL = "https://news.example"
    for name, path in addresses.items():
        answer = reader.get(path)
        if not answer["Content-Type"].startswith("text/html"):
            b"".join(iter(answer))
            continue
        page = tree(answer)
        cards = page.xpath("//meta[starts-with(@property, 'og:')]")
        card = {each.get("property"): each.get("content") for each in cards}
        assert {"og:type", "og:title", "og:url", "og:locale", "og:site_name"} <= set(card), name
        assert card["og:url"] == f"https://news.example{path}", name
        assert page.xpath("//link[@rel='canonical']/@href") == [card["og:url"]], name
        assert page.xpath("//meta[@name='robots']/@content") == [answer["X-Robots-Tag"]], name
        things = things_of(page)
        assert things, name
        for thing in things:
            assert [*faults_of(thing), *faults_by_google(thing)] == [], name


def test_pages_are_only_for_reading(reader: Client, addresses: dict[str, str]) -> None:
    """Nothing changes by a reader's request; HEAD is reading."""
    for path in addresses.values():
        assert reader.post(path).status_code == 405, path
        head = reader.head(path)
        assert head.status_code == 200, path
        assert b"".join(head) == b"", path


def test_404_says_what_happened_and_leads_home(reader: Client) -> None:
    """A page of the paper, never kept by caches: a story may stand there soon."""
    response = reader.get("/nothing/here/")
    assert response.status_code == 404
    assert "There is no page at this address." in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_500_needs_neither_database_nor_context(rf: RequestFactory, settings: Settings) -> None:
    """Nor the folder of static files."""
    request: HttpRequest = rf.get("/")
    assert "Something went wrong on our side." in errors.went_wrong(request).content.decode()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "newsroom.hashed_modules.HashedModules"},
    }
    response = errors.went_wrong(request)
    assert response.status_code == 500
    assert "Something went wrong on our side." in response.content.decode()


def test_menu_is_read_once_and_anew_where_a_section_has_changed(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """A page of nothing asks for nothing but what changed, and for the menu where that did."""

    def shown(page: int) -> str:
        return text_of(tree(reader.get("/corrections/", {"page": page})).find_class("menu")[0])

    live_article()
    assert "City" in shown(1)
    with django_assert_num_queries(2):
        shown(2)
    Section.objects.filter(name="City").update(name="Town")
    with django_assert_num_queries(3):
        assert "Town" in shown(3)
