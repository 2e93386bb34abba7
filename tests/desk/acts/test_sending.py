"""What colleagues are told reaches them: on their first page, by mail, and by the webhook."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from articles import sending
from articles.models import Notice
from articles.notices import tell, tell_publishers
from articles.sending import ATTEMPTS, send_next_alert, send_next_mail
from people.actors import SHELL
from people.models import User
from tests.builders import make_article
from tests.desk.client import desk, story_url


@pytest.fixture(autouse=True)
def mail_server(db: None, settings: Settings) -> None:
    """A paper that sends mail."""
    settings.EMAIL_URL = "smtp://mail.example"
    settings.SITE_NAME = "The Harbour Daily"
    settings.SITE_URL = "https://news.example"


@pytest.fixture
def editor(web_editor: User) -> User:
    """A web editor with an address."""
    web_editor.email = "wen@news.example"
    web_editor.save()
    return web_editor


def told() -> Notice:
    return Notice.objects.get()


def fail(notice: Notice) -> None:
    raise OSError("The mail server does not answer.")


class Hook(BaseHTTPRequestHandler):
    """A chat that keeps what it is told."""

    heard: list[tuple[dict[str, str], str]] = []
    status = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((json.loads(body), self.headers["Content-Type"]))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def hook(settings: Settings) -> Iterator[type[Hook]]:
    Hook.heard, Hook.status = [], 200
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.ALERT_WEBHOOK_URL = f"http://127.0.0.1:{server.server_port}/hook"
    yield Hook
    server.shutdown()
    server.server_close()


def test_a_notice_is_mailed_once_in_plain_text_with_the_storys_address(editor: User) -> None:
    article = make_article()
    tell(editor, "“Five ships” did not go out at 09:00.", article)
    assert send_next_mail()
    assert not send_next_mail()
    (message,) = mail.outbox
    assert message.to == ["wen@news.example"]
    assert message.subject == "The Harbour Daily: “Five ships” did not go out at 09:00."
    assert message.body == (
        "“Five ships” did not go out at 09:00.\n\n"
        f"https://news.example/admin/articles/article/{article.pk}/change/\n"
    )
    assert message.content_subtype == "plain"
    assert told().sent_at


def test_words_that_came_from_a_story_make_no_header_of_their_own(editor: User) -> None:
    Notice.objects.create(user=editor, words=f"Ships\r\nBcc: all@news.example {'x' * 200}")
    send_next_mail()
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["wen@news.example"]


@pytest.mark.parametrize("why", ["no server", "no address", "account closed"])
def test_what_cannot_be_mailed_at_all_stays_on_the_desk_and_is_not_kept_for_later(
    editor: User, settings: Settings, why: str
) -> None:
    if why == "no server":
        settings.EMAIL_URL = ""
    elif why == "no address":
        User.objects.update(email="")
    else:
        User.objects.update(is_active=False)
    Notice.objects.create(user=editor, words="Look.")
    assert send_next_mail()
    assert not mail.outbox
    assert not send_next_mail()
    assert Notice.objects.unseen().exists()


def test_a_server_that_does_not_answer_is_tried_again_with_growing_pauses_and_then_named(
    editor: User, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(editor, "Look.")
    monkeypatch.setattr(sending, "mail", fail)
    waits = []
    for _ in range(ATTEMPTS):
        assert send_next_mail()
        # Nobody hammers at it.
        assert not send_next_mail()
        until = told().claimed_until
        if until:
            waits.append(round((until - timezone.now()) / timedelta(minutes=1)))
            Notice.objects.update(claimed_until=timezone.now())
    assert waits == [1, 5, 15, 60]
    assert told().problem == "The mail server does not answer."
    assert not send_next_mail()
    assert b"does not answer" in desk(superuser).get("/admin/").content
    assert b"does not answer" not in desk(editor).get("/admin/").content


def test_one_that_cannot_be_sent_stops_no_other(
    editor: User, reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(reporter, "First.")
    tell(editor, "Second.")
    send = sending.mail
    monkeypatch.setattr(sending, "mail", lambda n: fail(n) if n.user == reporter else send(n))
    while send_next_mail():
        pass
    assert [message.to for message in mail.outbox] == [["wen@news.example"]]


def test_a_notice_whose_worker_died_is_sent_when_its_claim_ends(editor: User) -> None:
    tell(editor, "Look.")
    # A worker took it and was killed.
    assert sending.claim(Notice.objects.all())
    assert not send_next_mail()
    Notice.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert send_next_mail()
    assert len(mail.outbox) == 1


def test_workers_that_die_of_a_notice_do_so_five_times_at_most(editor: User) -> None:
    tell(editor, "Look.")
    for _ in range(ATTEMPTS):
        assert sending.claim(Notice.objects.all())
        Notice.objects.update(claimed_until=timezone.now())
    assert not send_next_mail()
    assert "worker ended" in told().problem


def test_publishers_and_the_webhook_hear_of_trouble(publisher: User, hook: type[Hook]) -> None:
    publisher.email = "paula@news.example"
    publisher.save()
    article = make_article()
    tell_publishers("“Five ships” was withdrawn.", article, by=SHELL)
    assert send_next_mail()
    assert send_next_alert()
    assert mail.outbox[0].to == ["paula@news.example"]
    ((message, kind),) = hook.heard
    assert message["text"] == "“Five ships” was withdrawn."
    assert message["url"] == f"https://news.example{story_url(article)}"
    assert set(message) == {"text", "url", "at"}
    assert kind == "application/json"


@pytest.mark.parametrize("status", [500, 404, 302])
def test_webhook_that_does_not_take_it_is_asked_again(hook: type[Hook], status: int) -> None:
    hook.status = status
    tell_publishers("Look.", by=SHELL)
    assert send_next_alert()
    assert told().sent_at is None
    hook.status = 204
    Notice.objects.update(claimed_until=timezone.now())
    assert send_next_alert()
    assert told().sent_at
    assert len(hook.heard) == 2


def test_paper_without_a_webhook_posts_nothing() -> None:
    tell_publishers("Look.", by=SHELL)
    assert send_next_alert()
    assert not send_next_alert()


# --- On the first page ----------------------------------------------------------------------------


def test_notice_stands_on_the_first_page_until_it_was_seen(editor: User, reporter: User) -> None:
    tell(editor, "“Five ships” did not go out.", make_article(), is_urgent=True)
    client = desk(editor)
    page = client.get("/admin/").content.decode()
    assert "“Five ships” did not go out." in page
    assert 'class="unseen"' in page
    assert "Five ships" not in desk(reporter).get("/admin/").content.decode()
    seen = {"notice": str(told().pk)}
    assert client.get("/admin/notices/seen/", seen).status_code == 405
    assert desk(reporter).post("/admin/notices/seen/", seen).status_code == 302
    assert Notice.objects.unseen().exists()
    client.post("/admin/notices/seen/", seen)
    assert "Five ships” did not" not in client.get("/admin/").content.decode()
    assert 'class="unseen"' not in client.get("/admin/").content.decode()


def test_all_seen_means_those_that_were_shown(editor: User) -> None:
    shown = [tell(editor, f"Notice {number}.") for number in range(3)]
    assert shown[2]
    later = tell(editor, "It came meanwhile.")
    desk(editor).post("/admin/notices/seen/", {"up_to": str(shown[2].pk)})
    assert list(Notice.objects.unseen()) == [later]


@pytest.mark.parametrize("values", [{}, {"notice": "x"}, {"up_to": "9" * 40}, {"notice": "²"}])
def test_crafted_number_of_a_notice_finds_nothing(editor: User, values: dict[str, str]) -> None:
    assert desk(editor).post("/admin/notices/seen/", values).status_code == 404


def test_clock_that_stands_still_is_named_on_the_first_page(editor: User, moderator: User) -> None:
    assert b"nothing goes out by itself" in desk(editor).get("/admin/").content
    # Who does not read the desk need not know.
    assert b"nothing goes out by itself" not in desk(moderator).get("/admin/").content
