"""The tables of formats: a new one is a module and a row, and everything that reads takes it."""

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from articles.models import Article
from editions.models import PublishedArticle
from people.models import User
from tests.builders import live_article
from tests.desk.client import desk
from wire import formats
from wire.formats import READERS, WRITERS, Reader, Writer
from wire.ingest import ingest
from wire.lines import PageError
from wire.outcome import Status
from wire.pagefields import Page, Paragraph
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

TELEX = b"ZCZC\nFerries sail again\nThe ferries sailed again on Monday.\nNNNN"


def read_telex(data: bytes) -> list[Page | PageError]:
    """Return what a telex says: a headline, a line a paragraph, and a mark at the end."""
    lines = data.decode("ascii").splitlines()
    if lines[-1] != "NNNN":
        raise PageError("The telex breaks off. Ask for it again.", len(lines))
    page = Page(
        headline=lines[1],
        take="",
        source="Telex",
        source_time=datetime(2025, 3, 2, 7, 45, tzinfo=UTC),
        is_date_only=False,
        authors=(),
        byline_place="",
        dateline=None,
        captions=(),
        body=tuple(Paragraph(line) for line in lines[2:-1]),
        web_editors=(),
        related=(),
        notes=(),
        furniture=(),
        spans=(),
    )
    return [page]


def telex_of(article: PublishedArticle) -> str:
    """Return a story as a telex."""
    return f"ZCZC\n{article.headline}\nNNNN"


@pytest.fixture
def telex(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give both tables a row for a format that the paper has not."""
    row = Reader("telex", re.compile(rb"ZCZC\s"), read_telex)
    monkeypatch.setattr(formats, "READERS", (row, *READERS))
    monkeypatch.setattr(
        formats, "WRITERS", (*WRITERS, Writer("telex", telex_of, "txt", "Telex", "by wire"))
    )


@pytest.mark.usefixtures("telex")
def test_file_is_read_by_the_first_row_that_it_begins_as(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TELEX)
    (tmp_path / "b.txt").write_text("Harbour opens\n\nThe harbour opened on Monday.\n")
    out = io.StringIO()
    call_command("ingest", str(tmp_path), "--json", stdout=out)
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(each["status"], each["headline"], each["source"]) for each in told] == [
        ("created", "Ferries sail again", "Telex"),
        ("created", "Harbour opens", None),
    ]


@pytest.mark.usefixtures("telex")
def test_named_format_is_asked_for_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(TELEX)
    call_command("ingest", str(page), "--format", "page", stdout=io.StringIO())
    assert Article.objects.get().headline == "ZCZC"


@pytest.mark.usefixtures("telex")
def test_desk_reads_the_format_pasted_or_as_a_file(web_editor: User) -> None:
    client = desk(web_editor)
    client.post("/admin/paste/", {"text": TELEX.decode()})
    other = SimpleUploadedFile("b.txt", TELEX.replace(b"Ferries", b"Trains"))
    client.post("/admin/paste/", {"text": "", "pages": [other]})
    headlines = set(Article.objects.values_list("headline", flat=True))
    assert headlines == {"Ferries sail again", "Trains sail again"}


@pytest.mark.usefixtures("telex")
def test_what_the_reader_refuses_is_refused_in_its_words() -> None:
    outcome = ingest(TELEX.removesuffix(b"\nNNNN"), Wanted(name="a.txt"))
    assert outcome.status == Status.REFUSED
    assert outcome.reason == "Line 3: The telex breaks off. Ask for it again."


@pytest.mark.usefixtures("telex")
def test_story_goes_out_in_the_format_that_is_asked_for() -> None:
    article, out = live_article(headline="Ferries sail again"), io.StringIO()
    call_command("export", article.public_id, "--format", "telex", stdout=out)
    assert out.getvalue() == "ZCZC\nFerries sail again\nNNNN"


def test_last_reader_takes_whatever_no_other_takes() -> None:
    assert READERS[-1].name == "page"
    assert READERS[-1].first_bytes.match(b"")
