"""Pasting a wire page, and dropping files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.draft.snapshot import story_of
from articles.models import Article
from people.models import User
from tests.desk.client import desk

pytestmark = pytest.mark.django_db

PAGE = """Harbour council keeps the night ferry
(Xinhua) 09:19, September 11, 2024
NANJING, Sept. 10 (Xinhua) -- The night ferry stays, the harbour council said on Tuesday.

It had been planned to end the service in winter. Nobody had asked the fishermen.

(Web editor: Zhang Kaiwei, Zhong Wenxing)
"""


def test_pasted_page_becomes_a_draft_with_its_parts_in_their_fields(web_editor: User) -> None:
    response = desk(web_editor).post("/admin/paste/", {"text": PAGE})
    article = Article.objects.get()
    story = story_of(article)
    assert story.headline == "Harbour council keeps the night ferry"
    assert [credit.name for credit in story.credits] == ["Zhang Kaiwei", "Zhong Wenxing"]
    assert story.dateline
    assert story.dateline.place == "NANJING"
    assert f"/admin/articles/article/{article.pk}/change/" in response.content.decode()
    assert article.created_by == web_editor


def test_lines_that_found_no_field_are_shown_and_noted_on_the_draft(web_editor: User) -> None:
    text = PAGE.replace("\n\n", "\n\nUpdated 10:00, September 12, 2024\n\n", 1)
    page = desk(web_editor).post("/admin/paste/", {"text": text}).content.decode()
    assert "Lines that found no field" in page
    note = Article.objects.get().notes.get()
    assert "September 12, 2024" in page
    assert "September 12, 2024" in note.words
    assert "Web editor" not in note.words


def test_page_that_was_understood_whole_leaves_no_note(web_editor: User) -> None:
    # What stands around a story on a house's page is no part of it.
    text = f"Home>>World\n{PAGE}\n\nYou May Also Like\n\nMore From Author\n"
    page = desk(web_editor).post("/admin/paste/", {"text": text}).content.decode()
    assert "found no field" not in page
    assert not Article.objects.get().notes.exists()


def test_each_file_is_read_and_what_cannot_be_is_named(web_editor: User) -> None:
    files = [
        SimpleUploadedFile("good.txt", PAGE.encode()),
        SimpleUploadedFile("empty.txt", b" "),
        SimpleUploadedFile("picture.jpg", b"\xff\xd8\xff\x00\x00"),
    ]
    page = desk(web_editor).post("/admin/paste/", {"text": "", "pages": files}).content.decode()
    assert Article.objects.count() == 1
    assert page.count("Refused") == 2
    assert "empty.txt" in page
    assert "picture.jpg" in page


def test_same_page_again_is_known(web_editor: User) -> None:
    client = desk(web_editor)
    client.post("/admin/paste/", {"text": PAGE})
    assert b"Known, unchanged" in client.post("/admin/paste/", {"text": PAGE}).content
    assert Article.objects.count() == 1


def test_nothing_pasted_is_asked_for(web_editor: User) -> None:
    assert b"Paste the text" in desk(web_editor).post("/admin/paste/", {"text": " "}).content


def test_reporter_reads_nothing_in(reporter: User) -> None:
    client = desk(reporter)
    assert client.get("/admin/paste/").status_code == 404
    assert client.post("/admin/paste/", {"text": PAGE}).status_code == 404
    assert not Article.objects.exists()
