"""What the paper says of itself: written by web editors, published by publishers alone."""

import threading

import pytest
from django.db import connection
from django.test import Client

from articles.acts.texts import draft_of, publish_text, save_text
from articles.models import TextSave
from editions.choices import TextKind
from editions.models import TextEdition
from people.actors import SHELL
from people.models import User
from tests.desk.client import Values, desk, form_values
from tests.website.live_pages import text_of, tree

pytestmark = pytest.mark.django_db

PAGE = "/admin/texts/imprint/"
READERS = "/about/imprint/"


def opened(client: Client) -> Values:
    return form_values(client.get(PAGE).content, "text_form")


def write(client: Client, **words: str) -> None:
    assert client.post(PAGE, opened(client) | words).status_code == 302


def foot(reader: Client) -> str:
    return text_of(tree(reader.get("/")).find_class("foot")[0])


def test_readers_get_what_was_published_and_no_draft(
    reader: Client, web_editor: User, publisher: User
) -> None:
    assert reader.get(READERS).status_code == 404
    write(desk(web_editor), title="Imprint", body="<p>Harbour Press, Pier 1</p>")
    assert reader.get(READERS).status_code == 404
    assert "Imprint" not in foot(reader)
    client = desk(publisher)
    assert client.post(f"{PAGE}publish/", {"number": "1"}).status_code == 302
    assert "Pier 1" in reader.get(READERS).content.decode()
    assert "Imprint" in foot(reader)
    write(client, title="Who we are", body="<p>Harbour Press, Pier 2</p>")
    assert "Pier 1" in reader.get(READERS).content.decode()
    client.post(f"{PAGE}publish/", {"number": "2"})
    assert "Pier 2" in reader.get(READERS).content.decode()
    assert "Who we are" in foot(reader)
    client.post(f"{PAGE}withdraw/")
    assert reader.get(READERS).status_code == 404
    assert "Who we are" not in foot(reader)
    assert [row.title for row in TextEdition.objects.order_by("pk")] == [
        "Imprint", "Who we are", "",
    ]  # fmt: skip


def test_only_publishers_send_a_text_out_and_reporters_see_none(
    web_editor: User, reporter: User
) -> None:
    write(desk(web_editor), title="Imprint", body="<p>Pier 1</p>")
    assert desk(web_editor).post(f"{PAGE}publish/", {"number": "1"}).status_code == 404
    assert desk(web_editor).post(f"{PAGE}withdraw/").status_code == 404
    assert desk(reporter).get(PAGE).status_code == 404
    assert desk(reporter).post(PAGE, {"title": "x", "body": "x", "opened": "1"}).status_code == 404
    assert not TextEdition.objects.exists()


def test_what_was_not_looked_at_does_not_go_out(publisher: User, web_editor: User) -> None:
    write(desk(publisher), title="Imprint", body="<p>Pier 1</p>")
    write(desk(web_editor), title="Imprint", body="<p>Pier 7</p>")
    answer = desk(publisher).post(f"{PAGE}publish/", {"number": "1"}, follow=True)
    assert "Somebody saved meanwhile" in answer.content.decode()
    assert not TextEdition.objects.exists()


def test_two_editors_at_once_lose_nothing(publisher: User, web_editor: User) -> None:
    """Different paragraphs are both saved; where both changed one, the second is asked."""
    first_desk, other = desk(publisher), desk(web_editor)
    write(first_desk, title="Imprint", body="<p>Pier 1</p><p>Telephone 1</p>")
    first, second, third = opened(first_desk), opened(other), opened(other)
    first_desk.post(PAGE, first | {"body": "<p>Pier 2</p><p>Telephone 1</p>"})
    other.post(PAGE, second | {"body": "<p>Pier 1</p><p>Telephone 2</p>"})
    newest = TextSave.objects.latest("number")
    assert newest.body == "<p>Pier 2</p><p>Telephone 2</p>"
    answer = other.post(PAGE, third | {"body": "<p>Pier 9</p><p>Telephone 1</p>"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Pier 9" in page
    assert "changed the same words" in page
    assert TextSave.objects.latest("number") == newest
    again = form_values(answer.content, "text_form")
    assert other.post(PAGE, again).status_code == 302
    assert "Pier 9" in TextSave.objects.latest("number").body


def test_an_earlier_save_comes_back(web_editor: User) -> None:
    client = desk(web_editor)
    write(client, title="Imprint", body="<p>Pier 1</p>")
    write(client, title="Imprint", body="<p>Pier 2</p>")
    history = client.get(f"{PAGE}history/").content.decode()
    assert "Pier 1" in history
    client.post(f"{PAGE}history/1/restore/")
    newest = TextSave.objects.latest("number")
    assert (newest.number, newest.body) == (3, "<p>Pier 1</p>")


def test_a_text_is_cleaned_and_its_title_escaped(reader: Client, publisher: User) -> None:
    client = desk(publisher)
    write(client, title="Us & <b>them</b>", body='<p onclick="x()">Pier<script>x()</script></p>')
    client.post(f"{PAGE}publish/", {"number": "1"})
    page = reader.get(READERS).content.decode()
    assert "<p>Pier</p>" in page
    assert "<script>x" not in page
    assert "Us &amp; &lt;b&gt;" in page


def test_a_text_without_title_stays_as_typed(web_editor: User) -> None:
    answer = desk(web_editor).post(PAGE, {"title": " ", "body": "<p>Pier 1</p>", "opened": "0"})
    assert "Pier 1" in answer.content.decode()
    assert not TextSave.objects.exists()


def test_the_record_of_texts_stays(reader: Client) -> None:
    save_text(TextKind.IMPRINT, "Imprint", "<p>Pier 1</p>", opened=0, by=SHELL)
    publish_text(TextKind.IMPRINT, number=1, by=SHELL)
    with pytest.raises(Exception, match="append-only"):
        TextEdition.objects.update(title="Another")


def test_two_first_saves_at_once_are_a_conflict_and_no_error(
    web_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_text(TextKind.IMPRINT, "Theirs", "<p>Pier 1</p>", opened=0, by=SHELL)
    monkeypatch.setattr("articles.acts.texts.locked_draft", lambda kind: None)
    sent = opened(desk(web_editor)) | {"title": "Mine", "opened": "0"}
    page = desk(web_editor).post(PAGE, sent).content.decode()
    assert "saved meanwhile" in page
    assert "Mine" in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one after the other")
def test_saves_of_several_at_once_all_hold() -> None:
    """Whoever waited for a colleague's save sees it: of five none fails, and no word is lost."""
    lines = [f"<p>Line {n} of the imprint.</p>" for n in range(5)]
    first = save_text(TextKind.IMPRINT, "Imprint", "".join(lines), opened=0, by=SHELL)
    failed: list[Exception] = []

    def mend(n: int) -> None:
        body = "".join([*lines[:n], f"<p>Line {n} of {n}.</p>", *lines[n + 1 :]])
        try:
            save_text(TextKind.IMPRINT, "Imprint", body, opened=first.number, by=SHELL)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    at_once = [threading.Thread(target=mend, args=(n,)) for n in range(5)]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    assert failed == []
    newest = draft_of(TextKind.IMPRINT)
    assert newest is not None
    assert all(f"Line {n} of {n}." in newest.body for n in range(5))
