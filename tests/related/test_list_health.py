"""Lists are looked at again when something in them may have changed, by the worker."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.door.publishing import publish, withdraw
from articles.models import Article
from newsroom.worker import WORK
from people.actors import SHELL
from related.lists.list_health import check_all_lists
from related.models import LinkKind, RelatedLink, RelatedList, Trouble
from related.suggestions.indexing import index_all
from tests.builders import live_article, make_article
from tests.related.list_builders import liked, pin

pytestmark = pytest.mark.django_db

FERRY = "<p>The harbour council voted on Monday to buy two electric ferries from Sandvik.</p>"


def work() -> None:
    """Let the worker do what there is about related stories."""
    while WORK["suggestions"]() or WORK["lists"]():
        pass


def trouble(article: Article) -> Trouble | None:
    found = RelatedList.objects.get(pk=article.public_id).trouble
    return Trouble(found) if found else None


def test_new_story_is_looked_at_as_soon_as_its_suggestions_stand() -> None:
    story = live_article(headline="Alone")
    work()
    assert trouble(story) == Trouble.THIN
    grave = live_article(headline="A death", is_sensitive=True)
    work()
    assert trouble(grave) == Trouble.SENSITIVE


def test_list_is_looked_at_when_what_somebody_pinned_is_withdrawn() -> None:
    story, target = live_article(), live_article(headline="Target")
    pin(story, target)
    work()
    assert trouble(story) == Trouble.THIN
    withdraw(target, reason="Wrong.", by=SHELL)
    work()
    assert trouble(story) == Trouble.WITHDRAWN


def test_list_is_looked_at_when_a_headline_that_it_waits_for_comes_and_goes() -> None:
    story = live_article()
    pin(story, headline="The night ferry")
    work()
    RelatedList.objects.update(accepted=[], accepted_at=timezone.now(), is_settled=True)
    come = make_article(headline="The night ferry")
    publish(come, by=SHELL)
    work()
    assert not RelatedList.objects.get(pk=story.public_id).is_settled
    RelatedList.objects.filter(pk=story.public_id).update(accepted=[come.public_id])
    withdraw(come, reason="Wrong.", by=SHELL)
    work()
    assert not RelatedList.objects.get(pk=story.public_id).is_settled


def test_list_is_looked_at_once_when_a_pin_had_its_last_day() -> None:
    story, target = live_article(), live_article()
    pin(story, target, ends_on=timezone.localdate() - timedelta(days=1))
    RelatedList.objects.update_or_create(
        pk=story.public_id,
        defaults={
            "accepted": [target.public_id],
            "accepted_at": timezone.now(),
            "is_settled": True,
        },
    )
    check_all_lists()
    assert not RelatedList.objects.get(pk=story.public_id).is_settled
    assert RelatedLink.objects.get().is_over
    assert WORK["lists"]() is False


def test_cron_does_what_the_worker_does() -> None:
    story = live_article(headline="Alone")
    call_command("publish_due")
    assert trouble(story) == Trouble.THIN


def test_story_told_twice_stands_once_even_where_one_is_pinned() -> None:
    story = live_article(body="<p>Ferries from Sandvik will cross the fjord.</p>")
    first = live_article(headline="Council buys ferries", body=FERRY)
    copy = live_article(headline="Ferries bought by council", body=FERRY)
    index_all()
    headlines = {first.headline, copy.headline}
    assert len(headlines & {headline for headline, _ in liked(story)}) == 1
    for pinned in (first, copy):
        RelatedLink.objects.all().delete()
        pin(story, pinned)
        assert [headline for headline, _ in liked(story) if headline in headlines] == [
            pinned.headline
        ]
    RelatedLink.objects.all().delete()
    pin(story, first, kind=LinkKind.BANNED)
    pin(story, copy)
    assert [headline for headline, _ in liked(story) if headline in headlines] == [copy.headline]
