"""The photo library's list: its filters, its search, and what it costs."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from desk.admin import photos as admin_photos
from media.models import Photo
from people.models import Organisation, Person, User
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.desk.driving import desk

pytestmark = pytest.mark.django_db


def shown(user: User, query: str) -> set[str]:
    """Return the captions of the photos that the list shows."""
    page = desk(user).get(f"/admin/media/photo/?{query}").content.decode()
    assert "Photos" in page
    return {
        photo.caption
        for photo in Photo.objects.all()
        if f'href="/admin/media/photo/{photo.pk}/change/"' in page
    }


def test_photos_are_found_by_use_shape_date_agency_and_photographer(photo_editor: User) -> None:
    agency, person = Organisation.objects.named("VCG"), Person.objects.named("Li Bo")
    live = make_photo(caption="live", data=picture_bytes(size=(90, 60)), agency=agency)
    drafted = make_photo(caption="drafted", data=picture_bytes(size=(60, 90)), photographer=person)
    make_photo(caption="unused", data=picture_bytes(size=(64, 60)))
    live_article(photos=[live])
    make_article(photos=[drafted])
    Photo.objects.filter(caption="unused").update(uploaded_at=timezone.now() - timedelta(days=20))
    for query, found in (
        ("use=live", {"live"}),
        ("use=draft", {"live", "drafted"}),
        ("use=none", {"unused"}),
        ("shape=landscape", {"live"}),
        ("shape=portrait", {"drafted"}),
        ("shape=square", {"unused"}),
        ("came=week", {"live", "drafted"}),
        ("came=month", {"live", "drafted", "unused"}),
        (f"agency={agency.pk}", {"live"}),
        (f"by={person.pk}", {"drafted"}),
        (f"by={person.pk}&use=live", set()),
        ("shape=round", set()),
        ("q=li+bo", {"drafted"}),
        ("q=vcg&shape=landscape", {"live"}),
    ):
        assert shown(photo_editor, query) == found, query


def test_search_looks_through_the_newest_that_fit_the_filters(
    photo_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin_photos, "WINDOW", 2)
    agency = Organisation.objects.named("VCG")
    for number in range(4):
        make_photo(caption=f"Harbour {number}", agency=agency if number < 1 else None)
    assert shown(photo_editor, "q=harbour") == {"Harbour 3", "Harbour 2"}
    page = desk(photo_editor).get("/admin/media/photo/?q=harbour").content
    assert b"were looked through" in page
    assert shown(photo_editor, f"q=harbour&agency={agency.pk}") == {"Harbour 0"}


def test_list_asks_as_little_for_thirty_photos_as_for_three(
    photo_editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    agency = Organisation.objects.named("VCG")
    client, counts = desk(photo_editor), []
    for _ in range(2):
        for _ in range(3):
            make_photo(agency=agency)
        with django_assert_max_num_queries(30) as context:
            client.get("/admin/media/photo/")
        counts.append(len(context))
    assert counts[0] == counts[1]
