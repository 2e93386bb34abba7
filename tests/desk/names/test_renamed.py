"""Somebody is renamed: the worker sees to the words of their photos, and to the files."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from media import backfills
from media.models import Photo, PhotoBackfill, PhotoText, Rendition
from media.renditions import claim_photo, make_renditions
from people.models import Organisation, Person, User
from tests.builders import make_photo
from tests.desk.client import desk, form_values

pytestmark = pytest.mark.django_db


def rename(user: User, named: Person | Organisation, **words: str) -> None:
    """Change somebody at the desk, and let the worker do what follows."""
    model = named._meta.model_name
    address = f"/admin/people/{model}/{named.pk}/change/"
    client = desk(user)
    values = form_values(client.get(address).content, f"{model}_form") | words
    assert client.post(address, values).status_code == 302
    while backfills.go_on_backfilling():
        pass


def to_be_made_again() -> set[str]:
    return set(Photo.objects.filter(rendered_at=None).values_list("caption", flat=True))


def names_in_files(photo: Photo) -> list[bytes]:
    """Return the name of the photographer in each file of a photo."""
    names = []
    for row in Rendition.objects.filter(photo=photo):
        with default_storage.open(row.path) as file:
            data = file.read()
        names += [name for name in (b"Li Bo", b"Li Bai") if name in data]
    return names


def test_new_name_is_found_and_stands_in_the_files(
    web_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfills, "AT_ONCE", 1)
    person = Person.objects.named("Li Bo")
    photo = make_photo(caption="theirs", rendered=True, photographer=person)
    make_photo(caption="theirs too", rendered=True, photographer=person)
    make_photo(caption="another's", rendered=True, photographer=Person.objects.named("Ann"))
    assert set(names_in_files(photo)) == {b"Li Bo"}
    rename(web_editor, person, name="Li Bai")
    assert not PhotoBackfill.objects.exists()
    assert to_be_made_again() == {"theirs", "theirs too"}
    while claimed := claim_photo():
        make_renditions(claimed)
    assert set(names_in_files(photo)) == {b"Li Bai"}
    client = desk(web_editor)
    for query, count in (("li+bai", 2), ("li+bo", 0)):
        page = client.get(f"/admin/media/photo/?q={query}")
        assert len(page.context["cl"].result_list) == count


def test_files_that_say_the_same_are_not_made_again(web_editor: User) -> None:
    agency, person = Organisation.objects.named("VCG"), Person.objects.named("Li Bo")
    make_photo(caption="own credit", rendered=True, agency=agency, credit_override="Li Bo")
    make_photo(caption="named", rendered=True, agency=agency)
    rename(web_editor, agency, name="Visual China")
    assert to_be_made_again() == {"named"}
    assert PhotoText.objects.filter(text__contains="visual china").count() == 2
    make_photo(caption="written by others", rendered=True, photographer=person)
    rename(web_editor, person, title="Photographer")
    assert to_be_made_again() == {"named"}


def test_name_that_changes_while_files_are_made_is_not_lost(web_editor: User) -> None:
    person = Person.objects.named("Li Bo")
    make_photo(photographer=person)
    claimed = claim_photo()
    assert claimed is not None
    assert claimed.photographer == person
    rename(web_editor, person, name="Li Bai")
    make_renditions(claimed)
    assert claim_photo() is not None


def test_lost_words_of_photos_are_noted_by_the_worker(web_editor: User) -> None:
    make_photo(caption="Harbour", rendered=True)
    PhotoText.objects.all().delete()
    call_command("rebuild_desk_search", verbosity=0)
    while backfills.go_on_backfilling():
        pass
    page = desk(web_editor).get("/admin/media/photo/?q=harbour")
    assert len(page.context["cl"].result_list) == 1
    assert to_be_made_again() == set()
