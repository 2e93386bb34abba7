"""What its house takes back or holds: all that was made of it is named, and goes in one press."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.acts.hold import hold
from articles.door.publishing import publish
from articles.models import Article, Figure, Notice, Presence
from articles.models.article import Live
from people.models import User
from people.roles import Role
from tests.builders import make_article, make_photo, make_section
from tests.conftest import make_user
from tests.desk.client import desk, story_url
from tests.desk.wire_inbox.items import LORRIES, TEXT, send, sent
from wire.offers import note_use

pytestmark = pytest.mark.django_db

KILLED: dict[str, Any] = {"pubstatus": "canceled", "headline": "KILL"}


def address(article: Article) -> str:
    return f"/admin/stories/{article.public_id}/made-of-it/"


def live(article: Article, by: User) -> Article:
    article.section = make_section()
    article.save()
    publish(article, by=by)
    article.refresh_from_db()
    return article


def used_in(item: Article, by: User, headline: str = "A night at the pier") -> Article:
    """Return a story of ours with a paragraph of an item."""
    story = make_article(headline=headline, body=f"<p>{LORRIES}</p>", by=by)
    reading = item.wire_items.first()
    assert reading is not None
    note_use(story, reading, by="x")
    return story


def words_to(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user, is_urgent=True).values_list("words", flat=True))


def test_kill_names_all_that_was_made_of_it_to_whoever_is_on_shift(
    web_editor: User, publisher: User, reporter: User
) -> None:
    at_night = make_user("night", Role.REPORTER)
    at_night.duty_until = timezone.now() + timedelta(hours=8)
    at_night.save()
    away = make_user("away", Role.WEB_EDITOR)
    item = live(sent(), publisher)
    ours = live(used_in(item, reporter), publisher)
    draft = used_in(item, reporter, "Lorries of the coast")
    Presence.objects.create(article=draft, user=web_editor)
    send(2, **KILLED)
    for user in (publisher, web_editor, at_night):
        (notice,) = words_to(user)
        assert "Its source has taken this story back. “Night ferry halted”." in notice
        assert "Readers still see it." in notice
        assert f"Readers see paragraphs of it in “{ours}”." in notice
        assert f"Put into, not live: “{draft}”." in notice
    assert words_to(away) == []
    assert len(words_to(reporter)) == 2, "whose stories have paragraphs of it"
    assert Notice.objects.filter(user=None).exists(), "the paper's webhook"
    front = desk(at_night).get("/admin/").content.decode()
    assert address(item) in front


def test_kill_of_a_draft_that_nobody_has_taken_up_wakes_nobody(publisher: User) -> None:
    sent()
    send(2, **KILLED)
    assert words_to(publisher) == []


def test_kill_of_a_draft_that_is_in_hand_is_told(publisher: User, web_editor: User) -> None:
    item = sent()
    Article.objects.filter(pk=item.pk).update(assigned_to=web_editor)
    send(2, **KILLED)
    assert len(words_to(publisher)) == len(words_to(web_editor)) == 1


def test_one_press_withdraws_all_that_is_live(publisher: User, client: Client) -> None:
    item = live(sent(), publisher)
    ours, draft = live(used_in(item, publisher), publisher), used_in(item, publisher, "Not out")
    send(2, **KILLED)
    browser = desk(publisher)
    assert address(item) in browser.get(story_url(item)).content.decode()
    root = html.fromstring(browser.get(address(item)).content)
    ticked = root.xpath("//input[@name='story'][@checked]/@value")
    assert ticked == [item.public_id, ours.public_id]
    reason = root.xpath("//textarea[@name='reason']")[0].text.strip()
    answer = browser.post(address(item), {"story": ticked, "reason": reason}).content.decode()
    assert answer.count(">Withdrawn</span>") >= 2
    for story in (item, ours):
        gone = client.get(story.live_path)
        assert gone.status_code == 410
        assert "taken this story back" in gone.content.decode()
    draft.refresh_from_db()
    assert draft.live == Live.NOT_YET
    assert "nothing of it that you can withdraw" in browser.get(address(item)).content.decode()


def test_pictures_that_came_with_it_are_named(publisher: User) -> None:
    item = sent()
    Figure.objects.create(article=item, photo=make_photo(caption="Another."), position=1)
    Figure.objects.create(article=item, caption="The pier at night", position=0)
    sent_with_picture = send(
        2, associations={"p": {"type": "picture", "description_text": "The pier at night"}}
    )
    assert sent_with_picture.article == item
    photo = make_photo(caption="Pier")
    Figure.objects.filter(article=item, caption="The pier at night").update(photo=photo)
    live(item, publisher)
    root = html.fromstring(desk(publisher).get(address(item)).content)
    links = root.xpath("//form[contains(@class, 'made-of')]//a/@href")
    assert links[:2] == [
        f"/admin/media/photo/{photo.pk}/change/",
        f"/admin/photos/{photo.pk}/kill/",
    ]
    assert len([link for link in links if "photo" in link]) == 2
    send(3, **KILLED)
    assert any("1 picture came with it" in told for told in words_to(publisher))


@pytest.mark.parametrize("changes", [{"pubstatus": "withheld"}, {"embargoed": ""}])
def test_hold_that_comes_after_a_story_went_out_is_told_once(
    publisher: User, changes: dict[str, Any]
) -> None:
    item = live(sent(), publisher)
    send(2, TEXT, **changes)
    (told,) = words_to(publisher)
    assert told.startswith("Its source says that this story must not go out yet.")
    send(3, TEXT[:3], **changes)
    assert len(words_to(publisher)) == 1
    assert "What was made of it" in desk(publisher).get(address(item)).content.decode()


def test_hold_of_what_no_reader_sees_wakes_nobody(publisher: User) -> None:
    sent()
    send(2, pubstatus="withheld")
    assert words_to(publisher) == []


def test_story_on_hold_is_named_to_those_alone_who_know_of_it(
    publisher: User, web_editor: User, superuser: User
) -> None:
    item = live(sent(), publisher)
    secret = used_in(item, superuser, "The secret report")
    hold(
        secret,
        name="Pier",
        look_again_on=timezone.localdate() + timedelta(days=9),
        people=[superuser],
        by=superuser,
    )
    send(2, **KILLED)
    assert not any("secret" in told for told in words_to(publisher))
    assert any("The secret report" in told for told in words_to(superuser))
    assert "The secret report" not in desk(publisher).get(address(item)).content.decode()


def test_who_may_not_withdraw_sees_it_and_withdraws_nothing(
    publisher: User, reporter: User
) -> None:
    item = live(sent(), publisher)
    browser = desk(reporter)
    assert 'name="story"' not in browser.get(address(item)).content.decode()
    browser.post(address(item), {"story": [item.public_id], "reason": "No."})
    item.refresh_from_db()
    assert item.live == Live.LIVE
