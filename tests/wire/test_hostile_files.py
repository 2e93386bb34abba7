"""Files that somebody made to do harm, or that broke on their way: refused in words, or read."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article
from people.models import User
from tests.desk.client import desk
from tests.wire.test_other_formats import page_of, word_file
from wire.formats import READERS
from wire.lines import PageError
from wire.stories_of_file import pages_of

pytestmark = pytest.mark.django_db

LETTER = b"Message-ID: <a@b.example>\r\nSubject: Ferries sail\r\n"
PART = '<w:document xmlns:w="http://w.example"><w:body>{}</w:body></w:document>'


def only(data: bytes) -> object:
    """Return what becomes of a file of one story: a page, or why there is none."""
    [(_, page)] = pages_of(data, "file", "auto")
    return page


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def deep_json() -> bytes:
    """A letter with the byte of a quotation mark hides how deep it goes from who counts bytes."""
    return ('{"headline":"∀","x":' + "[" * 5_000 + "]" * 5_000 + "}").encode("utf-16")


def damaged_word_file() -> bytes:
    text = "".join(paragraph(f"Words {n * 7919 % 1000}") for n in range(300))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", PART.format(text))
    data = made.getvalue()
    return data[:70] + bytes(each ^ 0x55 for each in data[70:110]) + data[110:]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "JSON in itself": (deep_json, "more than 60 lists"),
    "a Word file that was damaged": (damaged_word_file, "breaks off or is damaged"),
    "a mail of mails": (
        lambda: (
            LETTER
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
                for n in range(2_000)
            )
        ),
        "as no mail program does",
    ),
    "a mail that says too much of itself": (
        lambda: LETTER + b"Content-Type: text/plain" + b"; a=b" * 5_000 + b"\r\n\r\nWords.",
        "as no mail program does",
    ),
    "entities where the bytes do not show them": (
        lambda: (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE nitf [<!ENTITY a "hid">]>'
            "<nitf><body><body.head><hl1>Ferry &a;</hl1></body.head></body></nitf>"
        ).encode("utf-16-le"),
        "declares entities|not the text of a page",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_made_to_do_harm_is_refused_in_words(what: str) -> None:
    make, reason = REFUSED[what]
    page = only(make())
    assert isinstance(page, PageError)
    assert re.search(reason, str(page))


@pytest.mark.parametrize(
    "data",
    [
        LETTER + b"From: " + b"(" * 3_000 + b"a\r\n\r\nThe ferries sailed.\r\n",
        LETTER + b'Content-Type: text/plain; charset="a\x00b"\r\n\r\nThe ferries sailed.\r\n',
        LETTER + b"Content-Type: text/plain; charset=undefined\r\n\r\nThe ferries sailed.\r\n",
        json.dumps(
            {"headlines": [{"role": ["x"], "value": "Ferries sail"}], "body_text": "The ferries."}
        ).encode(),
        json.dumps(
            {"headline": "Ferries sail", "body_text": "The ferries.", "urgency": "9" * 5_000}
        ).encode(),
    ],
    ids=["comments in comments", "no encoding", "no codec", "a list", "a number without end"],
)
def test_what_is_odd_beside_the_story_does_not_stop_it(data: bytes) -> None:
    page = page_of(data)
    assert page.headline == "Ferries sail"
    assert page.told.markup.startswith("<p>The ferries")


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_moment_in_no_year_is_none(written: str) -> None:
    """In another zone it would lie before the first or after the last, and stop whoever asks."""
    item = {"headline": "Ferries sail", "body_text": "Words.", "versioncreated": written}
    page = page_of(json.dumps(item).encode())
    assert page.source_time is None
    assert ("versionCreated", written) in page.told.kept


def test_reader_that_fails_stops_no_other_file(
    web_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it raises: the others come in, and the page says which did not."""
    reader = next(each for each in READERS if each.name == "ninjs")
    broken = {"headline": "Broken", "body_text": "Words."}
    whole = {"headline": "Whole", "body_text": "Words."}

    def read(data: bytes) -> list[object]:
        if b"Broken" in data:
            raise KeyError("nobody foresaw it")
        return list(reader.read(data))

    monkeypatch.setattr(
        "wire.stories_of_file.reader_of",
        lambda data, name: type(reader)(reader.name, reader.first_bytes, read),  # type: ignore[arg-type]
    )
    files = [
        SimpleUploadedFile(f"{each['headline']}.json", json.dumps(each).encode())
        for each in (broken, whole)
    ]
    page = desk(web_editor).post("/admin/paste/", {"text": "", "pages": files}).content.decode()
    assert "could not be read" in page
    assert [story.headline for story in Article.objects.all()] == ["Whole"]


# --- Words that Word puts in boxes ---------------------------------------------------------------


def test_text_box_of_a_word_file_is_read_once_and_wrapped_blocks_are_read() -> None:
    """Also what stands in a table within a table, and in rows and blocks that something wraps."""
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(paragraph('Deep'))}</w:tr></w:tbl>"
    row = f"<w:tr>{cell.format(paragraph('Outer') + inner)}</w:tr>"
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    document = PART.format(
        paragraph("Head")
        + f"<w:p><w:r><w:t>Before</w:t></w:r><w:r><choice>{box}</choice><Fallback>{box}</Fallback>"
        "</w:r></w:p>"
        f"<w:customXml>{paragraph('Wrapped')}</w:customXml>"
        f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    )
    markup = page_of(word_file(document)).told.markup
    words = re.sub(r"<[^>]+>", " ", markup).split()
    assert words == ["Before", "Boxed", "Wrapped", "Outer", "Deep"]
