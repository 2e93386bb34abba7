"""Whether a photo may be used: kills with their copies, restrictions, permissions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.checks.check import NotReady
from articles.door.publishing import publish
from editions.models import PublishedArticle
from media.models import Photo, PhotoStatus
from people.actors import SHELL
from people.models import Organisation, Person, User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, form_values
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db


def two_alike() -> tuple[Photo, Photo]:
    """Return a photo and another size of it."""
    return make_photo(data=as_file(noisy(1))), make_photo(
        data=as_file(noisy(1), quality=50), caption="The ferry, small."
    )


def test_ticked_copy_is_killed_in_the_same_act(photo_editor: User) -> None:
    photo, copy = two_alike()
    first = live_article(headline="Bridge opens", photos=[photo])
    second = live_article(headline="Bridge closes", photos=[copy])
    client, address = desk(photo_editor), f"/admin/photos/{photo.pk}/kill/"
    page = client.get(address).content.decode()
    assert "in 1 live story" in page
    assert "The ferry, small." in page
    values = {"reason": "A source in danger.", "with_it": [copy.pk]}
    page = client.post(address, values, follow=True).content.decode()
    assert "2 photos killed. Readers get without it: “Bridge opens”; “Bridge closes”." in page
    assert not Photo.objects.exclude(status=PhotoStatus.KILLED).exists()
    assert all(row.pictures == [] for row in PublishedArticle.objects.all())
    for story, killed in ((first, photo), (second, copy)):
        page = client.get(f"/admin/media/photo/{killed.pk}/change/").content.decode()
        assert "These stories had it" in page
        assert f"/admin/articles/article/{story.pk}/change/" in page


def test_copy_that_is_not_ticked_stays_and_no_other_photo_can_be_slipped_in(
    photo_editor: User,
) -> None:
    photo, copy = two_alike()
    stranger = make_photo()
    client, address = desk(photo_editor), f"/admin/photos/{photo.pk}/kill/"
    client.post(address, {"reason": "Wrong.", "with_it": [stranger.pk]})
    assert not Photo.objects.filter(status=PhotoStatus.KILLED).exists()
    client.post(address, {"reason": "Wrong."})
    assert list(Photo.objects.filter(status=PhotoStatus.KILLED)) == [photo]
    assert not Photo.objects.get(pk=copy.pk).is_killed


def test_whoever_has_the_night_kills(reporter: User) -> None:
    photo = make_photo()
    reporter.duty_until = timezone.now() + timedelta(hours=8)
    reporter.save()
    assert "Kill…" in desk(reporter).get(f"/admin/media/photo/{photo.pk}/change/").content.decode()
    desk(reporter).post(f"/admin/photos/{photo.pk}/kill/", {"reason": "The agency asks."})
    assert Photo.objects.get().is_killed


def test_restricted_photo_goes_out_with_a_named_permission_alone(photo_editor: User) -> None:
    photo = make_photo()
    draft = make_article(photos=[photo])
    client, address = desk(photo_editor), f"/admin/photos/{photo.pk}/use/"
    client.post(address, {"decision": "restricted", "reason": "A child is in it."})
    with pytest.raises(NotReady, match="restricted"):
        publish(draft, by=SHELL)
    values = {"decision": "permitted", "reason": "They wrote to us."}
    assert b"Name who permits it" in client.post(address, values).content
    yesterday = timezone.localdate() - timedelta(days=1)
    values |= {"permitted_by": "The parents, by letter"}
    ended = client.post(address, values | {"permitted_until": str(yesterday)})
    assert b"This day is over" in ended.content
    page = client.post(address, values, follow=True).content.decode()
    assert "Permitted by The parents, by letter" in page
    publish(draft, by=SHELL)


def test_permission_ends_with_its_last_day_and_a_lifted_restriction_is_gone(
    photo_editor: User,
) -> None:
    photo = make_photo()
    draft = make_article(photos=[photo])
    client, address = desk(photo_editor), f"/admin/photos/{photo.pk}/use/"
    today = timezone.localdate()
    client.post(address, {"decision": "restricted", "reason": "A child is in it."})
    permission = {"decision": "permitted", "permitted_by": "The parents", "reason": "A letter."}
    client.post(address, permission | {"permitted_until": str(today)})
    assert Photo.objects.get().may_be_used_on(today)
    Photo.objects.update(permitted_until=today - timedelta(days=1))
    with pytest.raises(NotReady, match="restricted"):
        publish(draft, by=SHELL)
    client.post(address, {"decision": "freed", "reason": "The child is not to be seen."})
    assert Photo.objects.get().status == PhotoStatus.USABLE
    publish(draft, by=SHELL)


def test_use_is_decided_by_the_photo_desk_and_never_of_a_killed_photo(
    photo_editor: User, reporter: User
) -> None:
    photo = make_photo()
    address = f"/admin/photos/{photo.pk}/use/"
    values = {"decision": "restricted", "reason": "x"}
    assert desk(reporter).post(address, values).status_code == 404
    desk(photo_editor).post(f"/admin/photos/{photo.pk}/kill/", {"reason": "x"})
    assert desk(photo_editor).post(address, values).status_code == 404
    assert Photo.objects.get().is_killed


def test_rights_that_end_within_a_week_are_listed_for_the_photo_desk(
    photo_editor: User, reporter: User
) -> None:
    today = timezone.localdate()
    soon, late, over = (
        make_photo(caption=words, licence_until=today + timedelta(days=days))
        for words, days in (("Ends soon", 7), ("Ends late", 8), ("Ended", -1))
    )
    live_article(photos=[soon])
    page = desk(photo_editor).get("/admin/").content.decode()
    assert "Rights that end within a week" in page
    assert "Live stories keep it." in page
    assert "Ends soon" in page
    assert "Ends late" not in page
    assert "Rights that end" not in desk(reporter).get("/admin/").content.decode()
    for rights, photo in (("ending", soon), ("ended", over)):
        page = desk(photo_editor).get(f"/admin/media/photo/?rights={rights}").content.decode()
        shown = [one for one in (soon, late, over) if f"/photo/{one.pk}/change/" in page]
        assert shown == [photo]


def test_credit_is_made_by_the_agencys_pattern(photo_editor: User) -> None:
    agency = Organisation.objects.named("VCG")
    client, address = desk(photo_editor), f"/admin/people/organisation/{agency.pk}/change/"
    values = form_values(client.get(address).content, "organisation_form")
    refused = client.post(address, values | {"credit_pattern": "Photo by {somebody}"})
    assert b"no other braces" in refused.content
    client.post(address, values | {"credit_pattern": "Photo by {photographer} ({agency})"})
    photo = make_photo(agency=agency, photographer=Person.objects.named("Li Bo"))
    photo = Photo.objects.get(pk=photo.pk)
    assert photo.credit_line == "Photo by Li Bo (VCG)"
    photo.photographer = None
    assert photo.credit_line == "VCG"
    photo.credit_override = "Xinhua"
    assert photo.credit_line == "Xinhua"
