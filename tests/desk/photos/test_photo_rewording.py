"""Captions and credits of many photos at once, and the live stories that say the old ones."""

import pytest

from articles.door.publishing import publish
from articles.models import Figure
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from media.models import Photo
from people.actors import SHELL
from people.models import Organisation, User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import Values, desk, form_values

pytestmark = pytest.mark.django_db
WORDS = "/admin/photos/words/"
CORRECTION = {"kind": Kind.CORRECTION, "note": "An earlier version named the wrong ship."}


def words_of(user: User, *photos: Photo) -> tuple[str, Values]:
    """Open the page with captions and credits of these photos."""
    address = f"{WORDS}?{'&'.join(f'photo={photo.pk}' for photo in photos)}"
    values = form_values(desk(user).get(address).content, "words")
    return address, values | {"photo": [photo.pk for photo in photos]}


def test_captions_and_credits_of_many_are_changed_in_one_act(photo_editor: User) -> None:
    first, other = make_photo(caption="One."), make_photo(caption="Two.")
    _, values = words_of(photo_editor, first, other)
    values |= {f"{first.pk}-caption": "The first.", "credit": "Xinhua"}
    desk(photo_editor).post(WORDS, values)
    first.refresh_from_db()
    other.refresh_from_db()
    assert (first.caption, other.caption) == ("The first.", "Two.")
    assert (first.credit_line, other.credit_line) == ("Xinhua", "Xinhua")


def test_what_a_colleague_changed_meanwhile_stays(photo_editor: User) -> None:
    photo = make_photo(caption="One.")
    _, values = words_of(photo_editor, photo)
    Photo.objects.update(caption="The colleague's.")
    desk(photo_editor).post(WORDS, values | {f"{photo.pk}-credit_override": "Xinhua"})
    photo.refresh_from_db()
    assert (photo.caption, photo.credit_override) == ("The colleague's.", "Xinhua")


def test_reporter_changes_no_photo_of_others(reporter: User) -> None:
    photo = make_photo(caption="One.")
    values = {
        "photo": [photo.pk],
        f"{photo.pk}-caption": "x",
        f"initial-{photo.pk}-caption": "One.",
    }
    desk(reporter).post(WORDS, values)
    photo.refresh_from_db()
    assert photo.caption == "One."


def test_live_stories_that_say_the_old_caption_are_corrected(web_editor: User) -> None:
    photo = make_photo(caption="The Anna.", agency=Organisation.objects.named("GT"))
    story, other = live_article(photos=[photo]), live_article(photos=[photo])
    own = make_article(photos=[photo], headline="Says it in its own words")
    Figure.objects.filter(article=own).update(caption="Words of its own.")
    publish(own, by=SHELL)
    client = desk(web_editor)
    address = f"/admin/media/photo/{photo.pk}/change/"
    values = form_values(client.get(address).content, "photo_form") | {"caption": "The Berta."}
    client.post(address, values)
    page = client.get(address).content.decode()
    assert "2 live stories still say the old words: correct them" in page
    stories = f"/admin/photos/{photo.pk}/stories/"
    page = client.get(stories).content.decode()
    assert story.headline in page
    assert own.headline not in page
    tick = f"{story.public_id}|1"
    assert "Tick the stories first" in client.post(stories, CORRECTION).content.decode()
    page = client.post(stories, CORRECTION | {"story": [tick]}).content.decode()
    assert "Corrected. Readers see it now." in page
    live = PublishedArticle.objects.get(pk=story.public_id).parsed.story
    assert live is not None
    assert [figure.caption for figure in live.figures] == ["The Berta."]
    newest = Edition.objects.newest(story.public_id)
    assert newest is not None
    assert newest.kind == Kind.CORRECTION
    # What was looked at is not there any more: nothing is changed a second time.
    page = client.post(stories, CORRECTION | {"story": [tick]}).content.decode()
    assert "newer version" in page
    page = client.get(address).content.decode()
    assert "1 live story still says the old words: correct it" in page
    assert Edition.objects.of(other.public_id).count() == 1


def test_photo_desk_that_may_not_correct_is_not_led_there(photo_editor: User) -> None:
    photo = make_photo(caption="The Anna.")
    live_article(photos=[photo])
    _, values = words_of(photo_editor, photo)
    page = desk(photo_editor).post(WORDS, values | {f"{photo.pk}-caption": "The Berta."})
    assert b"Saved." in page.content
    assert b"old words" not in page.content
    assert desk(photo_editor).get(f"/admin/photos/{photo.pk}/stories/").status_code == 404
