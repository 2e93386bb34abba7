"""`generate_articles`: a corpus for measuring that the record accepts."""

import pytest
from django.core.management import CommandError, call_command

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.draft.search import found_ids
from articles.draft.snapshot import story_of
from articles.models import Article, Revision, Stage
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from editions.verification import verify_record
from people.actors import SHELL

# What seed 7 gives; another where the generator itself, or what an edition holds, is changed.
DIGESTS = ["b0ee3e45", "2a264d59", "da0fedab"]

pytestmark = pytest.mark.django_db


def generate(count: int, seed: int = 0) -> None:
    call_command("generate_articles", str(count), "--seed", str(seed), verbosity=0)


def test_record_of_generated_stories_is_whole_and_the_door_goes_on_from_it() -> None:
    generate(60)
    assert list(verify_record()) == []
    assert Article.objects.count() == 60
    live = Article.objects.filter(live="live").earliest("pk")
    assert 40 < PublishedArticle.objects.count() < 60
    assert Revision.objects.get(article=live).story == story_of(live)
    amend(live, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert list(verify_record()) == []
    assert found_ids("six ships") == [live.pk]
    assert Article.objects.filter(stage=Stage.DRAFT).exists()


def test_same_seed_is_refused_and_another_writes_others() -> None:
    generate(5, seed=3)
    ids = set(Article.objects.values_list("public_id", flat=True))
    with pytest.raises(CommandError, match="Give another with --seed"):
        generate(5, seed=3)
    generate(5, seed=4)
    assert Article.objects.count() == 10
    assert ids < set(Article.objects.values_list("public_id", flat=True))


@pytest.mark.parametrize("once", [1, 2])
def test_same_seed_writes_the_same_in_every_empty_database(once: int) -> None:
    generate(3, seed=7)
    # Both times, in two databases: no clock and no chance has a part in it.
    assert [edition.digest[:8] for edition in Edition.objects.order_by("pk")] == DIGESTS
