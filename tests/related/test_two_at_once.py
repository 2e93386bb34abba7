"""Moderators who decide in the same moment, each on a connection of their own."""

import threading

import pytest
from django.db import connection, connections

from articles.models import Article
from people.models import User
from related.decisions import decide
from related.decisions.transaction import Decider, Target
from related.lists.also_like import also_like
from related.models import Decision, RelatedLink
from tests.builders import live_article
from tests.website.live_pages import live_row

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 5


def test_pins_of_the_same_moment_all_stand_each_in_a_place_of_its_own(moderator: User) -> None:
    story = live_article()
    others = [live_article() for _ in range(AT_ONCE)]
    start = threading.Barrier(AT_ONCE)
    faults: list[Exception] = []

    def work(other: Article) -> None:
        try:
            start.wait()
            decide.pin(Decider(story.public_id, moderator, seen=0), Target(other.public_id))
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        # A database in memory has one writer; that nobody saw the others' pins holds for it too.
        for other in others:
            decide.pin(Decider(story.public_id, moderator, seen=0), Target(other.public_id))
    else:
        threads = [threading.Thread(target=work, args=(other,)) for other in others]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []
    positions = RelatedLink.objects.filter(article_id=story.public_id).values_list("position")
    assert sorted(positions) == [(place,) for place in range(AT_ONCE)]
    assert Decision.objects.count() == AT_ONCE
    shown = {entry.id for entry in also_like(live_row(story))}
    assert shown == {other.public_id for other in others}
