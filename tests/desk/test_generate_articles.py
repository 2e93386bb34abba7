"""`generate_articles`: a corpus for measuring that the record accepts."""

from math import sqrt

import pytest
from django.core.management import CommandError, call_command

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.draft.search import found_ids
from articles.draft.snapshot import story_of
from articles.models import Article, Revision, Stage
from articles.verification import verify_desk
from editions.choices import Kind
from editions.models import (
    Correction,
    Edition,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    ShownPhoto,
)
from editions.search import search
from editions.verification import rebuild_site, row_text, verify_record
from media.finding import found_ids as found_photo_ids
from media.models import Photo, RenditionFormat
from media.recipes import WIDTHS_PX
from people.actors import SHELL
from related.models import RelatedLink
from wire.processors import in_order

# What seed 28 gives; another where the generator itself, or what an edition holds, is changed.
DIGESTS = ["a48e2e80", "5aea9899", "af14cc4d", "27bb727f"]

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


def test_generated_paper_has_of_everything_what_a_paper_has() -> None:
    generate(200, seed=3)
    assert list(verify_record()) == []
    assert list(verify_desk()) == []
    live = PublishedArticle.objects.all()
    assert Correction.objects.filter(kind=Kind.CORRECTION).exists()
    assert Article.objects.filter(live="withdrawn").exists()
    assert live.filter(language="zh-Hans").exists()
    assert live.exclude(source_slug="").exists()
    assert live.exclude(photos="[]").exists()
    for model in (PublishedPhoto, PublishedTag, PublishedCredit, PublishedThread, ShownPhoto):
        assert model._default_manager.exists(), model
    waiting, known = (RelatedLink.objects.filter(target_id=""), live.values("pk"))
    assert waiting.filter(headline_key__in=PublishedHeadline.objects.values("key")).exists()
    assert RelatedLink.objects.filter(target_id__in=known).exists()
    photo = Photo.objects.first()
    assert photo is not None
    assert photo.pk in found_photo_ids(photo.caption)
    assert photo.renditions.count() == len(WIDTHS_PX) * len(RenditionFormat) + 1
    assert search("trourular").exists()
    before = {row.pk: row_text(row) for row in live}
    assert list(rebuild_site())
    assert {row.pk: row_text(row) for row in live.all()} == before


def test_pieces_come_in_order_whoever_made_them() -> None:
    assert list(in_order(sqrt, (number * number for number in range(40)))) == list(range(40))


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
    generate(3, seed=28)
    # Both times, in two databases: no clock and no chance has a part in it.
    assert [edition.digest[:8] for edition in Edition.objects.order_by("pk")] == DIGESTS
