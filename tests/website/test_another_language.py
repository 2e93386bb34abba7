"""A paper in another language: one file of a translator, and not an English word is left."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.pofile import write_po
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.management import CommandError, call_command
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from lxml import etree, html
from pytest_django import Settings

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.body import figure_markup
from editions.choices import Kind
from editions.models import PublishedArticle
from editions.verification import rebuild_site
from media.choices import DigitalSourceType
from media.renditions import make_renditions
from newsroom.catalogs import compiled
from newsroom.language import in_their_language
from newsroom.readers_words import readers_words
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Tag, Thread
from tests.builders import live_article, make_photo, make_section, picture_bytes
from website import errors
from website.trouble import Trouble, trouble_page

pytestmark = pytest.mark.django_db

# What a reader is told besides what stands on the page.
TOLD = ("aria-label", "alt", "title", "placeholder")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")


@pytest.fixture(scope="module")
def brackets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a German that says every word of ours in brackets; days are the CLDR's."""
    catalog = readers_words()
    for message in catalog:
        if message.id:
            words = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(f"⟦{word}⟧" for word in words)
            message.string = said if len(said) > 1 else said[0]
    folder = tmp_path_factory.mktemp("words")
    source = folder / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    with source.open("wb") as file:
        write_po(file, catalog)
    return compiled(folder, into=folder / "made")


@pytest.fixture(autouse=True)
def paper(settings: Settings, brackets: Path) -> None:
    """A paper in that language."""
    settings.LOCALE_PATHS = [brackets]
    settings.PAPER_LANGUAGE = "de"
    settings.SITE_NAME = "Νέα"


@pytest.fixture
def story() -> Article:
    """A story with all that a page can show, whose own words are Greek."""
    made = (DigitalSourceType.TRAINED, "", "")
    words: dict[str, Any] = {"caption": "Πλοίο", "alt_text": "Πλοίο"}
    photos = [
        make_photo(data=picture_bytes(size=(640, 480)), digital_source_type=kind, **words)
        for kind in made
    ]
    make_renditions(photos[0])
    gallery = "".join(figure_markup(photo.content_hash) for photo in photos[1:])
    article = greek(
        photos=photos,
        body=f"<p>Πλοία.</p>{gallery}<p>Νερό.</p>",
        writers=("Νίκος", "Άννα", "Ρέα"),
        web_editors=("Ζωή", "Εύα"),
        source="Αθήνα",
        source_time=datetime.fromisoformat("2024-09-11T09:19:00+08:00"),
        tags=["Πλοία"],
        byline_place="Πάτρα",
        dateline_place="ΠΑΤΡΑ",
        dateline_date=date(2024, 9, 10),
        is_flash=True,
    )
    put_in(article, make_thread("Θύελλα", "storm", by=SHELL), by=SHELL)
    put_in(greek(), Thread.objects.get(), by=SHELL)
    greek(language="el", translation_of=article)
    for kind, headline in ((Kind.CORRECTION, "Νερά"), (Kind.UPDATE, "Θάλασσα")):
        patch = {"headline": headline, "body": f"<p>{headline}.</p>{gallery}<p>Νερό.</p>"}
        amend(article, patch, NamedChange(kind, note="Όχι."), by=SHELL)
    article.refresh_from_db()
    return article


def greek(**fields: Any) -> Article:
    """Return a live story whose words are Greek."""
    usual = {"headline": "Πλοία", "body": "<p>Πλοία.</p>", "writers": ("Νίκος",)}
    return live_article(**{**usual, "section": make_section("Πόλη", "city"), **fields})


def english_in(text: str) -> list[str]:
    """Return what is neither in brackets nor Greek, a number, or a German month or weekday."""
    while BRACKETED.search(text):
        text = BRACKETED.sub(" ", text)
    german = Locale("de")
    named = {
        name.rstrip(".")
        for names in (german.months["format"], german.days["format"])
        for form in ("wide", "abbreviated")
        for name in names[form].values()
    }
    return [word for word in re.findall(r"[A-Za-zä]+", text) if word not in {*named, "UTC"}]


def said(page: bytes) -> Iterator[str]:
    """Yield everything that a page tells a reader: its text, and what stands on no page."""
    tree = html.document_fromstring(page.decode())
    yield "".join(tree.xpath("//text()[not(parent::script)]"))
    yield from (element.get(name, "") for element in tree.iter("*") for name in TOLD)
    yield from tree.xpath("//meta[@name='description']/@content")


def check_all_is_ours(page: bytes, name: str) -> None:
    """Fail where a page says a word that no translator was asked for."""
    assert "⟦" in page.decode(), name
    for words in said(page):
        assert not english_in(words), (name, words)


def test_no_page_has_an_english_word(reader: Client, story: Article) -> None:
    gone = greek()
    withdraw(gone, reason="Όχι.", by=SHELL)
    make_section("Άδειο", "empty", 2)
    paths = [
        "/", "/section/city/", "/section/empty/", story.live_path, f"{story.live_path}history/",
        "/corrections/", "/archive/", f"/archive{story.live_path[:12]}", "/search/?q=Πλοία",
        "/search/?q=Τίποτα", "/thread/storm/", gone.live_path, "/nothing/",
        *(f"/person/{person.slug}/" for person in Person.objects.all()),
        *(f"/source/{house.slug}/" for house in Organisation.objects.all()),
        *(f"/tag/{tag.slug}/" for tag in Tag.objects.all()),
    ]  # fmt: skip
    for path in paths:
        check_all_is_ours(reader.get(path).content, path)


def test_no_empty_page_has_an_english_word(reader: Client) -> None:
    for path in ("/", "/corrections/", "/archive/", "/search/"):
        check_all_is_ours(reader.get(path).content, path)


def test_no_feed_has_an_english_word(reader: Client, story: Article) -> None:
    feed = json.loads(reader.get("/feed.json").content)
    rss = etree.fromstring(reader.get("/feed/").content)
    texts = [item["content_html"] for item in feed["items"]]
    texts += rss.xpath("//*[local-name() = 'encoded']/text()")
    assert len(texts) == 6
    for text in texts:
        check_all_is_ours(text.encode(), "a feed")
    [corrected] = [item for item in feed["items"] if "corrections" in item["_newsroom"]]
    assert corrected["_newsroom"]["corrections"][0]["name"] == "⟦Correction⟧"
    assert corrected["_newsroom"]["dateline"] == "⟦ΠΑΤΡΑ, 10. Sept.⟧ —"


def test_no_page_of_trouble_has_an_english_word(rf: RequestFactory) -> None:
    request = rf.get("/")
    answers = [
        lambda _: errors.bad_request(request, ValueError()),
        lambda _: errors.forbidden(request, PermissionDenied()),
        lambda _: errors.went_wrong(request),
        lambda _: errors.removed(request),
        lambda _: trouble_page(request, Trouble.AWAY),
        lambda _: render(request, "429.html"),
    ]
    for answer in answers:
        check_all_is_ours(in_their_language(answer)(request).getvalue(), "trouble")
    assert "⟦" in Client().get(f"/photo/{'0' * 32}-480.jpg").content.decode()


def test_stored_rows_speak_as_the_paper_does(story: Article) -> None:
    """Whoever makes them: the door for an editor whose desk is English, or a command."""
    row = PublishedArticle.objects.get(pk=story.public_id)
    assert 'aria-label="⟦Gallery, 2 pictures⟧"' in row.body_html
    assert "⟦ΠΑΤΡΑ, 10. Sept.⟧ —" in row.body_html
    with translation.override("fr"):
        assert story.public_id in list(rebuild_site())
    assert PublishedArticle.objects.get(pk=story.public_id).body_html == row.body_html


def test_desk_stays_english_and_shows_what_readers_get(story: Article, publisher: User) -> None:
    desk = Client()
    desk.force_login(publisher)
    page = desk.get(reverse("admin:articles_article_changelist")).content.decode()
    assert '<html lang="en"' in page
    assert "⟦" not in page
    preview = desk.get(reverse("admin:preview_page", args=[story.public_id]))
    check_all_is_ours(preview.content, "preview")


# --- The file -------------------------------------------------------------------------------------


def test_new_translation_is_read_at_the_next_start(tmp_path: Path) -> None:
    source = written(tmp_path, 'msgid "Search"\nmsgstr "Suche"\n')
    [made] = compiled(tmp_path, into=tmp_path / "made").rglob("*.mo")
    first = made.read_bytes()
    source.write_text(source.read_text().replace("Suche", "Finden"))
    compiled(tmp_path, into=tmp_path / "made")
    assert b"Finden" in made.read_bytes() != first
    assert [path.name for path in made.parent.iterdir()] == ["django.mo"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('msgid "By %(names)s"\nmsgstr "Von %(name)s"\n', "line 5: .* unknown named placeholder"),
        ('msgid "Search"\nmsgid "Archive"\n', "cannot be read"),
    ],
)
def test_translation_that_no_page_can_be_made_with_stops_the_start(
    tmp_path: Path, text: str, sentence: str
) -> None:
    written(tmp_path, text)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        compiled(tmp_path, into=tmp_path / "made")


def written(folder: Path, text: str) -> Path:
    """Write a translator's file."""
    source = folder / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    source.write_text(head + text)
    return source


def test_command_writes_the_file_and_keeps_what_is_translated(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LOCALE_DIR = tmp_path
    call_command("write_words", "pt-br")
    source = tmp_path / "pt_BR" / "LC_MESSAGES" / "django.po"
    text = source.read_text()
    assert 'msgid "You May Also Like"\nmsgstr ""' in text
    source.write_text(text.replace('"Search"\nmsgstr ""', '"Search"\nmsgstr "Busca"'))
    call_command("write_words", "pt-br")
    assert 'msgid "Search"\nmsgstr "Busca"' in source.read_text()
    before, after = re.findall(r"(\d+) of them not yet", capsys.readouterr().out)
    assert int(before) - int(after) == 1


def test_command_brings_all_files_up_to_date_and_says_what_waits_and_went(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LOCALE_DIR = tmp_path
    with pytest.raises(CommandError, match="Name a language"):
        call_command("write_words")
    source = written(tmp_path, 'msgid "Search"\nmsgstr "Suche"\n\nmsgid "Hm"\nmsgstr "Hm"\n')
    call_command("write_words")
    printed = capsys.readouterr().out
    assert "not yet: 'Archive'" in printed
    assert "not yet: 'Search'" not in printed
    assert "dropped, no page says it: 'Hm'" in printed
    once = source.read_bytes()
    assert b'"Suche"' in once
    assert b"Hm" not in once
    call_command("write_words", "de")
    assert source.read_bytes() == once
