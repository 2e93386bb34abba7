"""Two who work through the inbox in the same moment, and what is done while its tables change."""

import threading
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection, connections

from articles.models import Article
from people.models import User
from tests.desk.client import desk
from tests.desk.wire_inbox.test_inbox import act, came, listed, telling
from wire.inbox import acts
from wire.inbox.standing import drop_triggers
from wire.models import InboxStory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[Exception]:
    """Do these in the same moment, each on a connection of its own; return what was raised.

    A database in memory has one writer: there one comes after the other.
    """
    raised: list[Exception] = []
    start = threading.Barrier(len(works))

    def work(does: Callable[[], object]) -> None:
        try:
            start.wait()
            does()
        except Exception as fault:
            raised.append(fault)
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        for does in works:
            try:
                does()
            except Exception as fault:
                raised.append(fault)
        return raised
    threads = [threading.Thread(target=work, args=(does,)) for does in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_two_who_take_one_row_by_two_of_its_stories_have_what_each_pressed_on(
    web_editor: User, publisher: User
) -> None:
    for number in range(4):
        at = f"1{number}:19"
        first = telling(f"Ferry {number} stops", f"Northern {number}", at=at)
        second = telling(f"No ferry {number} sails", f"Southern {number}", at=at)
        InboxStory.objects.filter(article__in=(first, second)).update(family=first.pk)

        def takes(story: Article, by: User) -> Callable[[], object]:
            return lambda: acts.take(story, by=by, is_whole_row=True)

        assert at_once(takes(first, web_editor), takes(second, publisher)) == []
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.assigned_to, second.assigned_to) == (web_editor, publisher)


def test_what_is_done_while_tables_change_is_known_when_they_have_changed(
    web_editor: User,
) -> None:
    ferry, pier = came("Ferry sails"), came("Pier closes")
    client = desk(web_editor)
    act(client, pier, "spike")
    drop_triggers(connection)
    act(client, ferry, "take")
    Article.objects.filter(pk=pier.pk).update(stage="draft")
    call_command("migrate", verbosity=0)
    assert listed(client) == ["Pier closes"]
    assert listed(client, "standing=taken") == ["Ferry sails"]
