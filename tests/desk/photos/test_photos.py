"""The photo library at the desk."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from editions.models import PublishedArticle
from media.models import Photo
from people.models import User
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.desk.client import desk, form_values
from tests.media.samples import dataset, with_iim

pytestmark = pytest.mark.django_db

ADD = "/admin/media/photo/add/"


def test_photo_is_added_with_its_words(photo_editor: User) -> None:
    client = desk(photo_editor)
    values = form_values(client.get(ADD).content, "photo_form") | {
        "caption": "A ship.",
        "alt_text": "A white ship",
        "upload": SimpleUploadedFile("a.png", picture_bytes(size=(90, 60), format="PNG")),
    }
    response = client.post(ADD, values)
    photo = Photo.objects.get()
    assert response["Location"] == f"/admin/media/photo/{photo.pk}/change/"
    assert (photo.caption, photo.uploaded_by) == ("A ship.", photo_editor)


def test_same_picture_twice_is_one_photo(photo_editor: User) -> None:
    data = picture_bytes(size=(90, 60))
    photo = make_photo(data=data, caption="The first words.")
    client = desk(photo_editor)
    values = form_values(client.get(ADD).content, "photo_form")
    response = client.post(ADD, values | {"upload": SimpleUploadedFile("b.jpg", data)}, follow=True)
    assert b"in the library already" in response.content
    assert Photo.objects.get().caption == photo.caption


def test_what_is_no_picture_is_refused(photo_editor: User) -> None:
    client = desk(photo_editor)
    values = form_values(client.get(ADD).content, "photo_form")
    upload = SimpleUploadedFile("a.svg", b"<svg onload='x()'/>")
    assert b"is not a picture" in client.post(ADD, values | {"upload": upload}).content
    assert not Photo.objects.exists()


def test_photo_is_changed_but_not_by_a_reporter_who_did_not_bring_it(
    photo_editor: User, reporter: User
) -> None:
    photo = make_photo()
    address = f"/admin/media/photo/{photo.pk}/change/"
    client = desk(photo_editor)
    values = form_values(client.get(address).content, "photo_form") | {"caption": "New words."}
    assert desk(reporter).post(address, values).status_code == 404
    assert client.post(address, values).status_code == 302
    assert Photo.objects.get().caption == "New words."


def test_small_picture_is_for_the_desk_alone(
    web_editor: User, moderator: User, reader: object
) -> None:
    photo = make_photo(rendered=True)
    address = f"/admin/pictures/{photo.content_hash}-480.jpg"
    response = desk(web_editor).get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response).startswith(b"\xff\xd8")
    assert desk(moderator).get(address).status_code == 404
    assert reader.get(address).status_code == 302  # type: ignore[attr-defined]


def test_original_is_a_download_for_the_photo_desk(photo_editor: User, reporter: User) -> None:
    photo = make_photo()
    address = f"/admin/photos/{photo.pk}/original/"
    response = desk(photo_editor).get(address)
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response)
    assert desk(reporter).get(address).status_code == 404


def test_killed_photo_leaves_the_live_story_and_the_desks_small_pictures(
    photo_editor: User,
) -> None:
    photo = make_photo(rendered=True)
    article = live_article(headline="Bridge opens", photos=[photo])
    client = desk(photo_editor)
    address = f"/admin/photos/{photo.pk}/kill/"
    assert b"Bridge opens" in client.get(address).content
    assert b"Fill this in." in client.post(address, {"reason": ""}).content
    assert PublishedArticle.objects.get().pictures
    page = client.post(address, {"reason": "A source in danger."}, follow=True).content.decode()
    assert "Readers get without it: “Bridge opens”." in page
    assert PublishedArticle.objects.get().pictures == []
    assert client.get(f"/admin/pictures/{photo.content_hash}-480.jpg").status_code == 404
    assert article.live_edition == 1


def test_reporter_kills_nothing(reporter: User) -> None:
    photo = make_photo()
    address = f"/admin/photos/{photo.pk}/kill/"
    assert desk(reporter).post(address, {"reason": "x"}).status_code == 404
    assert not Photo.objects.get().is_killed


def test_killed_photo_is_not_offered_for_a_story(web_editor: User) -> None:
    make_photo(caption="Harbour one")
    killed = make_photo(caption="Harbour two")
    desk(web_editor).post(f"/admin/photos/{killed.pk}/kill/", {"reason": "x"})
    query = {"app_label": "articles", "model_name": "figure", "field_name": "photo"}
    found = desk(web_editor).get("/admin/autocomplete/", query | {"term": "Harbour"}).json()
    assert [row["text"] for row in found["results"]] == ["Harbour one"]


def test_no_photo_is_ever_deleted(superuser: User) -> None:
    photo = make_photo()
    make_article(photos=[photo])
    address = f"/admin/media/photo/{photo.pk}/delete/"
    assert desk(superuser).post(address, {"post": "yes"}).status_code == 404
    assert Photo.objects.exists()


def test_the_photo_page_shows_what_the_file_said(photo_editor: User) -> None:
    caption = dataset(2, 120, "Die Fähre fährt.".encode())
    photo = make_photo(data=with_iim(caption + dataset(2, 105, b"Ferry")), caption="A ferry.")
    page = desk(photo_editor).get(f"/admin/media/photo/{photo.pk}/change/").content.decode()
    assert "What the file says" in page
    assert "Die Fähre fährt." in page
    assert 'value="Ferry"' in page


def test_the_photo_page_says_what_is_allowed_and_where_it_is_used(
    photo_editor: User, reporter: User
) -> None:
    until = date(2031, 9, 30)
    photo = make_photo(rendered=True, usage_terms="Not for adverts.", licence_until=until)
    live_article(headline="Pier opens", photos=[photo])
    make_article(headline="Pier closes", photos=[photo])
    address = f"/admin/media/photo/{photo.pk}/change/"
    page = html.fromstring(desk(photo_editor).get(address).content)
    strip = page.xpath("//*[@class='rights-strip']//text()[normalize-space()]")
    assert strip[-4:] == ["Licence", "until 30 September 2031", "Terms", "Not for adverts."]
    uses = " ".join(page.find_class("photo-known")[0].text_content().split())
    assert "Live stories that show it Pier opens" in uses
    assert "In drafts Pier closes" in uses
    # Without the page's script the focal point is two numbers.
    values = form_values(desk(photo_editor).get(address).content, "photo_form")
    values |= {"focal_x": "0.25", "focal_y": "0.75"}
    desk(photo_editor).post(address, values)
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.25, 0.75)
    # Who changes nothing sees what there is, and no empty field.
    page = html.fromstring(desk(reporter).get(address).content)
    names = [row.get("class") for row in page.xpath("//form[@id='photo_form']//*[@class]")]
    assert any("field-usage_terms" in name for name in names)
    assert not any("field-instructions" in name for name in names)


def test_saving_a_photo_stays_with_it(photo_editor: User) -> None:
    address = f"/admin/media/photo/{make_photo().pk}/change/"
    client = desk(photo_editor)
    values = form_values(client.get(address).content, "photo_form")
    response = client.post(address, values | {"caption": "A lock."}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert "Saved." in response.content.decode()
