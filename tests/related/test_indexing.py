"""Suggestions are made of the record: no edition is indexed twice, none is missed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.models import Edition
from related.models import Bookmark, StoryVector
from related.suggestions.indexing import index_all, index_next
from related.suggestions.writer_lease import NotClaimed, claimed, hold_on
from tests.builders import live_article

pytestmark = pytest.mark.django_db


def test_an_edition_committed_out_of_its_order_is_indexed_when_it_is_there() -> None:
    """Ids are given before transactions end: a lower one may appear after a higher one."""
    late, early = live_article(), live_article()
    edition = Edition.objects.get(article_id=early.public_id)
    Bookmark.objects.create(pk=1, seen_to=edition.pk, gaps=[[edition.pk - 1, 2_000_000_000]])
    index_all()
    assert set(StoryVector.objects.values_list("pk", flat=True)) == {late.public_id}
    assert Bookmark.objects.get(pk=1).gaps == []


def test_ids_that_were_passed_over_are_waited_for() -> None:
    """A gap is kept until its edition is there."""
    story = live_article()
    edition = Edition.objects.get(article_id=story.public_id)
    Bookmark.objects.create(pk=1, seen_to=edition.pk - 3)
    index_all()
    bookmark = Bookmark.objects.get(pk=1)
    assert bookmark.seen_to == edition.pk
    assert [missed for missed, _ in bookmark.gaps] == [edition.pk - 2, edition.pk - 1]


def test_one_worker_indexes_at_a_time_and_a_lost_one_holds_up_nothing() -> None:
    """The claim keeps others off, runs out by itself, and then its holder writes no more."""
    story = live_article()
    with claimed() as claim:
        assert not index_next()
        with pytest.raises(NotClaimed), claimed():
            pass
        Bookmark.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        index_all()
        assert StoryVector.objects.filter(pk=story.public_id).exists()
        with pytest.raises(NotClaimed):
            hold_on(claim)


def test_what_was_indexed_is_not_indexed_again() -> None:
    """A second look finds nothing to do."""
    live_article()
    index_all()
    assert not index_next()
