"""Kills a server with SIGKILL, again and again, while it saves, publishes and corrects.

`tests/processes.py` runs `main` on a site of its own. After each kill the record
is verified, and every draft must be one whole save. Prints a line a fault; exits 1 where one is.
"""

import http.client
import os
import random
import signal
import time
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings
from django.db import connections
from django.test import Client

from articles.draft.revisions import newest_revision
from articles.draft.snapshot import story_of
from articles.models import Article
from editions.models import Edition, PublishedArticle
from editions.verification import verify_record
from newsroom.wsgi import application
from people.models import User
from people.roles import Role
from tests.builders import live_article, make_article
from tests.conftest import make_user
from tests.desk.client import action_url, open_story, story_url

STORIES = 4
# How much longer than the three acts take here the last kill waits: kills fall before, within and
# after them.
LATEST_KILL = 1.2

type Act = tuple[str, dict[str, str]]


class Quiet(WSGIRequestHandler):
    """Requests that write no log."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class Server(ThreadingMixIn, WSGIServer):
    """A server of several threads, which end with it."""

    daemon_threads = True


def start_server() -> tuple[int, int]:
    """Start a server in a process of its own, and return its pid and port."""
    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        server = Server(("127.0.0.1", 0), Quiet)
        server.set_app(application)
        os.write(writing, str(server.server_port).encode())
        os.close(writing)
        server.serve_forever()
    os.close(writing)
    with os.fdopen(reading) as told:
        return pid, int(told.read())


def send(port: int, cookie: str, act: Act, answers: list[int]) -> None:
    """Send one act; a server that dies meanwhile is what this is about."""
    address, values = act
    site = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        site.request("POST", address, urlencode(values), headers)
        answers.append(site.getresponse().status)
    except (OSError, http.client.HTTPException):
        pass
    finally:
        site.close()


def acts(client: Client, turn: int) -> list[Act]:
    """Return a save, a publication of a change, and a correction, each on another story."""
    live = list(Article.objects.filter(live="live").order_by("pk"))
    saved, published, corrected = (live[(turn - at) % len(live)] for at in range(3))
    save = open_story(client, saved) | {"headline": f"Saved in turn {turn}", "_save": "1"}
    page = client.get(action_url(published, "publish")).content
    publication = {
        "version": str(published.version),
        "kind": "update",
        "csrfmiddlewaretoken": token_of(page),
    }
    page = client.get(action_url(corrected, "correct")).content
    correction = {
        "edition": str(corrected.live_edition),
        "headline": f"Corrected in turn {turn}",
        "standfirst": "",
        "body": Edition.objects.newest(corrected.public_id).parsed.story.body,  # type: ignore[union-attr]
        "kind": "correction",
        "note": f"The headline was wrong until turn {turn}.",
        "csrfmiddlewaretoken": token_of(page),
    }
    return [
        (story_url(saved), save),
        (action_url(published, "publish"), publication),
        (action_url(corrected, "correct"), correction),
    ]


def token_of(page: bytes) -> str:
    """Return the token of the page's forms."""
    return page.partition(b'name="csrfmiddlewaretoken" value="')[2].partition(b'"')[0].decode()


def faults() -> Iterator[str]:
    """Yield what is wrong with the record, the site or a draft."""
    yield from verify_record()
    for article in Article.objects.all():
        newest = newest_revision(article)
        if newest is None or newest.story != story_of(article):
            yield f"{article.public_id}: the draft is no whole save"
        edition = Edition.objects.newest(article.public_id)
        if (edition.number if edition else 0) != article.live_edition:
            yield f"{article.public_id}: the desk says edition {article.live_edition}"


def begin(client: Client, prepared: list[Act], answers: list[int]) -> tuple[int, list[Thread]]:
    """Start a server, and send it all acts at once."""
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    pid, port = start_server()
    threads = [Thread(target=send, args=(port, cookie, act, answers)) for act in prepared]
    for thread in threads:
        thread.start()
    return pid, threads


def end(pid: int, threads: list[Thread]) -> None:
    """Kill the server, and wait for those who asked it."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    for thread in threads:
        thread.join()


def acts_take(client: Client) -> float:
    """Return how many seconds the three acts take on this machine, with what else it does now."""
    answers: list[int] = []
    prepared = acts(client, 0)
    begun = time.monotonic()
    pid, threads = begin(client, prepared, answers)
    for thread in threads:
        thread.join()
    took_s = time.monotonic() - begun
    end(pid, threads)
    assert len(answers) == len(prepared), "a server that nobody killed did not answer"
    return took_s


def main(rounds: int) -> int:
    """Kill the server so many times; return 1 where anything was left half done."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["*"]
    user: User = make_user("Wen Jia", Role.WEB_EDITOR)
    for number in range(STORIES):
        live_article(headline=f"Story {number}")
    make_article()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    chance = random.Random(20240911)
    answers: list[int] = []
    latest_s = LATEST_KILL * acts_take(client)
    sent = broken = 0
    for turn in range(1, rounds + 1):
        prepared = acts(client, turn)
        pid, threads = begin(client, prepared, answers)
        time.sleep(chance.uniform(0, latest_s))
        end(pid, threads)
        sent += len(prepared)
        for fault in faults():
            broken += 1
            print(f"turn {turn}: {fault}")
    wrong = [status for status in answers if status >= 400]
    done = len(answers)
    print(f"{rounds} kills, {sent} acts sent, {done} answered, {wrong} refused,", end=" ")
    print(f"{Edition.objects.count()} editions, {PublishedArticle.objects.count()} live stories")
    return 1 if broken or not 0 < done < sent else 0
