"""What is no text of a page is refused by what it is, at every way in, with what to do."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from people.models import User
from tests.trial_data import FOLDER, needs_trial_data
from tests.wire.samples import page_text
from wire.ingest import ingest
from wire.kinds import kind_of_bytes, kind_of_text
from wire.lines import MAX_LINES
from wire.outcome import Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

MAIL = "From: Ann Roe <ann@northern.example>\nTo: desk@paper.example\nSubject: Ferry\n\nIt stops.\n"
TEXTS = {
    "<!DOCTYPE html>\n<html><body><p>It stops.</p></body></html>": "HTML",
    "\ufeff \n\n<!-- saved from url=(0020)https://x.example -->\n<HTML lang=en>\n<p>A": "HTML",
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">\n<html/>': "HTML",
    "<p>Night ferry halted</p>\n<p>The ferry will stop calling there.</p>": "HTML",
    '<a href="https://x.example">Night ferry halted</a><br>The ferry stops.': "HTML",
    "Night ferry halted\n<p>The board said so.</p>\n<p>Nobody was asked.</p>": "HTML",
    '<?xml version="1.0" encoding="UTF-8"?>\n<story><p>It stops.</p></story>': "XML",
    "<news>\n<headline>Night ferry halted</headline>\n<text>It stops.</text>\n</news>": "XML",
    '{\n  "address": "https://x.example/1",\n  "words": "Night ferry halted"\n}': "JSON",
    '[{"words": "Night ferry halted"}]': "JSON",
    '["Night ferry halted", "The ferry will stop."]': "JSON",
    'news({"headline": "Night ferry halted"});': "JSON",
    "{'headline': 'Night ferry halted', 'body': 'It stops.'}": "JSON",
    MAIL: "a mail",
    f"From ann@northern.example Mon Mar  4 09:00:00 2024\n{MAIL}": "a mail",
    "Von: Ann Roe\nGesendet: Montag\nAn: Redaktion\nBetreff: Fähre\n\nSie hält nicht.": "a mail",
    "发件人：张三\n收件人：编辑部\n主题：渡轮\n\n渡轮停靠。": "a mail",
    f"---------- Forwarded message ---------\n{MAIL}": "a mail",
    f"Begin forwarded message:\n\n{MAIL}": "a mail",
    f"-----Original Message-----\n{MAIL}": "a mail",
    "От: Анна Р.\nКому: Редакция\nТема: Паром\n\nПаром не ходит.": "a mail",
    "Od: Anna R.\nDo: Redakcja\nTemat: Prom\n\nProm nie kursuje.": "a mail",
    r"{\rtf1\ansi Night ferry halted\par It stops.}": "RTF",
}
PROSE = (
    "<Breaking> Night ferry halted\n\nThe board said on Sunday that it would stop.\n",
    "<3% growth in ferry fares\n\nThe board said on Sunday that fares would rise.\n",
    "{Updated} Night ferry halted\n\nThe board said on Sunday that it would stop.\n",
    "[Video] Night ferry halted\n\nThe board said on Sunday that it would stop. [Photo]\n",
    "Subject: the man who counts ferries\n\nHe has counted them since 1971, he said.\n",
    "From: Oslo, with love\n\nThe letter took nine years, the post office said.\n",
    "Date: a fruit and its history\n\nThe date: nobody knows when it came, she said.\n",
    "Original message in a bottle\n\nFrom: Oslo, with love, said the letter in it.\n",
    "BMW to build ferries\n\nThe firm said so on Monday.\n",
    "The <script> element turns 30\n\nIt began as <p>, <b> and <i> did, he said.\n",
    "Mayor answers letters\n\nFrom: Ann Roe\nSubject: the ferry\n\nThe mayor laughed at it.\n",
)


def docx() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return made.getvalue()


FILES = {
    docx(): "Word document",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n": "PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600): "older Office file",
    b"\xff\xd8\xff\xe0\x00\x10JFIF": "picture",
    b"\x1f\x8b\x08\x00": "packed file",
    "<html><p>Ferry</p></html>".encode("utf-16"): "HTML",
    "<html><p>Ferry stops</p></html>".encode("utf-16-le"): "HTML",
    "Night ferry halted\n\nIt stops.\n".encode("utf-16-be"): "UTF-16 without its mark",
}


@pytest.mark.parametrize(("text", "name"), TEXTS.items())
def test_text_written_for_machines_is_refused_by_its_name(text: str, name: str) -> None:
    for outcome in (
        ingest(text, Wanted(name="pasted")),
        ingest(text.encode(), Wanted(name="story.txt")),
        ingest(text.encode("utf-16"), Wanted(name="story")),
    ):
        assert outcome.status == Status.REFUSED
        assert "Line 1: This is " in outcome.reason
        assert name in outcome.reason
    assert not Article.objects.exists()


@pytest.mark.parametrize(("data", "name"), FILES.items())
def test_file_of_a_program_is_refused_by_its_name(data: bytes, name: str) -> None:
    outcome = ingest(data, Wanted(name="page.txt"))
    assert outcome.status == Status.REFUSED
    assert "Line 1: This is " in outcome.reason
    assert name in outcome.reason
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_a_page_whatever_sign_it_begins_with(text: str) -> None:
    assert ingest(text, Wanted(name="page.txt")).status == Status.CREATED
    assert kind_of_bytes(text.encode()) is None


def test_paste_page_and_its_files_say_what_it_is_and_what_to_do(
    client: Client, web_editor: User
) -> None:
    client.force_login(web_editor)
    page = client.post(
        reverse("admin:paste"),
        {"text": next(iter(TEXTS)), "pages": [SimpleUploadedFile("story.txt", docx())]},
    ).content.decode()
    assert "This is HTML, the code of a web page" in page
    assert "Open it in a browser and copy the story there as text" in page
    assert "This is not a text file but a Word document (.docx)" in page


def test_command_refuses_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"words": "Night ferry halted"}')
    (tmp_path / "b.txt").write_text(page_text())
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path), json=True, stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert (first["status"], second["status"]) == ("refused", "created")
    assert "This is JSON" in first["reason"]


def test_page_of_too_many_lines_is_refused_before_it_is_read() -> None:
    outcome = ingest("Ferries" + "\nA short line" * MAX_LINES, Wanted(name="long.txt"))
    assert outcome.status == Status.REFUSED
    assert "20,001 lines; 20,000 are the most" in outcome.reason


@needs_trial_data
def test_wire_files_for_machines_are_refused_and_pages_are_not() -> None:
    for path in sorted((FOLDER / "wire").rglob("*")):
        if path.is_file():
            assert kind_of_bytes(path.read_bytes()), path
    for path in sorted((FOLDER / "pages").iterdir()):
        assert kind_of_bytes(path.read_bytes()) is None, path


PIECES = ["<p>", "<a", "</a>", "{", '"a":', "[", "]", "From: ", "To: ", "\n", "<!--", "-->", "?>"]


@given(st.lists(st.sampled_from([*PIECES, "<?xml", "a", " "]), max_size=30).map("".join))
def test_any_text_is_judged_without_a_fault_and_as_its_bytes_are(text: str) -> None:
    assert kind_of_bytes(text.encode()) == kind_of_text(text)
