"""The photo library's list: its filters, its search, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from desk.photos import listing
from desk.photos.words import day_words
from media.models import Photo
from people.models import Organisation, Person, User
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.desk.client import desk, form_values

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
    for query, captions in (
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
        assert shown(photo_editor, query) == captions, query


def pages(user: User, query: str) -> list[list[str]]:
    """Return the captions on each page of the list, as one goes on from each to the next."""
    client, captions = desk(user), []
    address = f"/admin/media/photo/?{query}"
    while address:
        page = client.get(address)
        captions.append([photo.caption for photo in page.context["cl"].result_list])
        further = page.context["cl"].older
        assert bool(further) == (b'rel="next"' in page.content)
        address = f"/admin/media/photo/{further}" if further else ""
    return captions


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", "43210"),
        ("q=harbour", "43210"),
        ("q=harb", "43210"),
        ("shape=landscape", "43210"),
        ("use=draft", "43210"),
        ("use=live", "43210"),
        ("came=week", "43210"),
        ("taken=earlier", "01234"),
        ("rights=ended", "01234"),
        ("rights=embargoed", "43210"),
        ("shape=landscape&taken=earlier", "43210"),
        ("q=harbour&shape=landscape&use=live", "43210"),
    ],
)
def test_list_goes_on_in_the_order_of_its_index(
    photo_editor: User, monkeypatch: pytest.MonkeyPatch, query: str, order: str
) -> None:
    monkeypatch.setattr(listing, "A_PAGE", 2)
    now = timezone.now()
    live = [
        make_photo(caption=f"Harbour {number}", data=picture_bytes(size=(90, 60)))
        for number in range(5)
    ]
    live_article(photos=live)
    for number, photo in enumerate(live):
        photo.taken_at = now - timedelta(days=500 + number)
        photo.licence_until = (now - timedelta(days=9 + number)).date()
        photo.embargo_until = now + timedelta(days=9 - number)
        photo.save()
    assert "".join(caption[-1] for page in pages(photo_editor, query) for caption in page) == order
    assert [len(page) for page in pages(photo_editor, query)] == [2, 2, 1]


def test_whole_words_come_before_their_beginnings(photo_editor: User) -> None:
    for caption in ("Harbour", "Harbourside"):
        make_photo(caption=caption)
    assert shown(photo_editor, "q=harbour") == {"Harbour"}
    assert shown(photo_editor, "q=harbou") == {"Harbour", "Harbourside"}


def test_photos_of_one_day_are_each_shown_once(
    photo_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "A_PAGE", 2)
    for number in range(5):
        make_photo(caption=f"Harbour {number}", licence_until=timezone.localdate())
    found = pages(photo_editor, "rights=ending")
    assert [caption[-1] for page in found for caption in page] == list("01234")


def test_rare_photo_is_found_however_many_came_after_it(
    photo_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "A_PAGE", 1)
    monkeypatch.setattr(listing, "AT_A_TIME", 2)
    monkeypatch.setattr(listing, "MOST_LOOKS", 2)
    old = make_photo(caption="Harbour old", embargo_until=timezone.now() + timedelta(days=1))
    for number in range(9):
        make_photo(caption=f"Harbour {number}")
    # What no index knows of is looked for some photos at a time, and the list goes on.
    found = pages(photo_editor, "q=harbour&rights=embargoed")
    assert len(found) > 1
    assert [caption for page in found for caption in page] == [old.caption]


def test_quick_view_says_where_a_photo_was_first_used(photo_editor: User) -> None:
    photo, unused = make_photo(), make_photo(caption="Unused.")
    live_article(headline="Ferries run", photos=[photo])
    live_article(headline="Ferries again", photos=[photo])
    address = "/admin/media/photo/"
    page = desk(photo_editor).get(address).content.decode()
    day = day_words(timezone.localdate())
    assert page.count("First used on ") == 1
    assert f"First used on {day} in “Ferries run”." in page
    assert unused.caption in page


def test_place_that_is_none_is_not_found(photo_editor: User) -> None:
    for place in ("x", "2026-01-01,1", "2026-01-01T00:00:00Z,abc", "2026-01-01T00:00:00Z,²"):
        address = f"/admin/media/photo/?before={place}"
        assert desk(photo_editor).get(address).status_code == 404


def test_changed_words_and_facts_are_found_at_once(photo_editor: User) -> None:
    photo = make_photo(caption="Harbour", data=picture_bytes(size=(90, 60)))
    client = desk(photo_editor)
    address = f"/admin/media/photo/{photo.pk}/change/"
    values = form_values(client.get(address).content, "photo_form") | {"caption": "Airport"}
    assert client.post(address, values).status_code == 302
    assert shown(photo_editor, "q=harbour") == set()
    assert shown(photo_editor, "q=airport&rights=usable") == {"Airport"}
    values = {"decision": "restricted", "reason": "Ask the family first."}
    assert client.post(f"/admin/photos/{photo.pk}/use/", values).status_code == 302
    assert shown(photo_editor, "q=airport&rights=usable") == set()
    assert shown(photo_editor, "q=airport&rights=restricted") == {"Airport"}
    client.post(f"/admin/photos/{photo.pk}/kill/", {"reason": "A source in danger."})
    assert shown(photo_editor, "q=airport&rights=killed") == {"Airport"}


@pytest.mark.parametrize("query", ["", "q=harbour", "shape=square", "q=harbour&shape=square"])
def test_list_reads_through_no_table_and_counts_nothing(photo_editor: User, query: str) -> None:
    make_photo(caption="Harbour")
    client = desk(photo_editor)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/admin/media/photo/?{query}")
    said = [found["sql"].upper() for found in queries if "MEDIA_PHOTO" in found["sql"].upper()]
    assert said
    assert not [sql for sql in said if " LIKE " in sql or "COUNT(" in sql or "OFFSET" in sql]
    assert not [sql for sql in said if "LIMIT" not in sql and "MAX(" not in sql]


def test_list_asks_as_little_for_thirty_photos_as_for_three(
    photo_editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    agency = Organisation.objects.named("VCG")
    client, counts = desk(photo_editor), []
    for _ in range(2):
        for _ in range(3):
            make_photo(agency=agency)
        for query in ("", "q=ferry", f"agency={agency.pk}", f"q=ferry&agency={agency.pk}"):
            with django_assert_max_num_queries(20) as context:
                client.get(f"/admin/media/photo/?{query}")
            counts.append(len(context))
    assert counts[:4] == counts[4:]
