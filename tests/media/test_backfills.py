"""Sizes that were made by an older recipe are made again, by a worker that may be stopped."""

import io

import pytest
from django.core.management import call_command

from articles.models import Article
from editions.models import PublishedArticle
from media import backfills
from media.backfills import go_on_backfilling
from media.models import Photo, PhotoBackfill
from media.renditions import claim_photo, make_renditions
from newsroom.worker import make_sizes
from tests.builders import live_article, make_photo

pytestmark = pytest.mark.django_db


def with_old_sizes(caption: str) -> Photo:
    """Return a photo of which a paper had one width alone, before it changed its recipe."""
    photo = make_photo(caption=caption)
    make_renditions(photo, widths=[160])
    return photo


def widths_of(photo: Photo) -> list[int]:
    rows = photo.renditions.filter(is_share=False)
    return sorted(set(rows.values_list("width_px", flat=True)))


def shown_widths(article: Article) -> set[int]:
    """Return the widths that a story's page offers of its pictures."""
    row = PublishedArticle.objects.get(pk=article.public_id)
    return {file.width_px for picture in row.shown_pictures for file in picture.files}


def asked_for() -> str:
    out = io.StringIO()
    call_command("make_renditions_again", stdout=out)
    return out.getvalue()


def work() -> None:
    """Do as the worker does until nothing is left."""
    while go_on_backfilling() or make_sizes():
        pass


def test_older_sizes_are_made_again_and_pages_show_them() -> None:
    photo = with_old_sizes("Old")
    article = live_article(photos=[photo])
    assert shown_widths(article) == {160}
    assert asked_for() == "The worker makes them again: 1 photos to see to.\n"
    work()
    assert widths_of(photo)[:3] == [160, 320, 480]
    assert shown_widths(article) >= {160, 320, 480}
    assert not PhotoBackfill.objects.exists()


def test_worker_that_was_stopped_goes_on_and_nothing_is_made_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backfills, "FILES_AT_ONCE", 1)
    first, second = with_old_sizes("First"), with_old_sizes("Second")
    asked_for()
    go_on_backfilling()
    make_sizes()
    made_at = Photo.objects.get(pk=first.pk).rendered_at
    assert widths_of(second) == [160]
    assert asked_for() == "This is under way already: 1 photos to see to.\n"
    work()
    assert len(widths_of(second)) > 1
    assert Photo.objects.get(pk=first.pk).rendered_at == made_at
    assert not PhotoBackfill.objects.exists()


def test_new_photo_goes_before_older_sizes() -> None:
    old, new = with_old_sizes("Old"), make_photo(caption="New")
    asked_for()
    assert not go_on_backfilling()
    assert claim_photo() == new
    assert Photo.objects.get(pk=old.pk).rendered_at is not None


def test_killed_photo_gets_no_sizes_again() -> None:
    photo = with_old_sizes("Killed")
    Photo.objects.filter(pk=photo.pk).update(status="killed")
    asked_for()
    work()
    assert widths_of(photo) == [160]
