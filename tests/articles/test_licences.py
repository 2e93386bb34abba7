"""Licences that end: by the agency's setting the photo leaves live stories, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.acts.licences import see_to_ended_licences
from articles.acts.photo_kill import kill_photo
from articles.checks.change_kinds import NamedChange
from articles.checks.check import NotReady
from articles.door.publishing import amend
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from media.models import Photo
from media.restricting import restrict
from newsroom.worker import work_once
from people.actors import SHELL
from people.models import AtLicenceEnd, Organisation
from tests.builders import live_article, make_photo

pytestmark = pytest.mark.django_db


def photo_of(name: str, at_end: str, days: int) -> Photo:
    """Return a photo of this agency whose licence ends so many days from now."""
    agency, _ = Organisation.objects.get_or_create(name=name, defaults={"at_licence_end": at_end})
    return make_photo(
        agency=agency, licence_until=timezone.localdate() + timedelta(days=days), caption=name
    )


def end_of(photo: Photo, days: int) -> None:
    """Let the licence end so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    Photo.objects.filter(pk=photo.pk).update(licence_until=day)


def test_photo_leaves_live_stories_at_the_end_only_where_the_agency_wants_it() -> None:
    strict, mild = photo_of("Getty", AtLicenceEnd.TAKE_OUT, 3), photo_of("GT", "keep", 3)
    story, other = live_article(photos=[strict]), live_article(photos=[mild])
    see_to_ended_licences()
    assert PublishedArticle.objects.get(pk=story.public_id).pictures
    for photo in (strict, mild):
        end_of(photo, -1)
    while work_once():
        pass
    assert PublishedArticle.objects.get(pk=story.public_id).pictures == []
    assert PublishedArticle.objects.get(pk=other.public_id).pictures
    story.refresh_from_db()
    assert story.live_edition == 2
    newest = Edition.objects.newest(story.public_id)
    assert newest is not None
    assert (newest.kind, newest.by) == (Kind.HOUSEKEEPING, "the clock")
    # Once: nothing more goes out.
    see_to_ended_licences()
    assert Edition.objects.of(story.public_id).count() == 2


def test_photo_on_its_last_day_stays() -> None:
    photo = photo_of("Getty", AtLicenceEnd.TAKE_OUT, 0)
    story = live_article(photos=[photo])
    see_to_ended_licences()
    assert PublishedArticle.objects.get(pk=story.public_id).pictures


def test_one_story_that_fails_keeps_no_other_photo_in(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = (photo_of(name, AtLicenceEnd.TAKE_OUT, 1) for name in ("Bad", "Good"))
    live_article(photos=[bad])
    story = live_article(photos=[good])
    for photo in (bad, good):
        end_of(photo, -1)
    monkeypatch.setattr("articles.acts.licences.tell_publishers", fail_for("Bad"))
    see_to_ended_licences()
    assert PublishedArticle.objects.get(pk=story.public_id).pictures == []
    monkeypatch.undo()
    see_to_ended_licences()
    assert all(row.pictures == [] for row in PublishedArticle.objects.all())


def fail_for(name: str) -> object:
    """Return what fails where these words are told."""

    def told(words: str, **others: object) -> None:
        if name in words:
            raise RuntimeError("The disk is full.")

    return told


def test_kill_is_not_stopped_by_another_photo_that_may_not_go_out() -> None:
    photo, other = make_photo(), make_photo()
    story = live_article(photos=[photo, other])
    restrict(other, reason="Ask first.", by=SHELL)
    kill_photo(photo, reason="A source in danger.", by=SHELL)
    pictures = PublishedArticle.objects.get(pk=story.public_id).pictures
    assert photo.content_hash not in str(pictures)
    with pytest.raises(NotReady, match="restricted"):
        amend(story, {"headline": "New words"}, NamedChange(Kind.UPDATE), by=SHELL)
