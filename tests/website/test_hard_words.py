"""Nothing that the desk accepts breaks a page, list, feed or sitemap that readers have."""

import json
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree, html

from articles.acts.threads import put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, withdraw
from articles.models import Article
from articles.workflow import DoorError
from editions.choices import Kind
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Section, Thread
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.desk.client import Values, add_row, desk, form_values, open_story, story_url
from tests.lengths import short_or_long

pytestmark = pytest.mark.django_db

HARD_WORDS = {
    "accents": "Élection à Łódź, Đà Nẵng",
    "accents apart": "Re\u0301sume\u0301 de la journe\u0301e",
    "marks on marks": "Z\u0351\u036b\u0343a\u0344l\u0358",
    "Chinese": "中国客机C919首航",
    "beyond the first plane": "𠮷野家 🛳️ 👩‍👩‍👧",
    "pictures alone": "🛳️",
    "Arabic": "الانتخابات \u200fفي 2024",
    "Hebrew": "בחירות “2024”",
    "turned about": "\u202eright to left\u202c \u2067isolated\u2069",
    "Hindi": "मोदी की यात्रा",
    "Thai": "การเลือกตั้ง",
    "Korean": "G20 정상회의",
    "Cyrillic": "Выборы во Франции",
    "no cases": "ß ﬁ İ ı",
    "quotes": "“Don’t” \"say\" 'so' `now` «là»",
    "markup": "<b>AT&T</b> & <3% </script><script>x()</script> ]]> <!-- &lt; &nbsp;",
    "templates": "{{ headline }} {% url 'tag' %} {# x #} %s {0}",
    "path": "a/b/../c?d=e&f=g#h %2F %",
    "dots": "..",
    "digits": "2024",
    "punctuation": "?!—…",
    "hyphens": "-_-",
    "line ends": "one\u2028two\u2029three\u0085four\r\nfive",
    "control characters": "a\x01b\x0bc\x1bd\x7fe\x9ff",
    "no characters": "a\ufffeb\uffffc\ufdd0d",
    "unseen": "a\u200bb\u00adc\ufeffd\u2060e",
    "spaces": "\u3000a\u00a0b\u202fc\u3000",
    "three hundred": "word " * 59 + "words",
    "one long": "W" * 300,
    "NUL between words": "ferries\x00run",
}  # fmt: skip


def add(client: Client, model: str, **values: str) -> None:
    """Add a row at the desk: it takes the words, or says what is wrong with them."""
    address = f"/admin/{model.replace('.', '/')}/add/"
    form = form_values(client.get(address).content, f"{model.partition('.')[2]}_form")
    response = client.post(address, form | values)
    assert response.status_code in {200, 302}, model


def newest[Row: (Section, Person, Organisation, Thread)](model: type[Row]) -> Row | None:
    return model._default_manager.order_by("pk").last()


def fill(user: User, words: str) -> Article:
    """Put the words into every field of a story at the desk, as far as it takes them."""
    client = desk(user)
    section = make_article().section
    assert section is not None
    add(client, "taxonomy.section", name=words[:80], slug="", position="1")
    add(client, "taxonomy.tag", name=words[:100], slug="")
    add(client, "taxonomy.thread", title=words[:120], slug="", description=words)
    for model in ("person", "organisation"):
        client.post(f"/admin/name-choices/{model}/new/", {"name": words[:200]})
    add(client, "people.person", name=words[:200], title=words[:200], bio=words, slug="")
    add(client, "people.organisation", name=words[:200], abbreviation=words[:40], slug="")
    photo = make_photo(rendered=True, data=picture_bytes(size=(500, 400)))
    article = make_article(photos=[photo], tags=["Ferries"])
    person, house = newest(Person), newest(Organisation)
    words_of = {
        "headline": 300, "short_headline": 120, "kicker": 80, "standfirst": 300,
        "byline_place": 120, "dateline_place": 120, "dateline_date_text": 40,
        "search_title": 120, "social_title": 120, "tags": 100,
    }  # fmt: skip
    fields = {name: words[:length] for name, length in words_of.items()}
    fields["section"] = str((newest(Section) or section).pk)
    fields["body"] = f"<p>{words}</p><h2>{words}</h2>"
    fields["source"] = str(house.pk) if house else ""
    fields |= {"figures-0-caption": words, "figures-0-alt_text": words}
    fields["figures-0-credit"] = words[:300]
    values = open_story(client, article)
    assert set(fields) <= set(values)
    if person:
        add_row(values, "credits", person=str(person.pk), role="web_editor", ORDER="1")
    save(client, article, values, fields)
    thread = newest(Thread)
    if thread:
        put_in(article, thread, by=SHELL)
    return Article.objects.get(pk=article.pk)


def save(client: Client, article: Article, values: Values, fields: Values) -> None:
    """Save a story; a field that the desk does not take so stays as it was."""
    response = client.post(story_url(article), values | fields)
    if response.status_code == 200:
        page = html.document_fromstring(response.content)
        wrong = page.xpath("//*[@aria-invalid='true']/@name")
        kept = {name: words for name, words in fields.items() if name not in wrong}
        response = client.post(story_url(article), values | kept)
    assert response.status_code == 302


START = [
    "/", "/feed/", "/feed.json", "/sitemap.xml", "/sitemap-threads.xml", "/sitemap-news.xml",
    "/robots.txt", "/corrections/", "/archive/", "/search/?q=ferries",
]  # fmt: skip


def walk(reader: Client) -> Iterator[str]:
    """Ask for every address that the paper's pages lead to, look at each answer, and yield it."""
    waiting, seen = list(START), set(START)
    while waiting:
        address = waiting.pop()
        response = reader.get(address)
        assert response.status_code == 200, (address, response.status_code)
        body = b"".join(iter(response))
        yield address
        found = list(links(response["Content-Type"], body))
        for link in found:
            path = urldefrag(urljoin(settings.SITE_URL + address, link)).url
            if not path.startswith(settings.SITE_URL + "/"):
                continue
            path = path.removeprefix(settings.SITE_URL)
            if path not in seen and not path.startswith(("/static/", "/followed/", "/photo/")):
                seen.add(path)
                waiting.append(path)


def links(content_type: str, body: bytes) -> Iterator[str]:
    """Parse a page, feed or sitemap as strictly as its form asks, and yield its links."""
    text = body.decode()
    kind = content_type.partition(";")[0]
    if kind.endswith("xml"):
        root = etree.fromstring(body)
        yield from root.xpath("//*[local-name()='loc' or local-name()='link']/text()")
    elif kind.endswith("json"):
        json.loads(text)
    elif kind == "text/html":
        root = html.document_fromstring(text)
        for script in root.xpath("//script[@type='application/ld+json']"):
            json.loads(script.text)
        yield from root.xpath("//a/@href")
        yield from root.xpath("//link[@rel='alternate' or @rel='canonical' or @rel='next']/@href")


# In the short form one of each family: other marks, other signs, another way, what machines read.
FAMILIES = ("marks on marks", "beyond the first plane", "turned about", "markup", "dots", "unseen")


@pytest.mark.long
@pytest.mark.parametrize("kind", short_or_long(FAMILIES, tuple(HARD_WORDS)))
def test_what_the_desk_takes_breaks_no_page(kind: str, publisher: User, reader: Client) -> None:
    hard = HARD_WORDS[kind]
    article = fill(publisher, hard)
    publish(article, by=SHELL)
    path = Article.objects.get(pk=article.pk).live_path
    with suppress(DoorError):
        amend(article, {"standfirst": "New."}, NamedChange(Kind.CORRECTION, note=hard), by=SHELL)
    shown = {urlsplit(address).path for address in walk(reader)}
    assert {path, f"{path}history/"} <= shown
    lists = {"section", "tag", "person", "archive"}
    lists |= {"source"} if Organisation.objects.exists() else set()
    lists |= {"thread"} if Thread.objects.exists() else set()
    assert lists <= {address.split("/")[1] for address in shown}
    with suppress(DoorError):
        withdraw(article, reason=hard, by=SHELL)
        assert reader.get(path).status_code == 410


def test_half_a_character_is_left_out(reader: Client) -> None:
    """A form cannot send one, but JSON can, and files of others."""
    article = live_article()
    fix = {"headline": "A\ud83d ferry\udea2", "body": "<p>It\udc00 leaves.</p>"}
    amend(article, fix, NamedChange(Kind.CORRECTION, note="It leaves."), by=SHELL)
    page = b"".join(iter(reader.get(Article.objects.get(pk=article.pk).live_path)))
    assert b"A ferry" in page
    assert b"It leaves." in page
